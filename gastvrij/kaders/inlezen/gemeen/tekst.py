"""From bytes to the one form that every reader works on: numbered lines with cells."""

import re
import unicodedata
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from dataclasses import dataclass

from .fouten import OnleesbaarBestand

MAX_BYTES = 20 * 1024 * 1024
MAX_CHARACTERS, MAX_LINES, MAX_LINE = 1_000_000, 20_000, 20_000
MAX_GUESSED, MAX_COLUMNS = 200_000, 200

_NOT_TEXT = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf")
_MOJIBAKE = re.compile("[ÂÃ][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|â€")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_PIPE_RULE = re.compile(r"[|:+\- ]+")
_INVISIBLE = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")
_PLAUSIBLE = frozenset(
    "éèëêïíìîöóòôüúùûáàäâãåçñÿæœøßÉÈËÊÏÍÌÎÖÓÒÔÜÚÙÛÁÀÄÂÇÑ"
    "‘’‚“”„–—…•·€£§°±²³´¨©®™½¼¾µ«»‹›×÷†ªº¶\u00a0\u00ad¡¿ˆ˜"
)
_FALLBACK = ["cp1252", "cp850", "mac_roman", "iso8859_15"]


# A doubt about a line that was joined: its code, what was read, and what it may be instead.
Naad = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Regel:
    """One line of a document: where it stands, as it stands, and its cells.

    Only a file with layout says more: the paragraphs of each cell, the depth of a heading by
    its style (0 is none), the role of a line that is page furniture, what its layout does not
    decide, and the stretches of text in italics.
    """

    nr: int
    raw: str
    page: int
    text: str
    cells: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...] = ()
    heading: int = 0
    chrome: str = ""
    doubts: tuple[Naad, ...] = ()
    slanted: tuple[str, ...] = ()

    def paragraphs(self, at: int) -> tuple[str, ...]:
        """Return the paragraphs of one cell; a file without layout knows one a cell."""
        return self.parts[at] if self.parts else (self.cells[at],)

    @property
    def indent(self) -> int:
        """Return the width of the white space before the text, in characters."""
        return len(self.raw) - len(self.raw.lstrip())

    @property
    def has_cells(self) -> bool:
        """Test if this line is a row of a table."""
        return len(self.cells) > 1


@dataclass(frozen=True, slots=True)
class Tekst:
    """A document as numbered lines, whatever file it came from."""

    name: str
    regels: tuple[Regel, ...]
    is_laid_out: bool = False

    @property
    def filled(self) -> list[Regel]:
        """Return the lines that hold text."""
        return [regel for regel in self.regels if regel.text]


def tidy(text: str) -> str:
    """Return the text with white space collapsed to single spaces."""
    return " ".join(text.split())


def clean(text: str) -> str:
    """Return the text with letters and accents as one sign and without invisible signs."""
    return _INVISIBLE.sub("", unicodedata.normalize("NFC", text))


def decode(data: bytes, *, encoding: str | None = None, is_marked_up: bool = False) -> str:
    """Return the text of a file; raise OnleesbaarBestand with the reason if there is none.

    `encoding` is the one that the file names itself. Marked up text may be longer than any
    framework: its lines are counted when its marks are gone.
    """
    _refuse_unreadable(data)
    if not is_marked_up and len(data) > MAX_CHARACTERS * 4:
        raise OnleesbaarBestand("too_long")
    text = _named(data, encoding)
    text = _readable(_decoded(data) if text is None else text)
    return text if is_marked_up else checked(text)


def checked(text: str) -> str:
    """Return the text; raise OnleesbaarBestand if it is longer or wider than any framework."""
    if is_too_long(text):
        raise OnleesbaarBestand("too_long")
    if any(line.rstrip().count("\t") >= MAX_COLUMNS for line in text.split("\n")):
        raise OnleesbaarBestand("too_wide")
    return text


def _readable(text: str) -> str:
    text = clean(text)
    controls = len(_CONTROL.findall(text))
    if controls > len(text) / 200:
        raise OnleesbaarBestand("binary")
    text = _CONTROL.sub(" ", text) if controls else text
    if not text.strip():
        raise OnleesbaarBestand("empty")
    if _MOJIBAKE.search(text):
        raise OnleesbaarBestand("mojibake")
    return text


def is_too_long(text: str) -> bool:
    """Test if a text is longer than any framework, as a whole or in one line."""
    if len(text) > MAX_CHARACTERS or text.count("\n") > MAX_LINES:
        return True
    return any(len(line) > MAX_LINE for line in text.split("\n"))


def split_lines(name: str, text: str) -> Tekst:
    """Return the lines of a text; a form feed starts a new page."""
    page, regels = 1, []
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").split("\n")
    for nr, line in enumerate(lines, start=1):
        page += line.count("\f")
        raw = line.replace("\f", "")
        raw = _unpiped(raw)
        cells = tuple(tidy(cell) for cell in raw.split("\t")) if "\t" in raw else (tidy(raw),)
        regels.append(Regel(nr, raw, page, tidy(raw), cells))
    return Tekst(name, tuple(regels))


def _unpiped(raw: str) -> str:
    """Return a row between upright strokes, as some programs write a table, with tabs instead."""
    row = raw.strip()
    if len(row) < len("|a|b|") or not (row.startswith("|") and row.endswith("|")):
        return raw
    if _PIPE_RULE.fullmatch(row):
        return ""
    return "\t".join(cell.strip() for cell in row[1:-1].split("|")) if "|" in row[1:-1] else raw


def _refuse_unreadable(data: bytes) -> None:
    if len(data) > MAX_BYTES:
        raise OnleesbaarBestand("too_large")
    if not data.strip():
        raise OnleesbaarBestand("empty")
    if data[:1024].lstrip(BOM_UTF8 + b" \t\r\n").startswith(_NOT_TEXT):
        raise OnleesbaarBestand("binary")


def _named(data: bytes, encoding: str | None) -> str | None:
    """Return the text in the coding that the file names, None if it names none that fits."""
    if encoding is None or data.startswith((BOM_UTF16_LE, BOM_UTF16_BE, BOM_UTF8)):
        return None
    try:
        return data.decode(encoding)
    except (LookupError, ValueError):
        return None


def _decoded(data: bytes) -> str:
    encoding = _sure_encoding(data)
    if encoding is None:
        return _guessed(data)
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as problem:
        raise OnleesbaarBestand("encoding") from problem


def _sure_encoding(data: bytes) -> str | None:
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        return "utf-16"
    if data.startswith(BOM_UTF8):
        return "utf-8-sig"
    if b"\x00" in data:
        return _utf16_without_mark(data)
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _utf16_without_mark(data: bytes) -> str:
    sample = data[:4096]
    half = len(sample) / 2
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = sample[offset::2].count(0)
        if zeros > half * 0.6 and not sample[1 - offset :: 2].count(0):
            return encoding
    raise OnleesbaarBestand("binary")


def _guessed(data: bytes) -> str:
    """Return the text in the old code page that makes it read as Dutch."""
    # Loaded here, because most texts are UTF-8 and do not wait for it.
    from charset_normalizer import from_bytes

    best = from_bytes(data[:MAX_GUESSED], cp_isolation=_FALLBACK).best()
    names = ["cp1252", *([best.encoding] if best else []), *_FALLBACK]
    for encoding in dict.fromkeys(names):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _reads_as_dutch(text):
            return text
    raise OnleesbaarBestand("encoding")


def _reads_as_dutch(text: str) -> bool:
    odd = [char for char in text if char > "\x7f"]
    letters = sum(char.isalpha() for char in text)
    return _PLAUSIBLE.issuperset(odd) and len(odd) <= max(4, letters * 0.1)
