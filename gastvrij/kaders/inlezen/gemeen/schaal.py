"""Level scales of exam plans: their codes, their names, and the marks that stand for a level."""

import re
from collections.abc import Container, Iterable, Sequence

from .tekst import tidy
from .vorm import Schaaltrede

_KNOWN: dict[tuple[str, ...], tuple[str | None, ...]] = {
    ("K", "B", "RV", "PV"): (
        "Kennis",
        "Begrip",
        "Reproductieve vaardigheden",
        "Productieve vaardigheden",
    ),
    ("F", "B", "R", "P"): (
        "Feitelijke kennis",
        "Begripsmatige kennis",
        "Reproductieve vaardigheden",
        "Productieve vaardigheden",
    ),
    ("K", "I", "T"): ("Kennis", "Inzicht", "Toepassing"),
    ("K", "B", "V", "C"): (None, None, None, None),
}
CROSSES = frozenset(["X", "x", "✓", "✔", "√", "●", "■", "☒", "☑", "×"])
# In a column that has a level above it, these say yes or no too.
_YES = CROSSES | frozenset(["ja", "j", "yes", "y", "•", "*", "+", "v", "▪", "⬤", "◼"])
_NO = frozenset(["nee", "n", "no", "-", "–", "—", "☐", "□", "○", "0"])
_CODE = re.compile(r"[A-Z]{1,3}\d?|\d")
_WORDS = frozenset(
    [
        "basis",
        "gevorderd",
        "expert",
        "beginner",
        "starter",
        "junior",
        "medior",
        "senior",
        "vakbekwaam",
        "specialist",
    ]
)
_NAMES = frozenset(
    [
        *[
            "kennis",
            "begrip",
            "inzicht",
            "toepassing",
            "toepassen",
            "vaardigheid",
            "vaardigheden",
            "houding",
            "attitude",
            "analyse",
            "evaluatie",
            "synthese",
            "creatie",
            "onthouden",
            "begrijpen",
            "analyseren",
            "evalueren",
            "creëren",
            "kennen",
            "kunnen",
            "weten",
            "reproductie",
            "productie",
            "integratie",
            "knowledge",
            "understanding",
            "comprehension",
            "skill",
            "skills",
            "application",
            "insight",
            "analysis",
            "evaluation",
            "remember",
            "understand",
            "apply",
            "analyse",
            "evaluate",
            "create",
            "attitude",
        ],
        "reproductieve vaardigheden",
        "productieve vaardigheden",
        "reproductieve vaardigheid",
        "productieve vaardigheid",
        "feitelijke kennis",
        "begripsmatige kennis",
        "reproductive skills",
        "productive skills",
        "factual knowledge",
        "conceptual knowledge",
    ]
)
_NAME = r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ /-]{1,60}?"
_PAIR = re.compile(
    rf"(?:^|(?<=[\s,;|(:]))\(?(?P<code>[A-Z]{{1,3}}\d?)(?P<closing>\)?)\s*"
    rf"(?P<sign>=|:|-|–|—|\(|(?<=\))(?=\s))\s*(?P<name>{_NAME})\)?"
    rf"(?=\s*(?:$|[,;|.]|\b(?:en|and)\b|\s\(?[A-Z]{{1,3}}\d?\)?\s*[=:(–-]))"
)
_TURNED = re.compile(rf"(?:^|(?<=[\s,;|:]))(?P<name>{_NAME})\s*\((?P<code>[A-Z]{{1,3}}\d?)\)")
_LEAD = re.compile(
    r"^(?:de\s+)?(?:niveaus?|levels?|legenda|legend|key|schaal|scale|taxonomie|verklaring|"
    r"betekenis|beheersingsniveaus?)\b[^:=]{0,40}:\s*",
    re.IGNORECASE,
)
_SIGNS_ONLY = re.compile(r"[\s,;|./&+()-]|\b(?:en|and)\b")
_TITLED = re.compile(rf"(?P<code>[A-Z]{{1,3}}\d?)\s*[(=:–-]\s*(?P<name>{_NAME})\)?")
_SIGNS = re.compile(r"\s*(?:[/,;+&]|\ben\b|\band\b)\s*")
_SPLIT = re.compile(rf"{_SIGNS.pattern}|\s+")
_BETWEEN = re.compile(r"\(([^)]*)\)")
MIN_CODES = 2
MAX_NAME = 32


def is_scale_code(text: str) -> bool:
    """Test if the text can head a level column."""
    return text not in CROSSES and bool(_CODE.fullmatch(text) or text.lower() in _WORDS)


def scale_codes(cells: Sequence[str]) -> list[str]:
    """Return the codes of a row that names a level scale; empty if it does not."""
    filled = [cell for cell in cells if cell]
    good = len(filled) >= MIN_CODES and len(set(filled)) == len(filled)
    return filled if good and all(is_scale_code(cell) for cell in filled) else []


def is_level_name(text: str) -> bool:
    """Test if the text is a level in words, as the field names them."""
    return tidy(text).lower() in _NAMES


def level_title(text: str) -> tuple[str, str | None] | None:
    """Return the code and the name of a level as they head a column; None for another title."""
    if is_scale_code(text) or is_level_name(text):
        return text, None
    found = _TITLED.fullmatch(text) or _TURNED.fullmatch(text)
    return (found["code"], found["name"].strip()) if found else None


def unbroken_code(text: str) -> str:
    """Return the code of a known scale that a narrow column broke in two, else the text."""
    whole = "".join(text.split())
    return whole if any(whole in scale for scale in _KNOWN) else text


def mark(cell: str) -> bool | None:
    """Return whether a mark in a level column says yes or no; None if it says neither."""
    low = "".join(cell.lower().split()).strip("()")
    if low in _YES or cell in CROSSES:
        return True
    return False if low in _NO else None


def legend_of(text: str, codes: Container[str] = ()) -> dict[str, str]:
    """Return the names of levels that one line of text gives: "K = Kennis, B = Begrip".

    One name alone is sure only behind an equals sign, or if the document uses its code as a
    level: `codes`.
    """
    body = _LEAD.sub("", text)
    for pattern in (_PAIR, _TURNED):
        pairs = list(pattern.finditer(body))
        found = {one["code"]: tidy(one["name"]) for one in pairs}
        if not found or _SIGNS_ONLY.sub("", pattern.sub("", body)):
            continue
        (code, name) = next(iter(found.items()))
        sure = len(found) > 1 or body != text or "=" in body or is_level_name(name)
        if sure or code in codes:
            return found
    return {}


def codes_of(cells: Iterable[str]) -> set[str]:
    """Return every code of a level that stands in a cell of its own."""
    parts = {part for cell in cells if len(cell) <= MAX_NAME for part in _SPLIT.split(cell)}
    return {part for part in parts if is_scale_code(part)}


def announced_scale(text: str) -> list[str]:
    """Return the levels that a line announces without names, such as "Niveaus: K, B en PV"."""
    if not _LEAD.match(text):
        return []
    parts = [
        part for part in re.split(r"\s*(?:[/,;]|\ben\b|\band\b)\s*", _LEAD.sub("", text)) if part
    ]
    parts = [part.strip(" .") for part in parts]
    fits = all(is_scale_code(part) or is_level_name(part) for part in parts)
    return parts if fits and len(set(parts)) == len(parts) >= MIN_CODES else []


def titled_scale(title: str) -> list[str]:
    """Return the codes between brackets in the title of a column: "Niveau (K/B/RV/PV)"."""
    found = _BETWEEN.search(title)
    return scale_codes([one for one in _SPLIT.split(found[1]) if one]) if found else []


def levels_in(cell: str, names: dict[str, str]) -> list[str] | None:
    """Return the levels that one cell names, by code or in words; None if it is other text.

    `names` are the codes with their names as the document explains them: a name in a cell is
    then read as its code.
    """
    codes = {name.lower(): code for code, name in names.items()}
    whole = tidy(cell).strip(" .")
    if whole.lower() in codes:
        return [codes[whole.lower()]]
    if is_level_name(whole):
        return [whole]
    found: list[str] = []
    for part in _SIGNS.split(whole):
        one = _level(part, codes, names)
        several = [one] if one else [_level(word, codes, names) for word in part.split()]
        if None in several:
            return None
        found += [level for level in several if level]
    return list(dict.fromkeys(found)) or None


def _level(text: str, codes: dict[str, str], names: dict[str, str]) -> str | None:
    """Return the one level that a text is, by its code or its name; None if it is none."""
    if text.lower() in codes:
        return codes[text.lower()]
    if is_scale_code(text) or text in names or is_level_name(text):
        return text
    return text.upper() if text.upper() in names else None


def strange_levels(used: Iterable[str], declared: Sequence[str]) -> set[str]:
    """Return the levels that are outside the scale of the document, as far as that is known.

    A document that declares no scale has that of the field with which most of its levels agree.
    """
    codes = set(used)
    if declared:
        return codes - set(declared)
    best = max(_KNOWN, key=lambda scale: len(codes & set(scale)))
    return codes - set(best) if len(codes & set(best)) >= MIN_CODES else set()


def named_scale(codes: Sequence[str], legend: dict[str, str]) -> list[Schaaltrede]:
    """Return the scale with its names: from a legend in the text, or as the field knows it."""
    known = dict(zip(codes, _KNOWN.get(tuple(codes), ()), strict=False))
    return [{"code": code, "name": legend.get(code) or known.get(code)} for code in codes]
