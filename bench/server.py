"""A real server process, as ./start starts it, whose log lines tell how long a request took."""

import contextlib
import json
import os
import queue
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

START_TIMEOUT = 60
LINE_TIMEOUT = 20
BIN = Path(sys.executable).parent


class ServerStopped(Exception):
    """The server did not come up, or wrote no line about a request."""


class Server:
    """A running server on a port of its own."""

    def __init__(self, port: int, process: subprocess.Popen[str]) -> None:
        self.port = port
        self.process = process
        self.lines: queue.Queue[dict[str, object]] = queue.Queue()
        threading.Thread(target=self._read, args=(process.stdout,), daemon=True).start()

    def _read(self, output: IO[str] | None) -> None:
        for line in output or ():
            with contextlib.suppress(json.JSONDecodeError):
                found = json.loads(line)
                if isinstance(found, dict) and found.get("logger") == "gastvrij.request":
                    self.lines.put(found)

    def forget(self) -> None:
        """Drop the lines about requests so far."""
        while not self.lines.empty():
            self.lines.get_nowait()

    def milliseconds(self) -> float:
        """Return how long the next request that was logged took inside the server."""
        try:
            return float(str(self.lines.get(timeout=LINE_TIMEOUT)["milliseconds"]))
        except queue.Empty:
            msg = "The server logged no request."
            raise ServerStopped(msg) from None


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[str]) -> None:
    until = time.monotonic() + START_TIMEOUT
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    msg = "The server did not start."
    raise ServerStopped(msg)


@contextlib.contextmanager
def running(environment: dict[str, str]) -> Iterator[Server]:
    """Serve the database that the environment names, with one worker, until the end."""
    port = _free_port()
    process = subprocess.Popen(
        [
            str(BIN / "granian"),
            *("--interface", "wsgi", "--no-ws", "--host", "127.0.0.1", "--port", str(port)),
            *("--workers", "1", "gastvrij.config.wsgi:application"),
        ],
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    try:
        server = Server(port, process)
        _wait(port, process)
        yield server
    finally:
        process.terminate()
        process.wait(START_TIMEOUT)
