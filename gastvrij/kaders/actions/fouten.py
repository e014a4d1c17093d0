"""What is refused in kaders; each message is fit for the kaderbeheerder."""

from collections.abc import Sequence

from gastvrij.kaders.models import Voorstel


class CannotRead(Exception):
    """A file cannot be taken in.

    `voorstel` is what an earlier upload of it gave, if any; `problems` one sentence a bad line.
    """

    def __init__(
        self,
        message: str,
        *,
        voorstel: Voorstel | None = None,
        problems: Sequence[str] = (),
    ) -> None:
        super().__init__(message)
        self.voorstel = voorstel
        self.problems = problems


class CannotAdopt(Exception):
    """A proposal cannot become a version. `field` is what the person has to change."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class CannotReject(Exception):
    """A proposal cannot be rejected."""


class CannotPublish(Exception):
    """A version cannot be published."""


class CannotSetNorm(Exception):
    """A norm cannot be set. `field` is what the person has to change."""

    def __init__(self, message: str, *, field: str) -> None:
        super().__init__(message)
        self.field = field
