"""Which other documents a text refers to, and the period that it names."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from .gemeen.datums import PATTERN, iso_date
from .gemeen.tekst import Tekst
from .gemeen.vorm import Geldigheid, Verwijzing

# Names of documents, as they are written with a capital or behind a word that points.
_NOUN = (
    r"(?:visie|beleidsplan|beleidskader|beleidsnota|nota|plan van aanpak|jaarplan(?:nen)?|werkplan"
    r"|werkinstructie|werkafspraken|handboek|handleiding|handreiking|protocol|gedragscode|reglement"
    r"|huisregels|examenreglement|toetsreglement|toetsplan|beoordelingsformulier|competentieprofiel"
    r"|competentiewoordenboek|functieprofiel|functieboek|kwaliteitshandboek|servicenormen"
    r"|dienstverleningsconcept|dienstverleningsvisie|kwaliteitshandvest|verordening|convenant"
    r"|bijlage|scholingsplan|opleidingsplan|gespreksstructuur|belscript|stijlgids|schrijfwijzer)"
)
_QUOTES = r"[\"“„«‘]([^\"”»’“„«\n]{4,80})[\"”»’]"
_POINTS = (
    r"(?:zie(?: ook)?|conform|volgens|overeenkomstig|op basis van|op grond van|vastgelegd in"
    r"|beschreven in|opgenomen in|uitgewerkt in|genoemd in|verwijst naar|uitvoering van|bij)"
)
_ARTICLE = r"(?:(?:het|de|een|onze|ons|dit|deze)\s+)?"
_YEARS = r"(?:\s+\d{4}(?:\s*[-–/]\s*\d{4})?)?"
# "Visie op dienstverlening 2022": a capital, then what belongs to the name up to its years.
_NAMED = re.compile(
    rf"\b(?=[A-Z])((?i:\w*?{_NOUN}|plan))\b"
    r"(?P<rest>(?:\s+[\w-]+){0,5}?\s+(?:19|20)\d{2}(?:\s*[-–/]\s*\d{4})?\b"
    r"|(?:\s+(?:op|voor)\s+(?:de\s+|het\s+)?\w+)?)"
)
_APPENDIX = re.compile(
    r"\b(bijlage\s+(?:\d{1,2}|[A-Z]))\s+(?:beschrijft|bevat|toont|geeft|staat|staan|noemt|bij)\b",
    re.IGNORECASE,
)
_AFTER_ARTICLE = re.compile(r"\b(?:de|het|onze|ons)$", re.IGNORECASE)
_QUOTED = re.compile(
    rf"(?:\b{_NOUN}|\b(?:het\s+)?document(?:en)?|\b{_POINTS}\s+{_ARTICLE})[^.!?\n]{{0,60}}?{_QUOTES}",
    re.IGNORECASE,
)
_POINTED = re.compile(
    rf"\b{_POINTS}\s+{_ARTICLE}(?P<name>{_NOUN}(?:\s+(?:\d{{1,2}}|[A-Z])\b)?{_YEARS})",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:(?:voor de (?:jaren|periode)|in de periode|periode|geldig(?:heid)?(?:sduur)?(?: van)?"
    r"|looptijd(?: van)?|jaren)\W{0,3})?"
    r"(?P<start>(?:19|20)\d{2})\s*(?:-|–|—|tot en met|t/m|tot)\s*(?P<until>(?:19|20)\d{2})\b",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    rf"\b(?:geldig|geldt|van kracht|geldend)\s+(?:tot en met|t/m|tot)\s+"
    rf"(?P<until>{PATTERN}|(?:19|20)\d{{2}}\b)",
    re.IGNORECASE,
)
_FROM_TO = re.compile(
    rf"\b(?:geldig|geldt|van kracht)\s+van(?:af)?\s+(?P<start>{PATTERN})\s+"
    rf"(?:tot en met|t/m|tot)\s+(?P<until>{PATTERN})",
    re.IGNORECASE,
)
_NEEDS_NUMBER = re.compile(r"bijlagen?$", re.IGNORECASE)
LONGEST_PERIOD = 20


class _Passage(NamedTuple):
    """Lines that read on as one text, and on which line of the source each character stands."""

    text: str
    starts: list[tuple[int, int]]

    def line_at(self, place: int) -> int:
        """Return the line of the source in which a character stands."""
        return max((one for one in self.starts if one[0] <= place), default=(0, 1))[1]


def references(tekst: Tekst) -> list[Verwijzing]:
    """Return the documents that a text refers to, each once, in the order of the text.

    By their wording: between quotes, or a kind of document behind "zie", "volgens" and the like.
    Rather one too few than one that is no document.
    """
    found: dict[str, Verwijzing] = {}
    for passage in _passages(tekst):
        for place, title in sorted(_in(passage.text)):
            name = " ".join(title.split()).strip(" ,.;:()")
            key = name.casefold()
            if key and key not in found:
                found[key] = {"title": name, "line": passage.line_at(place)}
    return _without_parts(list(found.values()))


def _in(text: str) -> Iterator[tuple[int, str]]:
    for match in _QUOTED.finditer(text):
        yield match.start(1), match[1]
    for match in _POINTED.finditer(text):
        if not _NEEDS_NUMBER.search(match["name"]):
            yield match.start("name"), match["name"]
    for match in _APPENDIX.finditer(text):
        yield match.start(), match[1]
    for match in _NAMED.finditer(text):
        before = text[: match.start()].rstrip()
        starts_sentence = not before or before[-1] in ".:!?"
        has_name = bool(match["rest"].strip()) or _AFTER_ARTICLE.search(before)
        if has_name and not starts_sentence:
            yield match.start(), match[0]


def _without_parts(found: list[Verwijzing]) -> list[Verwijzing]:
    """Leave out a name that a longer one begins with: a visie beside the same with its years."""
    names = [one["title"].casefold() for one in found]
    return [
        one
        for one, name in zip(found, names, strict=True)
        if not any(
            len(other) > len(name) and other.startswith(name) and not other[len(name)].isalnum()
            for other in names
        )
    ]


def validity(tekst: Tekst) -> Geldigheid | None:
    """Return the period that a text names, the clearest first; None if it names none.

    `start` and `until` are days (ISO): a year is its first or last day. A proposal: the period can
    be that of another document that the text refers to.
    """
    best: list[tuple[int, Geldigheid]] = []
    for passage in _passages(tekst):
        best += _periods(passage)
    return min(best, key=lambda one: (one[0], one[1]["line"]), default=(0, None))[1]


def _periods(passage: _Passage) -> Iterator[tuple[int, Geldigheid]]:
    """Yield the periods of a passage with how far from certain they are: 0 is said outright."""
    for match in _FROM_TO.finditer(passage.text):
        yield 0, _geldigheid(passage, match, iso_date(match["start"]), iso_date(match["until"]))
    for match in _UNTIL.finditer(passage.text):
        said = match["until"]
        until = f"{said}-12-31" if said.isdigit() else iso_date(said)
        yield 1, _geldigheid(passage, match, None, until)
    for match in _PERIOD.finditer(passage.text):
        start, until = match["start"], match["until"]
        if 0 < int(until) - int(start) <= LONGEST_PERIOD:
            has_words = not match[0].startswith(start)
            period = _geldigheid(passage, match, f"{start}-01-01", f"{until}-12-31")
            yield 2 if has_words else 3, period


def _geldigheid(
    passage: _Passage, match: re.Match[str], start: str | None, until: str | None
) -> Geldigheid:
    return {
        "start": start,
        "until": until,
        "text": " ".join(match[0].split()),
        "line": passage.line_at(match.start()),
    }


def _passages(tekst: Tekst) -> Iterator[_Passage]:
    """Yield the paragraphs of a text; a row of a table is one by itself."""
    parts: list[str] = []
    starts: list[tuple[int, int]] = []
    length = 0
    for regel in tekst.regels:
        if (not regel.text or regel.has_cells) and parts:
            yield _Passage(" ".join(parts), starts)
            parts, starts, length = [], [], 0
        if regel.chrome or not regel.text:
            continue
        starts.append((length, regel.nr))
        parts.append(regel.text)
        length += len(regel.text) + 1
        if regel.has_cells:
            yield _Passage(" ".join(parts), starts)
            parts, starts, length = [], [], 0
    if parts:
        yield _Passage(" ".join(parts), starts)
