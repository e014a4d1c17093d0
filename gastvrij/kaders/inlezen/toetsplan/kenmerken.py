"""The marks by which an exam plan is recognised."""

import re

from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen
from gastvrij.kaders.inlezen.gemeen.schaal import CROSSES, scale_codes
from gastvrij.kaders.inlezen.gemeen.tekst import Tekst
from gastvrij.kaders.inlezen.gemeen.velden import match_label

from .kolommen import read_head
from .kop import is_title
from .regels import prepared, split_mark
from .toetsterm import CODE
from .woorden import is_column_title

_NAMED = re.compile(r"toetsterm|toetsplan|toetsmatrijs|learning outcome", re.IGNORECASE)
_FORM = re.compile(
    r"beoordelings?\s?-?formulier|assessment form|observatieformulier", re.IGNORECASE
)
TITLED, EARLY = 0.9, 12


def plan_certainty(tekst: Tekst) -> float:
    """Return how sure it is that this is an exam plan, from 0 up; above 1 is as sure as 1."""
    regels = prepared(tekst.filled, Kanttekeningen())
    crosses = sum(bool(CROSSES.intersection(regel.text.split()[-4:])) for regel in regels)
    labels = sum(bool(match_label(regel.text)) for regel in regels)
    columns = sum(any(map(is_column_title, regel.cells)) for regel in regels)
    scales = any(scale_codes(regel.text.split()) for regel in regels)
    named = any(_NAMED.search(regel.text) for regel in regels)
    titled = any(is_title(regel.text) for regel in regels)
    headed = any(read_head([regel]) for regel in regels if regel.has_cells)
    coded = any(CODE.match(split_mark(cell)) for regel in regels for cell in regel.cells)
    marks = 0.3 * (crosses >= 1) + 0.15 * scales + 0.2 * (labels > 1) + 0.15 * (columns > 0)
    score = marks + 0.2 * named + 0.2 * headed + 0.3 * titled
    first = [regel.text for regel in regels[:EARLY]]
    if any(map(is_title, first)) and not any(map(_FORM.match, first)) and (coded or headed):
        return max(score, TITLED)
    return score * (1.0 if coded or (titled and headed) else 0.4)
