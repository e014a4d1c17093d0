"""Which files may stand in a dossier, and when the dossier of who left goes.

Source of the term: AVG 5(1)(e). No source names a number of days, so without a term that the
gemeente laid down nothing is destroyed.
"""

from dataclasses import dataclass
from datetime import date, timedelta

# What a file of this kind begins with, whatever its name says.
_SIGNATURES = (
    (b"%PDF-", "application/pdf", "pdf"),
    (b"\xff\xd8\xff", "image/jpeg", "jpg"),
    (b"\x89PNG\r\n\x1a\n", "image/png", "png"),
)


@dataclass(frozen=True)
class Bestandssoort:
    """A kind of file: what a browser calls it, and how its name ends."""

    mediatype: str
    ending: str


def bestandssoort(inhoud: bytes) -> Bestandssoort | None:
    """Return what a file is by its content: PDF, JPG or PNG; None for everything else."""
    for start, mediatype, ending in _SIGNATURES:
        if inhoud.startswith(start):
            return Bestandssoort(mediatype, ending)
    return None


def ending_of(mediatype: str) -> str:
    """Return how the name of a file of this kind ends; empty for a kind that is not taken."""
    return next((ending for _start, kind, ending in _SIGNATURES if kind == mediatype), "")


def destroyed_on(laatste_dag: date, dagen: int) -> date:
    """Return the day on which the term of a dossier is over: `dagen` after the last day."""
    return laatste_dag + timedelta(days=dagen)


def is_due(laatste_dag: date, dagen: int, *, is_settled: bool, on: date) -> bool:
    """Test if the dossier of who left goes on a day.

    Its term of `dagen` is over, and it `is_settled` that the dossier went along or was not wanted.
    """
    return is_settled and destroyed_on(laatste_dag, dagen) <= on
