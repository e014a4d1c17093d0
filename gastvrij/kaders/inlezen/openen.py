"""Opens any file that Gastvrij reads, by what it holds and never by its name."""

from .apart import read_apart
from .docx import is_word
from .fouten import OnleesbaarBestand
from .tekst import MAX_BYTES, Tekst, decode, split_lines

_OLD_WORD = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def open_tekst(name: str, data: bytes) -> Tekst:
    """Return the lines of a file: PDF, Word or plain text; raise OnleesbaarBestand otherwise."""
    form = _form(data)
    if form is None:
        return split_lines(name, decode(data))
    if len(data) > MAX_BYTES:
        raise OnleesbaarBestand("too_large")
    tekst = Tekst(name, read_apart(form, data), is_laid_out=True)
    if not tekst.filled:
        raise OnleesbaarBestand("scan" if form == "pdf" else "empty")
    return tekst


def _form(data: bytes) -> str | None:
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return "pdf"
    if data.startswith(_OLD_WORD) and _ENCRYPTED in data:
        raise OnleesbaarBestand("password")
    if data.startswith(b"PK\x03\x04") and len(data) <= MAX_BYTES and is_word(data):
        return "docx"
    return None
