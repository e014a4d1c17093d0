"""Reads judgements from a table of comma separated values."""

import csv
import io
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from .gegevens import DubbelOordeel, Gegevens, Oordeel, TweeGesprekken, Waarde, from_oordelen

NEEDED, CLUSTER = ("item", "rater", "value"), "gesprek"
SEPARATORS = ";,\t"
MOST_BYTES, MOST_CELL = 50 * 1024 * 1024, 1000
# The table has a place for every item and every beoordelaar, judged or not.
MOST_PLACES = 10_000_000
NUMBER = re.compile(r"[+-]?[0-9]{1,15}([.,][0-9]{1,15})?")
BOMS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}


class OnleesbareTabel(Exception):
    """The file holds no judgements that can be counted; the message says what to do."""


@dataclass(frozen=True)
class Tabel:
    """The judgements of a file, and words that differ only in capitals."""

    gegevens: Gegevens
    hoofdletters: tuple[tuple[str, ...], ...]


def read(data: bytes) -> Tabel:
    """Return the judgements of a file with the columns item, rater, value and perhaps gesprek.

    UTF-8, UTF-16 or Windows text; comma, semicolon or tab. If every value is a number, with point
    or comma, they are numbers, else all are words. Raise OnleesbareTabel.
    """
    rows = list(_rows(_text(data)))
    if not rows:
        raise OnleesbareTabel(
            "Onder de kop staan geen oordelen. Zet op elke regel één item, beoordelaar en waarde."
        )
    if len({row[0] for row in rows}) * len({row[1] for row in rows}) > MOST_PLACES:
        raise OnleesbareTabel(
            "Er zijn te veel items en beoordelaars om naast elkaar te zetten. Klopt de kolom rater?"
            " Splits anders het bestand, bijvoorbeeld per team."
        )
    are_numbers = all(NUMBER.fullmatch(waarde) for _item, _wie, waarde, _gesprek in rows)
    oordelen = (
        Oordeel(item, wie, _number(waarde) if are_numbers else waarde, gesprek)
        for item, wie, waarde, gesprek in rows
    )
    try:
        gegevens = from_oordelen(oordelen)
    except DubbelOordeel as problem:
        item, wie = problem.args
        raise OnleesbareTabel(
            f"Item “{item}” heeft meer dan één oordeel van “{wie}”. Laat er één staan."
        ) from problem
    except TweeGesprekken as problem:
        raise OnleesbareTabel(
            f"Item “{problem.args[0]}” staat bij meer dan één gesprek. Geef elk item zijn eigen"
            " naam, bijvoorbeeld met het gesprek erin."
        ) from problem
    return Tabel(gegevens, _look_alikes(gegevens.categorieen))


def _text(data: bytes) -> str:
    if len(data) > MOST_BYTES:
        raise OnleesbareTabel("Dit bestand is groter dan 50 MB. Splits het in delen.")
    encoding = next((name for bom, name in BOMS.items() if data.startswith(bom)), "utf-8")
    for name in (encoding, "cp1252"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return unicodedata.normalize("NFC", text)
    raise OnleesbareTabel(
        "Dit bestand bevat geen leesbare tekst. Kies in uw rekenblad Opslaan als, soort CSV UTF-8."
    )


def _rows(text: str) -> Iterator[tuple[str, str, str, str]]:
    """Yield item, beoordelaar, value and gesprek of each row; without gesprek that is the item."""
    lines = _cells(text)
    _first, kop = next(lines, (1, []))
    names = [cell.casefold() for cell in kop]
    place = {name: names.index(name) for name in (*NEEDED, CLUSTER) if name in names}
    missing = [name for name in NEEDED if name not in place]
    if missing:
        raise OnleesbareTabel(
            f"De eerste regel noemt niet: {', '.join(missing)}. Zet er de namen van de kolommen"
            " in: item,rater,value (en gesprek, als items bij één gesprek horen)."
        )
    twice = [name for name in place if names.count(name) > 1]
    if twice:
        raise OnleesbareTabel(f"De kolom {twice[0]} staat er meer dan één keer. Laat er één staan.")
    for number, cells in lines:
        named = {name: cells[at] if at < len(cells) else "" for name, at in place.items()}
        named.setdefault(CLUSTER, named["item"])
        for name, cell in named.items():
            if not cell:
                raise OnleesbareTabel(
                    f"Regel {number}: {name} is leeg. Vul het in, of haal de regel weg als dit"
                    " niet is beoordeeld."
                )
        yield named["item"], named["rater"], named["value"], named[CLUSTER]


def _cells(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the number of a line and its cells, empty lines left out."""
    head = next((line for line in text.splitlines() if line.strip()), "")
    separator = max(SEPARATORS, key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    begin = 1
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if max(map(len, cells), default=0) > MOST_CELL:
                raise _unreadable(begin)
            if any(cells):
                yield begin, cells
            begin = reader.line_num + 1
    except csv.Error as problem:
        raise _unreadable(begin) from problem


def _unreadable(number: int) -> OnleesbareTabel:
    return OnleesbareTabel(
        f"Regel {number} is niet te lezen. Staat er een aanhalingsteken te veel?"
    )


def _number(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))


def _look_alikes(categorieen: Sequence[Waarde]) -> tuple[tuple[str, ...], ...]:
    """Return the words that differ only in capitals, together; they count as different values."""
    alike: dict[str, list[str]] = {}
    for value in categorieen:
        if isinstance(value, str):
            alike.setdefault(value.casefold(), []).append(value)
    return tuple(tuple(words) for words in alike.values() if len(words) > 1)
