"""How far the reading of one file is, told to whoever waits for it."""

from collections.abc import Callable

# Takes what is done and how much there is in all: pages of a PDF, sheets of a workbook. The second
# is None where nobody can say.
Stap = Callable[[int, int | None], None]


def no_step(_done: int, _total: int | None) -> None:
    """Tell nobody."""


class Verteld:
    """Passes every step on, and can tell the last one again where the next work begins."""

    def __init__(self, step: Stap = no_step) -> None:
        self.step = step
        self.last: tuple[int, int | None] = (0, None)

    def __call__(self, done: int, total: int | None) -> None:
        """Tell how far the reading is."""
        self.last = (done, total)
        self.step(done, total)

    def again(self) -> None:
        """Tell that it is as far as it was, and alive."""
        self.step(*self.last)
