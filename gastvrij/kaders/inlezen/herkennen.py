"""Recognise what kind of framework a text is, by the marks of its form."""

import re
from collections.abc import Callable

from .competentie.kenmerken import count_levels, has_competence_table, named_kind
from .formulier.schaal import BOXES, is_label
from .functie.tabellen import FUNCTION_PART, asks_levels, asks_of_functions
from .gemeen.opmaak import Kanttekeningen, split_bullet
from .gemeen.tekst import Tekst
from .gesprek.koppen import PHASE, STRUCTURE
from .gesprek.tabel import unfold
from .toetsplan.kenmerken import plan_certainty
from .toetsplan.toetsterm import CODE

_TALK = re.compile(
    r"\b(?:gesprek\w*|beller|klantcontact\w*|telefo\w+|calls?|callers?|conversation)\b",
    re.IGNORECASE,
)
_COMPETENCE = re.compile(
    r"competen(?:tie|cy|ce)\w*|kennis|vaardighe\w+|houding|attitude|gedragsindicator\w*|"
    r"knowledge|skills?|behaviou?r\w*",
    re.IGNORECASE,
)
_NORMS = re.compile(
    r"\b(?:service\s?normen|servicenorm|kwaliteitshandvest|dienstverleningsnormen|normenkader|"
    r"servicebeloften?|dit mag u van ons verwachten|service (?:standards|levels?|charter)|"
    r"bereikbaarheidsnormen|normen (?:voor|van|per))\b",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"\b(?:(?:beoordelings|observatie|score|assessment)\s?-?formulier|beoordelingslijst|scorelijst|"
    r"(?:assessment|observation|score|scoring|rating) (?:form|sheet))\b",
    re.IGNORECASE,
)
_CRITERION = re.compile(r"(?:beoordelings)?criteri(?:um|a|on)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\d{1,2}[.)]\s+\S")
SURE = 0.5


def recognise(tekst: Tekst) -> list[tuple[str, float]]:
    """Return every kind that this may be with its certainty (0 to 1), the surest first."""
    found = [(kind, round(min(score(tekst), 1.0), 2)) for kind, score in _SCORES.items()]
    return sorted((one for one in found if one[1] > 0), key=lambda one: -one[1])


def _bullets(tekst: Tekst) -> int:
    return sum(split_bullet(regel.text) is not None for regel in tekst.filled)


def _items(tekst: Tekst) -> int:
    return _bullets(tekst) + sum(bool(_NUMBERED.match(regel.text)) for regel in tekst.filled)


def _field_words(tekst: Tekst) -> int:
    short = [regel.text for regel in tekst.filled if len(regel.text) < SHORT]
    return sum(bool(_COMPETENCE.search(text)) for text in short)


def _phases(tekst: Tekst) -> int:
    return sum(bool(PHASE.match(regel.text)) for regel in tekst.filled)


def _dictionary(tekst: Tekst) -> float:
    levels, named = count_levels(tekst), named_kind(tekst)
    if levels < FEW:
        told = _bullets(tekst) >= MANY or has_competence_table(tekst) or _field_words(tekst) > 1
        return NAMED if named == "competentiewoordenboek" and told else 0.0
    if named == "competentiewoordenboek":
        return NAMED
    sure = 0.6 + 0.1 * (_field_words(tekst) > 0) + 0.01 * min(levels, 20)
    return sure if named is None else sure / 2


def _profile(tekst: Tekst) -> float:
    named = named_kind(tekst)
    table = has_competence_table(tekst)
    levels = count_levels(tekst) >= FEW
    if named == "competentieprofiel" and (table or levels or _items(tekst) >= MANY):
        return NAMED
    if levels or _phases(tekst) >= FEW or named == "functieprofiel":
        return 0.0
    bullets = 0.3 * (_bullets(tekst) >= MANY)
    words = _field_words(tekst)
    lines = bullets + 0.3 * (words > 0) + 0.2 * (words > 1) if words else 0.0
    return max(lines, 0.7 * table)


def _functieprofiel(tekst: Tekst) -> float:
    named = named_kind(tekst) == "functieprofiel"
    parts = sum(bool(FUNCTION_PART.fullmatch(regel.text)) for regel in tekst.filled)
    asks = asks_levels(tekst)
    if named:
        return NAMED if asks or parts or _field_words(tekst) else 0.0
    return 0.85 * asks if parts or asks_of_functions(tekst) else 0.0


def _conversation(tekst: Tekst) -> float:
    talk = sum(bool(_TALK.search(regel.text)) for regel in tekst.filled)
    phases = _phases(tekst)
    if phases:
        return 0.4 * (phases >= FEW) + 0.25 + 0.3 * (talk > 1)
    titled = any(STRUCTURE.search(regel.text) for regel in tekst.filled)
    if talk + titled <= 1 or count_levels(tekst) >= FEW or _codes(tekst):
        return 0.0
    starts = len(unfold(list(tekst.regels), Kanttekeningen()).heads)
    return (0.5 + 0.2 * titled) * (starts >= FEW)


def _service_norms(tekst: Tekst) -> float:
    """Norms stand in short lines by channel, or below a title that says so."""
    head = [regel.text for regel in tekst.filled[:HEAD]]
    titled = any(_NORMS.search(text) for text in head)
    if _phases(tekst) or _codes(tekst) or (count_levels(tekst) >= FEW and not titled):
        return 0.0
    # Loaded here: most documents are no norms, and these patterns take long to make.
    from .normen.getallen import figures
    from .normen.tabel import CHANNEL

    held = [regel.text for regel in tekst.filled if figures(regel.text, bare=True)]
    channels = sum(len(text) < SHORT and bool(CHANNEL.search(text)) for text in _texts(tekst))
    by_channel = 0.25 * (channels >= FEW) + 0.3 * (len(held) >= MANY)
    return (by_channel + 0.5 * titled) * bool(held)


def _form(tekst: Tekst) -> float:
    """A form names itself, or has a column of criteria beside the steps of a scale."""
    head = [regel.text for regel in tekst.filled[:HEAD]]
    titled = any(_FORM.search(text) for text in head)
    scaled = any(
        sum(map(is_label, filter(None, regel.cells))) >= FEW
        and any(_CRITERION.match(cell) for cell in regel.cells)
        for regel in tekst.filled
    )
    boxes = sum(bool(BOXES.search(regel.text)) for regel in tekst.filled)
    if not (titled or scaled) or _phases(tekst) >= FEW:
        return 0.0
    if any(map(_FORM.search, head[:FEW])) and "toetsplan" not in head[0].lower():
        return 1.0
    return 0.5 * titled + 0.5 * scaled + 0.2 * (boxes >= MANY)


def _texts(tekst: Tekst) -> list[str]:
    return [cell for regel in tekst.filled for cell in regel.cells if cell]


def _codes(tekst: Tekst) -> int:
    return sum(bool(CODE.match(regel.text)) for regel in tekst.filled)


FEW, MANY, SHORT, NAMED, HEAD = 2, 3, 80, 0.95, 4
_SCORES: dict[str, Callable[[Tekst], float]] = {
    # First, because a form names the exam plan it belongs to: of equals the first counts.
    "beoordelingsformulier": _form,
    "toetsplan": plan_certainty,
    "competentiewoordenboek": _dictionary,
    "competentieprofiel": _profile,
    "functieprofiel": _functieprofiel,
    "gespreksstructuur": _conversation,
    "servicenormen": _service_norms,
}
