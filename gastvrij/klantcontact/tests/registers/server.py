"""A register on this machine that answers with recorded, invented examples over real HTTP."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

EXAMPLES = Path(__file__).parent


@dataclass
class Register:
    """What is answered, with which status, and what was asked."""

    url: str = ""
    answers: dict[str, str] = field(default_factory=dict)
    status: int = 200
    asked: list[tuple[str, dict[str, str], dict[str, Any]]] = field(default_factory=list)

    def answer(self, path: str, body: dict[str, Any]) -> bytes:
        key = body.get("type") or path.split("?")[0]
        named = self.answers.get(f"{key}:{body.get('burgerservicenummer', [''])[0]}")
        name = named or self.answers.get(key, "")
        return (EXAMPLES / name).read_bytes() if name.endswith(".json") else name.encode()


@contextmanager
def serving(**answers: str) -> Iterator[Register]:
    """Serve the examples on a free port of this machine until the block ends."""
    register = Register(answers=dict(answers))

    class Handler(BaseHTTPRequestHandler):
        def _reply(self, body: dict[str, Any]) -> None:
            register.asked.append((self.path, dict(self.headers), body))
            content = register.answer(self.path, body)
            status = register.status if content or register.status != 200 else 404
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(content)

        def do_GET(self) -> None:
            self._reply({})

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            self._reply(json.loads(self.rfile.read(length)))

        def log_message(self, *_args: object) -> None:
            """Stay quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        register.url = f"http://127.0.0.1:{server.server_port}"
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield register
        finally:
            server.shutdown()
            thread.join()
