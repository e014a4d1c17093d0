"""Reads a conversation that was written out: who says what, and which lines make a passage."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from string import ascii_uppercase

from .persoonsgegevens import Soort, find, mask

# Our own bounds: an hour of talk is some 60,000 characters, and masking takes time by length.
MAX_CHARACTERS, MAX_LINES = 120_000, 2_000
MAX_WRITTEN = MAX_CHARACTERS + MAX_LINES * 15
MAX_BYTES = 1024 * 1024
MAX_LABEL, MAX_WORDS, MAX_NAMES = 40, 4, 12
_TIME = r"[\[(]?(?:\d{1,2}:)?\d{1,3}:[0-5]\d(?:[.,]\d{1,3})?[\])]?"
_LABEL = re.compile(
    rf"\s*(?:{_TIME}\s*(?:[-–—]\s*)?)?(?P<naam>[^\W\d_][^:\[\](){{}}?!;,\"“”]{{0,{MAX_LABEL}}}?)"
    rf"\s*(?:{_TIME})?\s*:(?:\s+(?P<tekst>.*)|\s*)$"
)
_IS_PLACE = re.compile(rf"{_TIME}|\d+[.)]?")
_IS_STAMP = re.compile(rf"{_TIME}(?:\s*-->\s*{_TIME})?")
_KINDS = re.compile("(" + "|".join(re.escape(soort) for soort in Soort) + ")")
_WORD = re.compile(r"[^\W\d_]{3,}")
_HEADINGS = frozenset(
    (
        *("tijd", "tijdstip", "moment", "regel", "nr", "nummer"),
        *("spreker", "wie", "naam", "rol", "tekst", "uiting", "inhoud"),
    )
)


class Wie(StrEnum):
    """Who speaks in a line."""

    MEDEWERKER = "medewerker"
    INWONER = "inwoner"
    ANDER = "ander"


class Keuze(StrEnum):
    """What a name before a line can turn out to be when somebody is asked."""

    MEDEWERKER = "medewerker"
    INWONER = "inwoner"
    ANDER = "ander"
    GEEN = "geen"
    WEG = "weg"


class Leesprobleem(StrEnum):
    """Why a text cannot be read as a conversation."""

    LEEG = "leeg"
    TE_LANG = "te_lang"
    GEEN_SPREKERS = "geen_sprekers"
    TE_VEEL_NAMEN = "te_veel_namen"


LABELS: Mapping[str, str] = {
    Wie.MEDEWERKER: "Medewerker",
    Wie.INWONER: "Inwoner",
    Wie.ANDER: "Ander",
}
_KNOWN: Mapping[str, Wie] = {
    **dict.fromkeys(("medewerker", "medewerkster", "agent", "ambtenaar"), Wie.MEDEWERKER),
    **dict.fromkeys(("inwoner", "inwoonster", "klant", "burger", "beller"), Wie.INWONER),
    **dict.fromkeys(("bezoeker", "bewoner", "cliënt", "client"), Wie.INWONER),
    **dict.fromkeys(("ander", "collega"), Wie.ANDER),
}
_LETTERS: Mapping[str, Wie] = {
    "m": Wie.MEDEWERKER,
    "a": Wie.MEDEWERKER,
    "i": Wie.INWONER,
    "k": Wie.INWONER,
}


@dataclass(frozen=True)
class Uiting:
    """What somebody says; `naam` is what stands before it, empty before the first name."""

    naam: str
    tekst: str


def why_unreadable(uitingen: Sequence[Uiting]) -> Leesprobleem | None:
    """Return why these lines are no conversation that can be judged, None if they are."""
    if not any(one.tekst for one in uitingen):
        return Leesprobleem.LEEG
    if len(uitingen) > MAX_LINES or sum(len(one.tekst) for one in uitingen) > MAX_CHARACTERS:
        return Leesprobleem.TE_LANG
    if not any(one.naam for one in uitingen):
        return Leesprobleem.GEEN_SPREKERS
    return Leesprobleem.TE_VEEL_NAMEN if len(unknown(uitingen)) > MAX_NAMES else None


def read(rows: Iterable[Sequence[str]]) -> list[Uiting]:
    """Return what is said line by line, from rows of cells; running text is one cell a row.

    A line starts with who speaks: 'Medewerker: ...', '[00:12] Naam: ...', or cells of a table.
    A line without a name goes on with the line before it. Times are left out.
    """
    found: list[Uiting] = []
    for row in rows:
        cells = [" ".join(cell.split()) for cell in row if cell.strip()]
        if not cells or _IS_STAMP.fullmatch(" ".join(cells)) or _is_heading(cells):
            continue
        naam, tekst = _parted(cells)
        if naam or not found:
            found.append(Uiting(naam, tekst))
        else:
            found[-1] = replace(found[-1], tekst=f"{found[-1].tekst} {tekst}".strip())
    return [one for one in found if one.tekst]


def read_text(text: str) -> list[Uiting]:
    """Return what is said line by line in running text."""
    return read([line] for line in text.splitlines())


def _is_heading(cells: Sequence[str]) -> bool:
    return len(cells) > 1 and _HEADINGS.issuperset(cell.lower() for cell in cells)


def _parted(cells: Sequence[str]) -> tuple[str, str]:
    line, said = " ".join(cells), list(cells)
    while len(said) > 2 and _IS_PLACE.fullmatch(said[0]):
        del said[0]
    if len(said) > 1 and _is_name(naam := said[0].rstrip(": ")):
        return naam, " ".join(said[2 if len(said) > 2 and _IS_PLACE.fullmatch(said[1]) else 1 :])
    match = _LABEL.match(line)
    if match and _is_name(match["naam"]):
        return match["naam"], match["tekst"] or ""
    return "", line


def _is_name(text: str) -> bool:
    return 0 < len(text) <= MAX_LABEL and len(text.split()) <= MAX_WORDS


def who_speaks(namen: Iterable[str]) -> dict[str, Wie | None]:
    """Return who each name stands for, None where that has to be asked.

    Single letters count only as a pair that leaves no doubt: M or A with I or K, and no other.
    """
    found = list(dict.fromkeys(namen))
    letters = {naam.lower() for naam in found if len(naam) == 1}
    is_pair = letters <= set(_LETTERS) and not ({"m", "a"} <= letters or {"i", "k"} <= letters)
    known = {**_KNOWN, **(_LETTERS if is_pair else {})}
    return {naam: known.get(naam.lower()) for naam in found}


def unknown(uitingen: Iterable[Uiting]) -> list[Uiting]:
    """Return the first line of each name of which has to be asked who it is, in order."""
    first: dict[str, Uiting] = {}
    for one in uitingen:
        first.setdefault(one.naam, one)
    return [first[naam] for naam, wie in who_speaks(first).items() if wie is None]


def decided(uitingen: Iterable[Uiting], keuzes: Mapping[str, str]) -> list[Uiting]:
    """Return the lines with the label of who speaks for each name.

    `keuzes` says what the names are that `unknown` returned; KeyError if one is missing. With
    Keuze.GEEN the name was part of what is said, with Keuze.WEG the line does not belong.
    """
    lines = list(uitingen)
    known = who_speaks(one.naam for one in lines)
    found: list[Uiting] = []
    for one in lines:
        keuze = known[one.naam] or Keuze(keuzes[one.naam])
        if keuze == Keuze.GEEN:
            whole = f"{one.naam}: {one.tekst}" if one.naam else one.tekst
            before = found.pop() if found else Uiting(LABELS[Wie.ANDER], "")
            found.append(replace(before, tekst=f"{before.tekst} {whole}".strip()))
        elif keuze != Keuze.WEG:
            found.append(Uiting(LABELS[keuze], one.tekst))
    return found


def written(uitingen: Iterable[Uiting]) -> str:
    """Return the lines as text that `read_text` reads the same."""
    return "\n".join(f"{one.naam}: {one.tekst}" if one.naam else one.tekst for one in uitingen)


def proposal(uitingen: Sequence[Uiting]) -> str:
    """Return the text that somebody checks: masked, and without the names of who speaks.

    Such a name becomes 'Spreker A' and on; its words are masked wherever they stand.
    """
    labels: dict[str, str] = {}
    words: set[str] = set()
    letters = iter(ascii_uppercase)
    for naam, wie in who_speaks(one.naam for one in uitingen).items():
        labels[naam] = LABELS[wie] if wie else naam
        if wie is None and mask(naam) != naam:
            labels[naam] = f"Spreker {next(letters)}"
            words |= {word for word in _WORD.findall(naam) if word[0].isupper()}
    text = mask(written(Uiting(labels[one.naam], one.tekst) for one in uitingen))
    return re.sub(rf"\b(?:{'|'.join(sorted(words))})\b", Soort.NAAM, text) if words else text


def names_in(text: str) -> list[str]:
    """Return what looks like a name in a text, each once, in order."""
    found = (text[v.begin : v.eind] for v in find(text) if v.soort is Soort.NAAM)
    return list(dict.fromkeys(found))


def mask_but(text: str, laat_staan: Collection[str]) -> str:
    """Return the text masked, but for names that somebody said are nobody's."""
    while True:
        found = [
            v
            for v in find(text)
            if v.soort is not Soort.NAAM or text[v.begin : v.eind] not in laat_staan
        ]
        if not found:
            return text
        for one in reversed(found):
            text = text[: one.begin] + one.soort + text[one.eind :]


def count_masks(text: str) -> dict[str, int]:
    """Return how many masks of each kind stand in a text, kinds that are there only."""
    counts = {soort.name.lower(): text.count(soort) for soort in Soort}
    return {name: count for name, count in counts.items() if count}


def pieces(text: str) -> list[tuple[str, bool]]:
    """Return a text in stretches, each with whether it is a mask."""
    return [(part, part in set(Soort)) for part in _KINDS.split(text) if part]


def as_regels(uitingen: Iterable[Uiting]) -> list[list[str]]:
    """Return lines of which every label is one of LABELS as [who speaks, text] each."""
    by_label = {label: str(wie) for wie, label in LABELS.items()}
    return [[by_label[one.naam], one.tekst] for one in uitingen]


def is_run(nummers: Sequence[int], aantal: int) -> bool:
    """Test if these are numbers of lines that follow each other, of 1 up to so many."""
    if not nummers or nummers[0] < 1 or nummers[-1] > aantal:
        return False
    return list(nummers) == list(range(nummers[0], nummers[0] + len(nummers)))


def passage(regels: Sequence[Sequence[str]], nummers: Sequence[int]) -> str:
    """Return lines of a stored conversation as one passage, each with who speaks."""
    return "\n".join(f"{LABELS[wie]}: {tekst}" for wie, tekst in (regels[n - 1] for n in nummers))
