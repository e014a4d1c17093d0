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
    """A version cannot be published. `field` is what the person has to change."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class CannotSwitch(Exception):
    """A version cannot be taken into use. `field` is what the person has to change."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class CannotDecide(Exception):
    """It cannot be decided that an element is the same as one of the version before."""


class CannotSetNorm(Exception):
    """A norm cannot be set. `field` is what the person has to change."""

    def __init__(self, message: str, *, field: str) -> None:
        super().__init__(message)
        self.field = field


class CannotEdit(Exception):
    """A concept cannot be edited this way; `is_conflict` if somebody else edited it meanwhile."""

    def __init__(self, message: str, *, is_conflict: bool = False) -> None:
        super().__init__(message)
        self.is_conflict = is_conflict


class CannotCheck(Exception):
    """A decision about a proposal cannot be kept. `reason` is a code; "conflict": changed since."""

    def __init__(self, message: str, *, reason: str = "") -> None:
        super().__init__(message)
        self.reason = reason


class CannotTie(Exception):
    """A crosswalk cannot be changed or signed this way.

    `changes` says what others did to it since this person looked, one sentence each.
    """

    def __init__(self, message: str, *, field: str = "", changes: Sequence[str] = ()) -> None:
        super().__init__(message)
        self.field = field
        self.changes = tuple(changes)
