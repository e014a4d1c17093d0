"""Reads a file in a process of its own, so that time and memory have a bound.

The process says on its standard error how far it is, and leaves its answer in a file.
"""

import json
import logging
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from .gemeen.fouten import Fout, OnleesbaarBestand
from .gemeen.tekst import Regel
from .gemeen.voortgang import Stap, no_step

# Seconds of processor time without a step, and for a file in all; each page adds some.
SECONDS, PAGE_SECONDS, MAX_SECONDS = 9, 0.4, 130
# Seconds on the clock, for a machine that has no time at all.
MAX_WAIT = 600
MAX_MEMORY = 500 * 1024 * 1024
REMEMBERED, MAX_REMEMBERED = 16, 512 * 1024
OPEN, READ, STEP = "open", "read", "stap"
# Without the search for installed packages, which PYTHONPATH names already, and hardly ever a
# collector, which would walk parsers that stay: half of the time of a short document is starting.
_START = """
import gc
gc.set_threshold(100_000)
from gastvrij.kaders.inlezen.leesproces import main
main()
"""
_ROOT = str(Path(__file__).resolve().parents[3])
_SLOW = frozenset([-signal.SIGPROF, -signal.SIGXCPU, -signal.SIGKILL])
_log = logging.getLogger(__name__)


def ask(what: str, data: bytes, kind: str | None, step: Stap) -> dict[str, Any]:
    """Return what the reading process answers; raise OnleesbaarBestand with the reason.

    `what` is "open" for the lines alone, "read" for the lines and the document.
    """
    if len(data) <= MAX_REMEMBERED and step is no_step:
        answer: dict[str, Any] = json.loads(_remembered(what, data, kind))
    else:
        answer = json.loads(_asked(what, data, kind, step))
    if "code" in answer:
        faults = [Fout(text, values) for text, values in answer.get("faults", ())]
        raise OnleesbaarBestand(answer["code"], faults)
    return answer


@lru_cache(maxsize=REMEMBERED)
def _remembered(what: str, data: bytes, kind: str | None) -> bytes:
    return _asked(what, data, kind, no_step)


def _asked(what: str, data: bytes, kind: str | None, step: Stap) -> bytes:
    command = [sys.executable, "-SP", "-c", _START, what, kind or "", str(SECONDS), str(MAX_MEMORY)]
    there = {**os.environ, "PYTHONPATH": os.pathsep.join([_ROOT, *filter(None, sys.path)])}
    with TemporaryFile() as source, TemporaryFile() as answer:
        source.write(data)
        source.seek(0)
        with subprocess.Popen(  # noqa: S603
            command, stdin=source, stdout=answer, stderr=subprocess.PIPE, env=there
        ) as reader:
            said = _follow(reader, step)
        if reader.returncode:
            return json.dumps({"code": _why(reader.returncode, said)}).encode()
        answer.seek(0)
        return answer.read()


def _follow(process: "subprocess.Popen[bytes]", step: Stap) -> str:
    """Hand on each step that the process tells; return what else it said."""
    other: list[str] = []
    with ExitStack() as stack:
        stack.callback(process.kill)
        for line in _lines(process):
            words = line.split()
            if words[:1] == [STEP]:
                step(int(words[1]), int(words[2]) or None)
            else:
                other.append(line)
        stack.pop_all()
    return "\n".join(other[-40:])


def _lines(process: "subprocess.Popen[bytes]") -> Iterator[str]:
    """Yield the lines that a process writes, until it ends or the waiting has been too long."""
    until, rest, pipe = time.monotonic() + MAX_WAIT, b"", process.stderr
    if pipe is None:
        raise TypeError
    while True:
        ready, _, _ = select.select([pipe], [], [], max(until - time.monotonic(), 0))
        if not ready:
            process.kill()
            return
        piece = os.read(pipe.fileno(), 65_536)
        if not piece:
            yield from [rest.decode(errors="replace")] if rest else []
            return
        *lines, rest = (rest + piece).split(b"\n")
        for line in lines:
            yield line.decode(errors="replace")


def _why(code: int, said: str) -> str:
    if code in _SLOW:
        return "too_slow"
    if code < 0 or "MemoryError" in said:
        return "too_heavy"
    _log.error("De lezer brak af:\n%s", said)
    return "reader_failed"


def as_answer(regels: tuple[Regel, ...]) -> list[list[Any]]:
    """Return lines as plain JSON values."""
    return [
        [
            *(one.nr, one.raw, one.page, one.text, one.cells, one.parts, one.heading, one.chrome),
            *(one.doubts, one.slanted),
        ]
        for one in regels
    ]


def from_answer(values: list[list[Any]]) -> tuple[Regel, ...]:
    """Return lines out of plain JSON values."""
    return tuple(
        Regel(
            *(nr, raw, page, text, tuple(cells), tuple(map(tuple, parts)), heading, chrome),
            tuple((code, read, other) for code, read, other in doubts),
            tuple(slanted),
        )
        for nr, raw, page, text, cells, parts, heading, chrome, doubts, slanted in values
    )
