"""What is refused; every message is fit for the person at the screen."""


class CannotWrite(Exception):
    """The text cannot be kept like this; `field` is what to mend, if it is one field."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class Outdated(Exception):
    """Somebody else changed it in the meantime; nothing was overwritten."""
