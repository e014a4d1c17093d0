"""Rules of mail: from the bytes of a message to who wrote what. Pure; no mail is refused."""

import hashlib
import re
from collections.abc import Iterator
from email import message_from_bytes
from email.errors import HeaderParseError
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr
from html.parser import HTMLParser
from typing import NamedTuple

from .berichten import is_automatic

NO_TEXT = frozenset({"head", "script", "style", "title"})
BREAKS = frozenset(
    {"address", "article", "blockquote", "br", "div", "h1", "h2", "h3", "h4", "h5", "h6"}
    | {"hr", "li", "ol", "p", "section", "table", "tr", "ul"}
)
# What senders put where a charset should stand, and what they mean by it.
CHARSETS = {"iso-8859-1": "windows-1252", "us-ascii": "utf-8", "unknown-8bit": "utf-8"}
LONGEST_ID = 900
LONGEST_ADDRESS = 320
# Past these a mail is made to keep us busy: what reads it needs the square of their number.
LONGEST_HEADER = 20_000
MOST_BOUNDARIES = 30
MOST_STRAY = 100
# So much is shown of a mail that cannot be taken apart.
LONGEST_RAW = 20_000
# What the readers of the standard library raise for mail that was made to break them.
BREAKS_READERS = (LookupError, RecursionError, ValueError)
# What begins like a tag but does not end before the next one begins.
_STRAY = re.compile(r"<(?![^<>]*>)")
_TAG = re.compile(r"<[^<>]*>")


class Mail(NamedTuple):
    """A mail as the worklist shows it; attachments by name only."""

    extern_id: str
    van_naam: str
    van_adres: str
    onderwerp: str
    tekst: str
    bijlagen: tuple[str, ...]
    is_automatic: bool


def read_mail(raw: bytes) -> Mail:
    """Return what stands in a mail, whatever its charset, encoding or damage.

    An answer goes to Reply-To where there is one: forms on a website mail in the name of others.
    Without a Message-ID in plain letters the digest of the content is the name of the mail. What
    no reader can take apart is shown as it came: one such mail must not hold up those after it.
    """
    if raw.lower().count(b"boundary") > MOST_BOUNDARIES:
        return _unread(raw)
    try:
        return _read(raw)
    except BREAKS_READERS:
        return _unread(raw)


def _unread(raw: bytes) -> Mail:
    text = _kept(raw[:LONGEST_RAW].decode("utf-8", errors="replace"))
    return Mail(f"mail:{_digest(raw)}", "", "", "", text, (), is_automatic=False)


def _digest(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _read(raw: bytes) -> Mail:
    message = message_from_bytes(raw)
    headers = {str(name).lower(): _header(str(value)) for name, value in message.items()}
    naam, adres = _sender(message)
    said = _plain(headers.get("message-id", ""))
    ident = said if said.isascii() and said else _digest(raw)
    return Mail(
        # Message-IDs stand in brackets; what lacks them cannot pass for the id of another source.
        extern_id=(ident if ident.startswith("<") else f"mail:{ident}")[:LONGEST_ID],
        van_naam=naam,
        van_adres=adres[:LONGEST_ADDRESS],
        onderwerp=_plain(headers.get("subject", "")),
        tekst=_text(message),
        bijlagen=tuple(_attachments(message)),
        is_automatic=is_automatic(headers, van_adres=adres),
    )


def _sender(message: Message) -> tuple[str, str]:
    naam, adres = _address(message, "From")
    answer_to = _address(message, "Reply-To")
    if answer_to[1]:
        naam, adres = answer_to[0] or naam, answer_to[1]
    return _plain(_header(naam)), _plain(adres)


def _address(message: Message, name: str) -> tuple[str, str]:
    return parseaddr(str(message.get(name, ""))[:LONGEST_HEADER])


def _header(value: str) -> str:
    """Return a header with its encoded words decoded, as it is if they cannot be."""
    short = value[:LONGEST_HEADER]
    try:
        parts = decode_header(short)
    except HeaderParseError:
        return short
    return "".join(
        part if isinstance(part, str) else _decode(part, charset) for part, charset in parts
    )


def _decode(data: bytes, charset: str | None) -> str:
    """Return bytes as text: by the charset they say, else UTF-8, else that of Windows."""
    said = (charset or "utf-8").strip().lower()
    for name in (CHARSETS.get(said, said), "utf-8"):
        # A charset can have a name that is none (ValueError), or give half characters.
        try:
            text = data.decode(name)
            text.encode()
        except (LookupError, ValueError):
            continue
        return text
    return data.decode("windows-1252", errors="replace")


def _kept(text: str) -> str:
    """Return a text without what no database keeps: NUL, and halves of characters."""
    return text.replace("\x00", "").encode(errors="replace").decode()


def _plain(text: str) -> str:
    """Return one line without characters that no database keeps."""
    return re.sub(r"\s+", " ", _kept(text)).strip()


def _parts(message: Message) -> Iterator[Message]:
    """Yield the parts that hold content; a mail inside a mail is an attachment by itself."""
    if message.get_content_type() == "message/rfc822" or not message.is_multipart():
        yield message
        return
    for part in message.get_payload():
        if isinstance(part, Message):
            yield from _parts(part)


def _is_attachment(part: Message) -> bool:
    is_text = part.get_content_type() in {"text/plain", "text/html"}
    return part.get_content_disposition() == "attachment" or not is_text


def _attachments(message: Message) -> Iterator[str]:
    for part in _parts(message):
        name = part.get_filename()
        if _is_attachment(part) or name:
            yield _plain(_header(name or "")) or part.get_content_type()


def _text(message: Message) -> str:
    """Return the plain text of a mail; only if there is none, the text of its HTML."""
    shown = [part for part in _parts(message) if not (_is_attachment(part) or part.get_filename())]
    plain = [_content(part) for part in shown if part.get_content_type() == "text/plain"]
    text = "\n\n".join(one for one in plain if one)
    if text:
        return text
    found = (_content(part) for part in shown if part.get_content_type() == "text/html")
    return "\n\n".join(html_text(one) for one in found).strip()


def _content(part: Message) -> str:
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes):
        return ""
    text = _kept(_decode(data, part.get_content_charset()))
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


class _Reader(HTMLParser):
    """Collects the text of HTML, with a new line where a browser begins one."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.silent += tag in NO_TEXT
        if tag in BREAKS:
            self.pieces.append("\n")
        if tag == "li":
            self.pieces.append("- ")

    def handle_endtag(self, tag: str) -> None:
        self.silent = max(0, self.silent - (tag in NO_TEXT))
        if tag in BREAKS - {"br", "hr"}:
            self.pieces.append("\n")
        if tag in {"td", "th"}:
            self.pieces.append(" ")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.pieces.append(re.sub(r"\s+", " ", data))


def _without_comments(html: str) -> str:
    return "".join(piece.partition("<!--")[0] for piece in html.split("-->"))


def html_text(html: str) -> str:
    """Return the text that a reader of HTML sees, without what browsers would run or load."""
    shown = _without_comments(html)
    if len(_STRAY.findall(shown)) > MOST_STRAY:
        shown = _STRAY.sub("&lt;", shown)
    reader = _Reader()
    try:
        reader.feed(shown)
        reader.close()
    except AssertionError:
        # How the reader says that a declaration is none.
        return " ".join(_TAG.sub(" ", shown).split())
    lines = (re.sub(r"[ \xa0]+", " ", line).strip() for line in "".join(reader.pieces).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def with_attachments(mail: Mail) -> str:
    """Return the text of a mail, and below it what was attached but is not kept."""
    if not mail.bijlagen:
        return mail.tekst
    return f"{mail.tekst}\n\n[Bijlagen, niet bewaard: {', '.join(mail.bijlagen)}]".strip()
