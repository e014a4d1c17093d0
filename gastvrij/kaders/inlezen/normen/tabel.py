"""Tables of service norms: rows by channel, columns by norm, or the other way round."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from gastvrij.kaders.inlezen.gemeen.opmaak import Kanttekeningen, split_bullet
from gastvrij.kaders.inlezen.gemeen.tekst import Regel

from .getallen import figures, unit_in

CHANNEL = re.compile(
    r"\b(?:telefo\w*|balies?|publieksbalie|e-?mails?|mail|brief|brieven|post|poststuk\w*|"
    r"schriftelijk\w*|websites?|internet|digita\w+|(?:web|e-|contact)?formulier\w*|"
    r"social\w* media|socials|facebook|chat\w*|whatsapp|sms|app|terugbel\w*|klacht\w*|"
    r"bezwa\w+|melding\w*|loket\w*|receptie|videobel\w*|videogesprek\w*|phone|telephone|"
    r"(?:front |service )?desk|counter|letters?|web ?forms?|online|complaints?|call[ -]?backs?|"
    r"afspraak|afspraken|bezoek\w*|visits?|appointments?)\b",
    re.IGNORECASE,
)
KANAAL, ONDERWERP, NORM, GEMETEN, NOOT = "kanaal", "onderwerp", "norm", "gemeten", "noot"
NUMMER = "nummer"
_HEADS = (
    (NUMMER, r"^(?:nr|nummer|no|number|#|volgnummer)\.?$"),
    (GEMETEN, r"realisatie|gerealiseerd|resulta\w+|werkelijk|gemeten|actuals?|results?|gehaald"),
    (NOOT, r"toelichting|opmerking\w*|bron|meetmethode|wijze van meten|notes?|remarks?|eigenaar|"
     r"verantwoordelijk\w*|owner"),
    (KANAAL, r"kana(?:al|len)|contactkana\w+|channels?|contactvorm\w*|contactwijze|ingang"),
    (NORM, r"(?:service)?norm(?:en)?|afspraak|streefwaarde|doel|doelstelling|target|standard|"
     r"service ?level|belofte|termijn|reactietermijn|streven|ambitie|goal|aim"),
    (ONDERWERP, r"onderwerp|indicator|kpi|aspect|omschrijving|wat|prestatie|meetpunt|subject|"
     r"measure|topic|dienst|product|service"),
    (GEMETEN, r"(?:19|20)\d{2}"),
)  # fmt: skip
_HEAD = tuple((role, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.I)) for role, words in _HEADS)
_NUMBER = re.compile(r"(?:[≤≥<>]=?\s*)?\d{1,4}(?:[.,]\d{1,2})?")
NOTHING = re.compile(r"(?:n\.?v\.?t\.?|-|–|—|geen|niet van toepassing|n/a|none)\.?", re.IGNORECASE)
HALF, FEW, MAX_CHANNEL_WORDS = 0.5, 2, 6


@dataclass(slots=True)
class Plek:
    """One text that may hold norms: the channel it is for, what it is about, and where it stands.

    `label` is what names the text in its own row, `about` what a heading of a column says of it;
    `is_named` says that the name of the channel is printed at this place.
    """

    channel: str | None
    text: str
    line: int
    label: str | None = None
    about: str = ""
    unit: str | None = None
    is_named: bool = False
    notes: list[str] = field(default_factory=list)
    measured: list[tuple[str, str]] = field(default_factory=list)


def is_channel(text: str) -> bool:
    """Test if a short text names a channel."""
    return len(text.split()) <= MAX_CHANNEL_WORDS and bool(CHANNEL.search(text))


def places_of(rows: Sequence[Regel], chrome: Kanttekeningen, channel: str | None) -> list[Plek]:
    """Return the texts of a table, each with its channel; `channel` is that of the heading above.

    The headings of the columns are kept as chrome.
    """
    return list(_Tabel(rows, chrome, channel).read())


class _Tabel:
    """A table of norms while it is being read."""

    def __init__(self, rows: Sequence[Regel], chrome: Kanttekeningen, channel: str | None) -> None:
        self.rows = rows
        self.chrome = chrome
        self.channel = channel
        self.width = max(len(regel.cells) for regel in rows)
        self.head = _cells(rows[0], self.width) if _is_head(rows) else [""] * self.width
        self.has_head = any(self.head)

    def read(self) -> Iterator[Plek]:
        """Return the texts of every row."""
        body = self.rows[1:] if self.has_head else self.rows
        if self.has_head:
            self._keep_head(self.rows[0])
        if sum(is_channel(cell) for cell in self.head[1:]) >= FEW:
            yield from self._turned(body)
            return
        roles = self._roles([_cells(regel, self.width) for regel in body])
        channel, label = self.channel, ""
        for regel in body:
            cells = _cells(regel, self.width)
            if self.has_head and cells == self.head:
                self._keep_head(regel)
                continue
            named = [cells[at] for at, role in enumerate(roles) if role == KANAAL and cells[at]]
            channel = " ".join(named) or channel
            said = [cells[at] for at, role in enumerate(roles) if role == ONDERWERP and cells[at]]
            label = " ".join(said) or ("" if named else label)
            found = self._row(regel, roles, channel, label if said else None, label)
            found[0].is_named = bool(named)
            yield from found

    def _row(
        self, regel: Regel, roles: Sequence[str], channel: str | None, label: str | None, topic: str
    ) -> list[Plek]:
        cells = _cells(regel, self.width)
        found: list[Plek] = []
        for at, role in enumerate(roles):
            if role != NORM or not cells[at]:
                continue
            about = " ".join(filter(None, (topic, _topic(self.head[at]))))
            unit = unit_in(self.head[at])
            found += [
                Plek(channel, text, regel.nr, None, about, unit) for text in self._texts(regel, at)
            ]
        if not found:
            found = [Plek(channel, "", regel.nr, about=topic)]
        found[0].label = label
        for at, role in enumerate(roles):
            if cells[at] and role == NOOT:
                found[0].notes.append(cells[at])
            elif cells[at] and role == GEMETEN:
                found[0].measured.append((self.head[at], cells[at]))
            elif cells[at] and role == NUMMER:
                self.chrome.add("number", cells[at], regel.nr)
        return found

    def _turned(self, body: Sequence[Regel]) -> Iterator[Plek]:
        """Read a table with a channel above every column."""
        known: set[int] = set()
        for regel in body:
            cells = _cells(regel, self.width)
            label: str | None = cells[0] or None
            for at in range(1, self.width):
                for text in self._texts(regel, at) if cells[at] else ():
                    unit = unit_in(cells[0])
                    plek = Plek(self.head[at], text, regel.nr, label, cells[0], unit)
                    plek.is_named = at not in known
                    known.add(at)
                    label = None
                    yield plek

    def _texts(self, regel: Regel, at: int) -> Iterator[str]:
        for text in regel.paragraphs(at) if at < len(regel.cells) else ():
            bullet = split_bullet(text) if len(text) > 1 else None
            if bullet:
                self.chrome.bullet(bullet[0], regel.nr)
            if text:
                yield bullet[1] if bullet else text

    def _keep_head(self, regel: Regel) -> None:
        turned = sum(is_channel(cell) for cell in self.head[1:]) >= FEW
        words = [self.head[0]] if turned and regel is self.rows[0] else self.head
        self.chrome.add("column-header", " ".join(filter(None, words)), regel.nr)

    def _roles(self, body: Sequence[Sequence[str]]) -> list[str]:
        """Return what each column holds: as its heading says, or else as its cells look."""
        roles = [_role_of(cell) for cell in self.head]
        columns = [[row[at] for row in body if row[at]] for at in range(self.width)]
        if KANAAL not in roles and self.channel is None:
            at = next((at for at in range(self.width) if _share(columns[at], is_channel)), None)
            if at is not None and not _share(columns[at], _has_figure):
                roles[at] = KANAAL
        for at, role in enumerate(roles):
            if role in (None, ONDERWERP, NORM) and columns[at]:
                holds = _share(columns[at], _has_digit) or role == NORM
                roles[at] = NORM if holds else ONDERWERP
        if NORM not in roles:
            last = max((at for at in range(self.width) if roles[at] == ONDERWERP), default=None)
            if last:
                roles[last] = NORM
        return [role or NOOT for role in roles]


def _topic(head: str) -> str:
    """Return what the heading of a column says that its norms are about, if it says anything."""
    said = dict(_HEAD)[NORM].sub("", head).strip(" :()")
    return "" if not said or said.isdigit() else head


def _cells(regel: Regel, width: int) -> list[str]:
    return [*regel.cells, *([""] * (width - len(regel.cells)))]


def _is_head(rows: Sequence[Regel]) -> bool:
    """Test if the first row holds the headings of the columns."""
    first = [cell for cell in rows[0].cells if cell]
    if len(rows) == 1 or len(first) < FEW or any(_is_held(cell) for cell in first):
        return False
    named = sum(_role_of(cell) is not None or is_channel(cell) for cell in first[1:])
    below = any(_has_figure(cell) for regel in rows[1:] for cell in regel.cells)
    return named > 0 or _role_of(first[0]) == KANAAL or (below and not is_channel(first[0]))


def _role_of(head: str) -> str | None:
    return next((role for role, words in _HEAD if words.search(head)), None)


def _has_digit(cell: str) -> bool:
    return _has_figure(cell) or any(char.isdigit() for char in cell)


def _is_held(cell: str) -> bool:
    return _has_figure(cell) and any(char.isdigit() for char in cell)


def _has_figure(cell: str) -> bool:
    return bool(figures(cell, bare=True)) or bool(_NUMBER.fullmatch(cell))


def _share(cells: Sequence[str], test: Callable[[str], bool]) -> bool:
    return bool(cells) and sum(map(test, cells)) >= len(cells) * HALF
