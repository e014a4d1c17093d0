"""The rows that lines and tables of a competence document become."""

from dataclasses import dataclass


@dataclass(slots=True)
class Rij:
    """One line, or one sentence over several lines, of a competence document.

    `kind` names what takes it in; only rows of the kind `title` still wait for their role.
    `is_explicit`: the source itself says that this heads a cluster or a competence.
    """

    kind: str
    text: str
    line: int
    code: str | None = None
    label: str | None = None
    title: str | None = None
    marks: tuple[str, ...] = ()
    blank_before: bool = False
    glued: bool = False
    heading: int = 0
    number: str | None = None
    is_explicit: bool = False
    reuse: bool = False
    doubt: str = ""
