"""Opens any file that Gastvrij reads, by what it holds and never by its name."""

import json
import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable

from .apart import OPEN, ask, from_answer
from .blad.csv_tekst import read_csv, separator_of
from .gemeen.archief import names
from .gemeen.fouten import OnleesbaarBestand
from .gemeen.tekst import MAX_BYTES, Regel, Tekst, checked, decode, split_lines
from .gemeen.voortgang import Stap, no_step

HEAD = 2048
_PDF = b"%PDF-"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIP = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
# First bytes that say at once what a file is, and why Gastvrij does not read it.
_REFUSED = (
    ((b"{\\rtf",), "rtf"),
    ((b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"\0\0\0\x0cjP"), "image"),
    ((b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"MSCF"), "archive"),
)
# A part that an archive has only if it is that kind of document.
_PARTS = (
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
)
_REFUSED_PARTS = (
    ("xl/workbook.bin", "binary_sheet"),
    ("ppt/presentation.xml", "presentation"),
    ("content.xml", "open_document"),
)
_BEFORE = re.compile(r"\s+|<\?xml[^<>]{0,200}\?>|<!--.{0,1500}?-->", re.IGNORECASE | re.DOTALL)
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|title|meta|table|div|p|h[1-6]|ul|ol|section|article|main)"
    r"\b",
    re.IGNORECASE,
)
_XML = re.compile(r"<(?:\?xml|!DOCTYPE|!ENTITY|svg)\b", re.IGNORECASE)
_MAIL = re.compile(rb"(?:From|To|Date|Subject|Received|Return-Path|MIME-Version): ")
_JSON = re.compile(rb'[\[{]\s*(?:["{\[\]}]|-?\d+\s*[,\]])')
_SURE_JSON = re.compile(r'\s*(?:\{\s*"|\[\s*[{\[])')
_CHARSET = re.compile(rb"charset\s{0,3}=\s{0,3}[\"']?([\w.:-]{3,30})", re.IGNORECASE)


def form_of(data: bytes) -> str:
    """Return what a file is: pdf, docx, xlsx, json, html or text.

    Raises OnleesbaarBestand for every form that Gastvrij does not read, with what to do.
    """
    if len(data) > MAX_BYTES:
        raise OnleesbaarBestand("too_large")
    head = data[:HEAD].lstrip(BOM_UTF8 + b" \t\r\n")
    if head.startswith(_PDF) or (_PDF in data[:1024] and b"%%EOF" in data[-1024:]):
        return "pdf"
    if data.startswith(_ZIP):
        return _archive(data)
    if data.startswith(_OLD_OFFICE):
        raise OnleesbaarBestand("password" if _ENCRYPTED in data else "old_office")
    _refuse_by_head(data, head)
    if _JSON.match(head):
        return "json"
    return _marked_up(head)


def open_tekst(name: str, data: bytes, step: Stap = no_step) -> Tekst:
    """Return the lines of a file, one with layout read apart; OnleesbaarBestand otherwise."""
    if form_of(data) == "text":
        return open_here(name, data, step)
    answer = ask(OPEN, data, None, step)
    return Tekst(name, from_answer(answer["regels"]), answer["is_laid_out"])


def open_here(name: str, data: bytes, step: Stap = no_step) -> Tekst:
    """Return the lines of a file, read in this process; raise OnleesbaarBestand otherwise."""
    form = form_of(data)
    step(0, None)
    if form == "json":
        return _json(name, decode(data, is_marked_up=True))
    if form == "text":
        return _plain(name, decode(data))
    tekst = Tekst(name, tuple(_READERS[form](data, step)), is_laid_out=True)
    if not tekst.filled:
        raise OnleesbaarBestand("scan" if form == "pdf" else "empty")
    return tekst


def _plain(name: str, text: str) -> Tekst:
    separator = separator_of(text)
    if separator is None:
        return split_lines(name, text)
    return Tekst(name, tuple(read_csv(text, separator)), is_laid_out=True)


def _json(name: str, text: str) -> Tekst:
    """Return JSON with every value on a line; what only looks like JSON is plain text."""
    try:
        written = json.dumps(json.loads(text), indent=1, ensure_ascii=False)
    except RecursionError as problem:
        raise OnleesbaarBestand("too_deep") from problem
    except ValueError as problem:
        if _SURE_JSON.match(text):
            raise OnleesbaarBestand("json") from problem
        return _plain(name, checked(text))
    return split_lines(name, written)


def is_json(data: bytes, tekst: Tekst) -> bool:
    """Test if a file that looks like JSON was read as JSON."""
    return form_of(data) == "json" and tekst.regels[0].raw in ("{", "[", "{}", "[]")


def _archive(data: bytes) -> str:
    found = names(data)
    if found is None:
        raise OnleesbaarBestand("zip_broken")
    for part, form in _PARTS:
        if part in found:
            return form
    for part, code in _REFUSED_PARTS:
        if part in found:
            raise OnleesbaarBestand(code)
    raise OnleesbaarBestand("archive")


def _refuse_by_head(data: bytes, head: bytes) -> None:
    for starts, code in _REFUSED:
        if head.startswith(starts):
            raise OnleesbaarBestand(code)
    # Text may open with these letters too; a picture goes on with its size, or with its kind.
    if head.startswith(b"BM") and int.from_bytes(data[2:6], "little") == len(data):
        raise OnleesbaarBestand("image")
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        raise OnleesbaarBestand("image")
    if _MAIL.match(head) and b"MIME-Version:" in head:
        raise OnleesbaarBestand("web_archive")


def _marked_up(head: bytes) -> str:
    """Return "html" for a web page, "text" for anything that is not written in tags."""
    signs = head.removeprefix(BOM_UTF16_LE).removeprefix(BOM_UTF16_BE).replace(b"\0", b"")
    start = signs.decode("latin-1")
    is_xml = bool(_XML.match(start.lstrip()))
    while before := _BEFORE.match(start):
        start = start[before.end() :]
    if _HTML.match(start):
        return "html"
    if is_xml:
        raise OnleesbaarBestand("xml")
    return "text"


# Each parser is loaded for its own files only: the reading of text does not wait for them.


def _html(data: bytes, step: Stap) -> list[Regel]:
    from .word.html import read_html

    named = _CHARSET.search(data[:HEAD])
    encoding = named[1].decode("ascii") if named else None
    return read_html(decode(data, encoding=encoding, is_marked_up=True), step)


def _pdf(data: bytes, step: Stap) -> list[Regel]:
    from .pdf.lezer import read_pdf

    return read_pdf(data, step)


def _docx(data: bytes, step: Stap) -> list[Regel]:
    from .word.lezer import read_docx

    return read_docx(data, step)


def _xlsx(data: bytes, step: Stap) -> list[Regel]:
    from .blad.lezer import read_xlsx

    return read_xlsx(data, step)


_READERS: dict[str, Callable[[bytes, Stap], list[Regel]]] = {
    "pdf": _pdf,
    "docx": _docx,
    "xlsx": _xlsx,
    "html": _html,
}
