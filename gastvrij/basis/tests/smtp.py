"""A mail server on loopback that keeps what it gets: enough SMTP for a test, no more."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage


@dataclass
class Sink:
    port: int
    mails: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)


class _Handler(socketserver.StreamRequestHandler):
    sink: Sink
    refuses: bool

    def handle(self) -> None:
        self._say("220 sink")
        while line := self.rfile.readline().decode().strip():
            verb = line.split()[0].upper()
            if verb == "RCPT":
                self.sink.recipients.append(line)
            if verb == "RCPT" and self.refuses:
                self._say("550 noor@lindemeer.example unknown")
            elif verb == "DATA":
                self._say("354 go on")
                self._keep()
                self._say("250 kept")
            elif verb == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _keep(self) -> None:
        lines = list(iter(self.rfile.readline, b".\r\n"))
        mail = message_from_bytes(b"".join(lines), policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.sink.mails.append(mail)

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())


@contextmanager
def serving(*, refuses: bool = False) -> Iterator[Sink]:
    handler = type("Handler", (_Handler,), {"refuses": refuses})
    with socketserver.ThreadingTCPServer(("127.0.0.1", 0), handler) as server:
        sink = Sink(port=server.server_address[1])
        setattr(handler, "sink", sink)  # noqa: B010 - the class is made above
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield sink
        finally:
            server.shutdown()
            thread.join()
