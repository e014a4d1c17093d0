"""A small IMAP server on loopback: enough of RFC 3501 to log in, search, fetch and mark read."""

import re
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from gastvrij.klantcontact.imap import Postbus

USER, PASSWORD = "vragen@lindemeer.example", "een geheim"
ARRIVED = "20-Nov-2026 15:00:00 +0100"


@dataclass
class Mailbox:
    """The mails on the server, which of them were read, and all that was said to it."""

    mails: dict[int, bytes] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    heard: list[str] = field(default_factory=list)
    breaks_before_store: bool = False
    port: int = 0

    @property
    def postbus(self) -> Postbus:
        """Return how to reach this mailbox."""
        return Postbus("127.0.0.1", self.port, USER, PASSWORD, is_encrypted=False)

    def add(self, raw: bytes) -> int:
        """Let a mail arrive; return its uid."""
        uid = max(self.mails, default=100) + 1
        self.mails[uid] = raw
        return uid


class _Session(socketserver.StreamRequestHandler):
    mailbox: Mailbox

    def handle(self) -> None:
        self._say("* OK klaar")
        for line in self.rfile:
            tag, _space, rest = line.decode().strip().partition(" ")
            self.mailbox.heard.append(rest)
            if rest.upper().startswith("UID STORE") and self.mailbox.breaks_before_store:
                return
            answer = self._answer(rest)
            self._say(f"{tag} {answer}")
            if rest.upper().startswith("LOGOUT"):
                return

    def _say(self, text: str) -> None:
        self.wfile.write(text.encode() + b"\r\n")

    def _answer(self, said: str) -> str:
        words = said.upper()
        if words.startswith("CAPABILITY"):
            self._say("* CAPABILITY IMAP4rev1")
        elif words.startswith("LOGIN"):
            return "OK binnen" if said == f'LOGIN {USER} "{PASSWORD}"' else "NO verkeerd wachtwoord"
        elif words.startswith("SELECT"):
            if "INBOX" not in words:
                return "NO die map is er niet"
            self._say(f"* {len(self.mailbox.mails)} EXISTS")
        elif words.startswith("UID SEARCH UNSEEN"):
            unread = sorted(set(self.mailbox.mails) - self.mailbox.seen)
            self._say(f"* SEARCH {' '.join(map(str, unread))}".strip())
        elif words.startswith("UID FETCH"):
            self._fetch(said)
        elif words.startswith("UID STORE"):
            self.mailbox.seen.add(int(said.split()[2]))
        elif words.startswith("LOGOUT"):
            self._say("* BYE")
        return "OK gedaan"

    def _fetch(self, said: str) -> None:
        uid = int(said.split()[2])
        if uid not in self.mailbox.mails:
            return
        most = re.search(r"<0\.(\d+)>", said)
        raw = self.mailbox.mails[uid][: int(most[1]) if most else None]
        head = f'* 1 FETCH (UID {uid} INTERNALDATE "{ARRIVED}" BODY[]<0> {{{len(raw)}}}\r\n'
        self.wfile.write(head.encode() + raw + b")\r\n")


class _Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True


@contextmanager
def imap_server() -> Iterator[Mailbox]:
    """Run the server on a free port until the end of the block."""
    mailbox = Mailbox()
    session = type("Session", (_Session,), {"mailbox": mailbox})
    with _Server(("127.0.0.1", 0), session) as server:
        mailbox.port = server.server_address[1]
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        yield mailbox
        server.shutdown()
        thread.join()
