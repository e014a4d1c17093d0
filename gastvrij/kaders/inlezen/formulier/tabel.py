"""Tables of an assessment form: a row a criterion, a column a step of the scale."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from gastvrij.kaders.inlezen.gemeen.blokken import is_heading
from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen, split_bullet
from gastvrij.kaders.inlezen.gemeen.tekst import Regel, tidy
from gastvrij.kaders.inlezen.gemeen.vorm import Criterium, Trede
from gastvrij.kaders.inlezen.gemeen.woorden import is_closed, starts_lower
from gastvrij.kaders.inlezen.normen.woorden import value_of

from .schaal import (
    BOXES,
    is_label,
    marks_of,
    scale_of,
    split_scale,
    step_of,
    toetstermen_in,
)

CODE, TERM, CRITERIUM, TREDE, GEWICHT, KO, HULP, INVULLEN = (
    "code", "term", "criterium", "trede", "gewicht", "ko", "hulp", "invullen"
)  # fmt: skip
_HEADS = (
    (CODE, r"nr|nummer|no|number|#|code|volgnummer"),
    (TERM, r"toetsterm\w*|eindterm\w*|toetsterm-?codes?|exam term\w*"),
    (KO, r"ko|k\.o|knock-?out\w*|kritisch\w*|critical"),
    (GEWICHT, r"gewicht\w*|weging|weegfactor|factor|weight\w*"),
    (HULP, r"toelichting|hulp|uitleg|aanwijzing\w*|let op|aandachtspunt\w*|help|guidance|"
     r"explanation|voorbeeld\w*|waar let u op|waar let je op"),
    (INVULLEN, r"opmerking\w*|score|scores|beoordeling|oordeel|punten|behaald\w*|bewijs|resultaat|"
     r"notities|remarks?|comments?|result|rating|motivering|onderbouwing"),
    (CRITERIUM, r"criteri\w+|beoordelingspunt\w*|aspect\w*|gedrag\w*|indicator\w*|items?|"
     r"omschrijving|vaardighe\w+|beoordelingscriteri\w+|onderwerp|de kandidaat|de medewerker"),
)  # fmt: skip
_HEAD = tuple((role, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.I)) for role, words in _HEADS)
_NUMBERED = re.compile(
    r"(?P<code>\d{1,2}(?:\.\d{1,2})*|[A-Z]{1,3}\d{0,2}\.\d{1,2}|[a-z])[.)]?\s+(?P<text>\S.*)"
)
_GROUP = re.compile(
    r"(?:onderdeel|deel|groep|fase|rubriek|blok|part|section|phase)\s+\w{1,3}\b.*|[A-Z][.:)]\s+\S.*",
    re.IGNORECASE,
)
_GROUP_LETTER = re.compile(r"[A-Z][.:)]\s+\S.*")
_CODE = re.compile(r"(?:\d[\d.]*|[A-Za-z]{1,2}|[A-Z]{1,3}\d{0,2}\.\d{1,2})[.)]?")
_YES = re.compile(r"(?:x|ja|yes|ko|k\.o\.|\*|✓|✔|v|knock-?out)", re.IGNORECASE)
_WEIGHT = re.compile(r"(?P<number>\d{1,3}(?:[.,]\d{1,2})?)\s*(?:x|×|%)?", re.IGNORECASE)
_BLANK = re.compile(r"[_.…\s]*|[☐□☑☒◻○❏\s]*|(?:\[\s?\]\s*)+")
FEW, MAX_HEAD_WORDS = 2, 8


@dataclass(slots=True)
class Rij:
    """One row: the title of a group, or a criterion with whether a star stands behind it."""

    title: str | None = None
    criterium: Criterium | None = None
    has_star: bool = False
    line: int = 1
    weight: int | float | None = None


@dataclass(slots=True)
class Kolommen:
    """What the columns of a table hold, and the scale in their headings."""

    roles: list[str]
    steps: dict[int, Trede] = field(default_factory=dict)
    scale: list[Trede] | None = None

    def places(self, role: str) -> list[int]:
        """Return the columns with this role."""
        return [at for at, one in enumerate(self.roles) if one == role]


def heading_of(rows: Sequence[Regel]) -> tuple[Kolommen, int] | None:
    """Return what the columns hold and how many rows their headings take, None if no form."""
    width = max(len(regel.cells) for regel in rows)
    first = _cells(rows[0], width)
    count = 1
    if len(rows) > 1 and _is_second_head(_cells(rows[1], width)):
        first = [tidy(f"{a} {b}") if not is_label(b) else b for a, b in
                 zip(first, _cells(rows[1], width), strict=True)]  # fmt: skip
        count = 2
    roles = [_role_of(cell) for cell in first]
    if first[0].lower() == "no" and not any(cell.lower() == "yes" for cell in first):
        roles[0] = CODE
    found = Kolommen([role or INVULLEN for role in roles])
    found.steps = {at: step_of(first[at]) for at in found.places(TREDE)}
    found.scale = next(filter(None, map(_scale_in, first)), None)
    if CRITERIUM not in roles:
        at = _widest(rows[count:], width, roles)
        if at is None or not (found.steps or found.scale):
            return None
        found.roles[at] = CRITERIUM
    return (found, count) if len([one for one in roles if one]) >= FEW else None


def rows_of(rows: Sequence[Regel], columns: Kolommen, chrome: Kanttekeningen) -> Iterator[Rij]:
    """Return the groups and criteria in the rows of a table below its headings."""
    has_codes = any(_code_in(regel, columns) for regel in rows)
    last: Criterium | None = None
    for regel in rows:
        cells = _cells(regel, len(columns.roles))
        if last and _goes_on(last, cells, columns):
            last["text"] += " " + " ".join(filter(None, cells))
        elif _is_group(cells, columns, has_codes=has_codes):
            title = next(filter(None, cells))
            yield Rij(title=title, line=regel.nr)
            last = None
        elif any(cells):
            row = _criterium(regel, cells, columns, chrome)
            last = row.criterium
            yield row


def _goes_on(last: Criterium, cells: Sequence[str], columns: Kolommen) -> bool:
    """Test if a row is the rest of the criterion above it, broken off by the end of a page."""
    filled = [at for at, cell in enumerate(cells) if cell]
    if not filled or any(at not in columns.places(CRITERIUM) for at in filled):
        return False
    return starts_lower(cells[filled[0]]) and not is_closed(last["text"])


def _criterium(
    regel: Regel, cells: Sequence[str], columns: Kolommen, chrome: Kanttekeningen
) -> Rij:
    text = " ".join(cells[at] for at in columns.places(CRITERIUM) if cells[at])
    made, has_star = criterium(text, regel.nr, chrome)
    for at in columns.places(CODE):
        made["code"] = cells[at].rstrip(".)") or made["code"]
    terms = " ".join(cells[at] for at in columns.places(TERM))
    chrome.add("toetsterm", terms, regel.nr)
    made["toetstermen"] = toetstermen_in(f"{made['code'] or ''} {terms} {text}")
    made["help"] = " ".join(cells[at] for at in columns.places(HULP) if cells[at]) or None
    for at in columns.places(GEWICHT):
        weight = _WEIGHT.fullmatch(cells[at])
        made["weight"] = value_of(weight["number"]) if weight else made["weight"]
        chrome.add("weight", cells[at], regel.nr)
    for at in columns.places(KO):
        made["knock_out"] = bool(_YES.fullmatch(cells[at]))
        chrome.add("mark", cells[at], regel.nr)
    made["scale"] = made["scale"] or _scale(cells, columns)
    for at in columns.places(INVULLEN):
        own = scale_of(cells[at]) if cells[at] else None
        made["scale"] = own or made["scale"]
        if cells[at]:
            chrome.add("scale" if own else "blank", cells[at], regel.nr)
    return Rij(criterium=made, has_star=has_star, line=regel.nr)


def criterium(text: str, line: int, chrome: Kanttekeningen) -> tuple[Criterium, bool]:
    """Return the criterion that a text names, and whether a star stands with it."""
    bullet = split_bullet(text)
    if bullet:
        chrome.bullet(bullet[0], line)
        text = bullet[1]
    box = BOXES.match(text)
    if box:
        chrome.add("box", box[0], line)
        text = text[box.end() :].strip()
    text, words, scale = split_scale(text)
    chrome.add("scale", words, line)
    numbered = _NUMBERED.fullmatch(text)
    code, text = (numbered["code"], numbered["text"]) if numbered else (None, text)
    marks = marks_of(text)
    for mark in marks.marks:
        chrome.add("mark", mark, line)
    made: Criterium = {
        "code": code,
        "text": marks.text,
        "help": None,
        "scale": scale,
        "weight": marks.weight,
        "knock_out": True if marks.is_critical else None,
        "toetstermen": toetstermen_in(f"{code or ''} {text}"),
        "line": line,
        "ambiguous": [],
    }
    return made, marks.has_star


def _scale(cells: Sequence[str], columns: Kolommen) -> list[Trede] | None:
    """Return the scale of a row: the headings, with what the cells say of each step."""
    if not columns.steps:
        return [step.copy() for step in columns.scale] if columns.scale else None
    scale = []
    for at, step in columns.steps.items():
        one = step.copy()
        if cells[at] and not _BLANK.fullmatch(cells[at]):
            one["text"] = cells[at]
        scale.append(one)
    return scale


def _role_of(head: str) -> str | None:
    if not head:
        return None
    if is_label(head):
        return TREDE
    if len(head.split()) > MAX_HEAD_WORDS:
        return None
    return next((role for role, words in _HEAD if words.search(head)), None)


def _scale_in(head: str) -> list[Trede] | None:
    """Return the scale between the brackets of a heading: Score (0-3)."""
    found = re.search(r"\(([^)]+)\)", head) or re.search(r":\s*(.+)$", head)
    return scale_of(found[1]) if found else scale_of(head)


def _is_second_head(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell]
    return len(filled) >= FEW and all(is_label(cell) for cell in filled)


def _widest(rows: Sequence[Regel], width: int, roles: Sequence[str | None]) -> int | None:
    """Return the column with most text that is nothing else."""
    size = {
        at: sum(len(regel.cells[at]) for regel in rows if at < len(regel.cells))
        for at in range(width)
        if roles[at] is None
    }
    at = max(size, key=lambda one: size[one], default=None)
    return at if at is not None and size[at] else None


def _code_in(regel: Regel, columns: Kolommen) -> bool:
    cells = _cells(regel, len(columns.roles))
    text = " ".join(cells[at] for at in columns.places(CRITERIUM))
    coded = any(cells[at] for at in columns.places(CODE))
    return coded or bool(_NUMBERED.fullmatch(text))


def _is_group(cells: Sequence[str], columns: Kolommen, *, has_codes: bool) -> bool:
    """Test if a row holds only the title of a group."""
    filled = [at for at, cell in enumerate(cells) if cell and not _BLANK.fullmatch(cell)]
    if len(filled) != 1 or any(BOXES.search(cell) for cell in cells):
        return False
    at, text = filled[0], cells[filled[0]]
    if at in columns.places(CODE):
        return not _CODE.fullmatch(text)
    if _GROUP_LETTER.fullmatch(text) or (_GROUP.fullmatch(text) and not is_closed(text)):
        return True
    bare = has_codes and not columns.places(CODE) and not _NUMBERED.fullmatch(text)
    without_code = has_codes and bool(columns.places(CODE))
    return (bare or without_code) and is_heading(text)


def _cells(regel: Regel, width: int) -> list[str]:
    return [*regel.cells, *([""] * (width - len(regel.cells)))]
