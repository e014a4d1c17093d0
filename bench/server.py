"""A real server process, as ./start starts it, whose log lines tell how long a request took."""

import contextlib
import http.client
import json
import os
import queue
import signal
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
# Places in /proc/<pid>/stat after the name: session, and resident pages (proc(5)).
SESSION, RESIDENT = 3, 21
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

    def memory(self) -> int:
        """Return the resident memory of this server with its workers, in bytes."""
        total = 0
        for folder in Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError, ValueError, IndexError):
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                if int(fields[SESSION]) == self.process.pid:
                    total += int(fields[RESIDENT]) * os.sysconf("SC_PAGE_SIZE")
        return total

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
        with contextlib.suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
            connection.request("GET", "/gezond/levend")
            if connection.getresponse().status == http.HTTPStatus.OK:
                return
        time.sleep(0.1)
    msg = "The server did not start."
    raise ServerStopped(msg)


def start(environment: dict[str, str], *, port: int = 0, workers: int = 1) -> Server:
    """Start a server in a session of its own, with as many threads as ./start gives it."""
    port = port or _free_port()
    process = subprocess.Popen(
        [
            str(BIN / "granian"),
            *("--interface", "wsgi", "--no-ws", "--host", "127.0.0.1", "--port", str(port)),
            *("--workers", str(workers), "--blocking-threads", "4"),
            "gastvrij.config.wsgi:application",
        ],
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    server = Server(port, process)
    try:
        _wait(port, process)
    except ServerStopped:
        kill(server)
        raise
    return server


def kill(server: Server) -> None:
    """Kill a server with its workers, as a power cut does: no signal that it can hear."""
    os.killpg(server.process.pid, signal.SIGKILL)
    server.process.wait(START_TIMEOUT)


@contextlib.contextmanager
def running(environment: dict[str, str], *, workers: int = 1) -> Iterator[Server]:
    """Serve the database that the environment names until the end."""
    server = start(environment, workers=workers)
    try:
        yield server
    finally:
        server.process.terminate()
        server.process.wait(START_TIMEOUT)
