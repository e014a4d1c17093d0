"""Which lines of a conversation structure open a phase: by their word, their number or their title.

A phase says so itself ("Fase 2: Analyse"), or its title does: from a heading that opens a
conversation to one that closes it, all headings of the same rank are phases.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from gastvrij.kaders.inlezen.gemeen.blokken import is_heading
from gastvrij.kaders.inlezen.gemeen.opmaak import split_bullet
from gastvrij.kaders.inlezen.gemeen.tekst import Regel

_ORDINALS = "een|één|twee|drie|vier|vijf|zes|zeven|acht|one|two|three|four|five|six|seven|eight"
_CODE = rf"\d{{1,2}}|[IVX]{{1,5}}|[A-H]|{_ORDINALS}"
PHASE = re.compile(rf"(?:gespreks)?(?:fase|phase)\s+(?:{_CODE})\b", re.IGNORECASE)
_WORDS = (
    ("fase", "phase", "gespreksfase"),
    ("onderdeel", "blok", "stage", "deel", "part", "section"),
    ("stap", "step"),
)
_ANY_WORD = "|".join(word for words in _WORDS for word in words)
_HEAD = re.compile(
    rf"(?P<word>{_ANY_WORD})\s+(?P<code>{_CODE})(?!\w)\s*[:.)–—-]*\s*(?P<title>.*)", re.IGNORECASE
)
_ORDINAL_HEAD = re.compile(
    r"(?:(?P<code>\d{1,2})e|eerste|tweede|derde|vierde|vijfde|laatste)\s+(?P<word>fase|stap)"
    r"\s*[:.)–—-]+\s*(?P<title>.*)",
    re.IGNORECASE,
)
_TITLE_HEAD = re.compile(
    rf"(?P<word>{_ANY_WORD})\s*[:–—-]\s*(?P<code>)(?P<title>\S.*)", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"(?P<code>\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,5}|[A-H])(?:[.):]|\s*[–—-])?\s+(?P<title>[^\W\d].*)"
)
_OPENS = re.compile(
    r"\b(?:aanvang|opening|openen|open|begin|start|starten|begroet\w*|welkom|verwelkom\w*|ontvang\w*|"
    r"kennismak\w*|contact maken|binnenkomst|introductie|greeting\w*|greet|welcome|introduction|"
    r"beginning|opname)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\b(?:afsluit\w*|afrond\w*|slot|einde|eindigen|afscheid|nazorg|sluiten|nawerk|nabewerk\w*|"
    r"registr\w+|vastleggen|clos(?:ing|e)|wrap[ -]?up|wrapping up|ending|farewell|after-?care|"
    r"follow[ -]?up|goodbye)\b",
    re.IGNORECASE,
)
STRUCTURE = re.compile(
    r"gespreks?\s?(?:structuur|model|opbouw|verloop|leidraad|protocol|script|fasen)|"
    r"(?:opbouw|verloop|fasen|structuur) van (?:het|een|elk)|stappenplan|leidraad|"
    r"(?:conversation|call)\s(?:structure|guide|model|flow|script)",
    re.IGNORECASE,
)
GOES_ON = re.compile(r"\s*[(–—-]?\s*\(?(?:vervolg|continued|cont\.?)\)?\s*$", re.IGNORECASE)
MAX_HEADING, MAX_TITLE_WORDS, FEW = 90, 7, 2


@dataclass(frozen=True, slots=True)
class Fasekop:
    """The heading of a phase: what it is called, its code and its title."""

    label: str
    code: str | None
    title: str
    word: str = ""

    @property
    def is_continued(self) -> bool:
        """Test if the heading says that the phase before goes on."""
        return bool(GOES_ON.search(self.label))


def phase_head(text: str) -> Fasekop:
    """Return a text that is known to name a phase as its code and its title."""
    for pattern in (_HEAD, _ORDINAL_HEAD, _TITLE_HEAD):
        found = pattern.fullmatch(text)
        if found:
            title = GOES_ON.sub("", found["title"]).strip(" :.")
            return Fasekop(text, found["code"] or None, title or text, found["word"].lower())
    numbered = _NUMBERED.fullmatch(text)
    if numbered:
        return Fasekop(text, numbered["code"], GOES_ON.sub("", numbered["title"]).strip(" :"))
    return Fasekop(text, None, GOES_ON.sub("", text).strip(" :"))


def opens(title: str) -> bool:
    """Test if a title is one with which a conversation opens."""
    return bool(_OPENS.search(title))


def closes(title: str) -> bool:
    """Test if a title is one with which a conversation closes."""
    return bool(_CLOSES.search(title))


def is_from_start_to_end(titles: Sequence[str]) -> bool:
    """Test if these titles are those of a whole conversation."""
    return len(titles) >= FEW and opens(titles[0]) and closes(titles[-1])


def phase_starts(lines: Sequence[Regel]) -> list[int]:
    """Return the places of the lines that open a phase: as they say, or as their titles say."""
    return _by_word(lines) or _by_title(lines) or _by_steps(lines)


def step_head(text: str) -> Fasekop | None:
    """Return the head of a step ("Stap 2: ...") inside a phase, None if the text is none."""
    found = _HEAD.fullmatch(text)
    if found is None or found["word"].lower() not in _WORDS[-1] or not found["title"]:
        return None
    return Fasekop(text, found["code"], found["title"].strip(), found["word"].lower())


def _by_word(lines: Sequence[Regel]) -> list[int]:
    """Return the lines that call themselves fase, or else onderdeel."""
    for words in _WORDS[:-1]:
        found = _worded(lines, words)
        if len(found) >= (1 if words is _WORDS[0] else FEW):
            return found
    return []


def _by_steps(lines: Sequence[Regel]) -> list[int]:
    """Return the lines that call themselves stap; without phases above them they are phases."""
    found = _worded(lines, _WORDS[-1])
    return found if len(found) >= FEW else []


def _worded(lines: Sequence[Regel], words: Sequence[str]) -> list[int]:
    return [
        at
        for at, regel in enumerate(lines)
        if regel.text and _is_head_shaped(regel) and phase_head(regel.text).word in words
    ]


def _is_head_shaped(regel: Regel) -> bool:
    lone = sum(bool(cell) for cell in regel.cells) == 1
    closed = regel.text.endswith((".", ";", ",")) and not regel.heading
    return lone and len(regel.text) <= MAX_HEADING and not closed


def _by_title(lines: Sequence[Regel]) -> list[int]:
    """Return the headings of one rank that run from opening to closing."""
    families: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for at, regel in enumerate(lines):
        rank = _rank(regel)
        if rank is not None:
            families[rank].append(at)
    best: list[int] = []
    for places in families.values():
        run = _whole_run(lines, places)
        if len(run) >= FEW and _hold_content(lines, run) and len(run) > len(best):
            best = run
    return best or _below_structure(lines, families)


def _rank(regel: Regel) -> tuple[object, ...] | None:
    """Return what makes headings of one rank: depth of style, kind of number; None for others."""
    if not regel.text or not _is_head_shaped(regel) or split_bullet(regel.text):
        return None
    numbered = _NUMBERED.fullmatch(regel.text)
    title = numbered["title"] if numbered else regel.text
    if len(title.split()) > MAX_TITLE_WORDS or not title[:1].isupper():
        return None
    if not regel.heading and not is_heading(title):
        return None
    kind = _kind_of(numbered["code"]) if numbered else ""
    return regel.heading, kind, regel.indent if numbered and not regel.heading else 0


def _kind_of(code: str) -> str:
    if code[0].isdigit():
        return f"{code.count('.') + 1} figures"
    return "letters"


def _whole_run(lines: Sequence[Regel], places: Sequence[int]) -> list[int]:
    titles = [phase_head(lines[at].text).title for at in places]
    first = next((at for at, title in enumerate(titles) if opens(title)), None)
    last = next((at for at in range(len(titles) - 1, -1, -1) if closes(titles[at])), None)
    if first is None or last is None or last <= first:
        return []
    return list(places[first : last + 1])


def _hold_content(lines: Sequence[Regel], places: Sequence[int]) -> bool:
    """Test if something stands below every heading: a list of contents is no structure."""
    ends = [*places[1:], len(lines)]
    return all(
        any(regel.text for regel in lines[start + 1 : end])
        for start, end in zip(places, ends, strict=True)
    )


def _below_structure(
    lines: Sequence[Regel], families: dict[tuple[object, ...], list[int]]
) -> list[int]:
    """Return the headings of one rank below a heading such as Gespreksstructuur."""
    start = next(
        (
            at
            for at, regel in enumerate(lines)
            if regel.text and STRUCTURE.search(regel.text) and _rank(regel) is not None
        ),
        None,
    )
    if start is None:
        return []
    for rank, places in families.items():
        below = [at for at in places if at > start and not _is_out(lines, start, at)]
        sure = bool(rank[0] or rank[1]) and rank != _rank(lines[start])
        if sure and len(below) >= FEW and _hold_content(lines, below):
            return below
    return []


def _is_out(lines: Sequence[Regel], start: int, at: int) -> bool:
    """Test if a heading of the rank of the structure, or higher, stands in between."""
    depth = lines[start].heading
    between = lines[start + 1 : at + 1]
    return bool(depth) and any(0 < regel.heading <= depth for regel in between)
