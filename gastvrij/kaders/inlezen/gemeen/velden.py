"""Header fields of exam plans and frameworks: their labels, and which value fits which."""

import re
from collections.abc import Sequence

from .datums import find_date, is_date
from .tekst import tidy

FIELDS: dict[str, tuple[str, ...]] = {
    "ingangsdatum": (
        "ingangsdatum",
        "datum ingang",
        "datum van ingang",
        "geldig vanaf",
        "geldig per",
        "geldig met ingang van",
        "effective date",
        "effective from",
        "date of commencement",
        "commencement date",
        "start date",
        "starting date",
        "valid from",
        "in force from",
    ),
    "datum_versie": ("datum versie", "versiedatum", "version date", "date of version"),
    "versie": ("versie", "versienummer", "version", "version number"),
    "datum_onderhoud": ("datum onderhoud", "maintenance date", "date of maintenance"),
    "laatste_wijzigingsdatum": (
        "laatste wijzigingsdatum",
        "datum laatste wijziging",
        "date of last change",
        "last change date",
    ),
    "datum_vaststelling": (
        "datum vaststelling",
        "vastgesteld op",
        "vaststellingsdatum",
        "date adopted",
        "adopted on",
        "date of adoption",
    ),
    "naam_van_de_toets": (
        "naam van de toets",
        "naam toets",
        "naam van het examen",
        "examen",
        "name of the test",
        "name of test",
        "test name",
        "name of the exam",
        "name of exam",
        "exam name",
        "name of the examination",
        "title of the test",
        "title of the exam",
    ),
    "toetsvorm": (
        "toetsvorm",
        "examenvorm",
        "vorm van de toets",
        "type of test",
        "test type",
        "form of the test",
        "test form",
        "test format",
        "type of exam",
        "form of the exam",
        "exam form",
        "exam format",
        "assessment form",
        "form of assessment",
        "type of assessment",
        "method of assessment",
    ),
    "toegestane_tijd": (
        "toegestane tijd",
        "toetsduur",
        "tijdsduur",
        "beschikbare tijd",
        "duur",
        "time allowed",
        "allowed time",
        "permitted time",
        "duration",
    ),
    "aantal_vragen": (
        "aantal vragen",
        "aantal opdrachten",
        "number of questions",
        "number of assignments",
        "number of tasks",
    ),
    "cesuur": (
        "cesuur",
        "cesuur/norm",
        "pass mark",
        "pass score",
        "passing score",
        "passing mark",
        "cut-off score",
        "cut score",
        "pass/fail mark",
    ),
    "scoringsregels": ("scoringsregels", "scoring", "puntentelling", "scoring rules"),
    "toegestane_hulpmiddelen": (
        "toegestane hulpmiddelen",
        "hulpmiddelen",
        "permitted aids",
        "aids allowed",
        "allowed aids",
        "aids permitted",
        "permitted resources",
        "resources allowed",
        "allowed resources",
        "permitted tools",
        "tools allowed",
    ),
    "instructies": ("instructies", "instructie", "instructions"),
    "doelgroep": ("doelgroep", "target group"),
    "status": ("status",),
    "toetscode": ("toetscode", "examencode", "test code", "exam code"),
    "weging": ("weging", "weighting"),
}
_LABELS = {label: key for key, labels in FIELDS.items() for label in labels}
_LONGEST_FIRST = sorted(_LABELS, key=len, reverse=True)
_ANY_LABEL = tuple(_LABELS)
DATE_FIELDS = frozenset(key for key in FIELDS if "datum" in key)

_NONE = re.compile(
    r"(?:niet van toepassing|n\.?v\.?t\.?|geen(?: \w+)?|not applicable|n/?a|none|no \w+)\.?",
    re.IGNORECASE,
)
_DURATION = re.compile(
    r"\b\d+\s*(?:minuten|minuut|minutes|minute|min|uur|uren|hours|hour)\b", re.IGNORECASE
)
_MODULE = re.compile(r"[A-Z]{1,4}\d{0,3}\s*[:–-]\s+\S")
_CUES: dict[str, re.Pattern[str]] = {
    "toetsvorm": re.compile(
        r"\b(?:proeve|toets|schriftelijk|mondeling|meerkeuze|assessment|written|oral|practical|"
        r"multiple choice)",
        re.I,
    ),
    "cesuur": re.compile(r"formulier|voldoende|geslaagd|punten|%|\bform\b|points|passed", re.I),
    "scoringsregels": re.compile(r"formulier|punten|score|\bform\b|points", re.I),
    "instructies": re.compile(r"verstrekt|uitgereikt|ontvangt|lees|provided|handed|receives", re.I),
    "toegestane_hulpmiddelen": re.compile(
        r"rekenmachine|wettenbundel|naslag|woordenboek|calculator|dictionary", re.I
    ),
}
_LOOSE = frozenset(
    [
        "examen",
        "status",
        "versie",
        "duur",
        "scoring",
        "weging",
        "instructie",
        "hulpmiddelen",
        "version",
        "duration",
        "instructions",
        "weighting",
    ]
)
_LETTERS = re.compile(r"[a-zà-ÿ]{3}")
_OWN_LABEL = re.compile(r"(?P<label>[A-ZÀ-Ý][\w()/'-]*(?: [\w()/'-]+){0,4})\s*:\s+(?P<value>\S.*)")
MAX_PAIRS = 100_000
FORBIDDEN = -1


def match_label(text: str) -> tuple[str, str, str] | None:
    """Return (key, label as printed, rest of the line) if the line starts with a field label."""
    low = text.lower()
    if not low.startswith(_ANY_LABEL):
        return None
    for label in _LONGEST_FIRST:
        if not low.startswith(label):
            continue
        printed, rest = text[: len(label)], text[len(label) :]
        if _ends_the_label(label, rest):
            return _LABELS[label], printed, tidy(rest.lstrip(" :"))
    return None


def _ends_the_label(label: str, rest: str) -> bool:
    if rest.lstrip()[:1] in ("", ":"):
        return True
    value = rest.strip()
    if not rest[0].isspace():
        return False
    if _LABELS[label] in DATE_FIELDS:
        return find_date(value) is not None
    return label not in _LOOSE and (value[:1].isupper() or value[:1].isdigit())


def is_label(text: str) -> bool:
    """Test if the text is a known field label and nothing else."""
    found = match_label(text)
    return found is not None and not found[2]


def split_field(text: str) -> tuple[str, str, str] | None:
    """Return (key, label, value) of a line with a short label of its own and a colon."""
    found = _OWN_LABEL.fullmatch(text)
    if found and not _LETTERS.search(found["label"]):
        return None
    return (field_key(found["label"]), found["label"], found["value"]) if found else None


def field_key(label: str) -> str:
    """Return the key of a field label, known or not."""
    low = tidy(label).lower().rstrip(" :")
    return _LABELS.get(low) or re.sub(r"\W+", "_", low).strip("_")


def is_typed_value(text: str) -> bool:
    """Test if the text can only be the value of a field: a date, a duration, none, a module."""
    return bool(
        is_date(text) or _NONE.fullmatch(text) or _DURATION.match(text) or _MODULE.match(text)
    )


def affinity(key: str, value: str) -> int:
    """Return how well a value fits a field, from 1 up; FORBIDDEN if it cannot."""
    dated, lasts = is_date(value), bool(_DURATION.search(value))
    none, module = bool(_NONE.fullmatch(value)), bool(_MODULE.match(value))
    if key in DATE_FIELDS or dated:
        return 6 if key in DATE_FIELDS and dated else FORBIDDEN
    if key == "toegestane_tijd":
        return 6 if lasts else 1 if none else FORBIDDEN
    if key == "naam_van_de_toets":
        return 6 if module else FORBIDDEN if none or lasts else 1
    if key == "aantal_vragen":
        return 4 if none or value[:1].isdigit() else FORBIDDEN
    if lasts or module:
        return FORBIDDEN
    if key in ("toegestane_hulpmiddelen", "instructies") and none:
        return 3 if key == "toegestane_hulpmiddelen" else 1
    cue = _CUES.get(key)
    return 3 if cue and cue.search(value) else 1


def pair(keys: Sequence[str], values: Sequence[str]) -> tuple[dict[int, int], set[int]]:
    """Pair labels with values by order and type; return pairs and the labels paired out of order.

    The order is that of the text: a label without a value and a value without a label are
    skipped. What is left over is then paired where exactly one value fits.
    """
    pairs = _in_order(keys, values) if len(keys) * len(values) <= MAX_PAIRS else {}
    taken = set(pairs.values())
    left = [at for at in range(len(values)) if at not in taken]
    far: set[int] = set()
    labels = [at for at in range(len(keys)) if at not in pairs]
    for label in labels if len(labels) * len(left) <= MAX_PAIRS else []:
        fitting = [at for at in left if affinity(keys[label], values[at]) > 0]
        if len(fitting) == 1:
            pairs[label] = fitting[0]
            left.remove(fitting[0])
            far.add(label)
    return pairs, far


def _in_order(keys: Sequence[str], values: Sequence[str]) -> dict[int, int]:
    """Return the pairing without crossings that fits best: longest common order, weighted."""
    rows, columns = len(keys), len(values)
    best = [[0] * (columns + 1) for _ in range(rows + 1)]
    for row in range(rows - 1, -1, -1):
        for column in range(columns - 1, -1, -1):
            fit = affinity(keys[row], values[column])
            both = fit + 2 + best[row + 1][column + 1] if fit > 0 else 0
            best[row][column] = max(both, best[row + 1][column], best[row][column + 1])
    pairs, row, column = {}, 0, 0
    while row < rows and column < columns:
        if best[row][column] == best[row + 1][column]:
            row += 1
        elif best[row][column] == best[row][column + 1]:
            column += 1
        else:
            pairs[row] = column
            row, column = row + 1, column + 1
    return pairs
