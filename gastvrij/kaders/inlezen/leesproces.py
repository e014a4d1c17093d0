"""The process that reads one file: bytes in, out what it says or the reason why not."""

import json
import logging
import math
import resource
import signal
import sys
import threading
import time
from typing import Any

from .apart import MAX_SECONDS, OPEN, PAGE_SECONDS, STEP, as_answer
from .gemeen.fouten import OnleesbaarBestand
from .lezen import read_here
from .openen import open_here

PAUSE, SILENCE = 0.2, 0.6


class Klok:
    """Tells each step, and gives the next one its time; a step that takes longer ends it all."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.told = 0.0
        self.done, self.total = 0, 0

    def __call__(self, done: int, total: int | None) -> None:
        """Tell how far the reading is, at most a few times a second."""
        signal.setitimer(signal.ITIMER_PROF, self.seconds)
        if total and total != self.total:
            allow(time.process_time() + self.seconds + PAGE_SECONDS * total)
        self.done, self.total = done, total or 0
        if time.monotonic() - self.told > PAUSE or done == total:
            self.tell()

    def tell(self) -> None:
        """Tell where the reading is now."""
        self.told = time.monotonic()
        sys.stderr.write(f"{STEP} {self.done} {self.total}\n")
        sys.stderr.flush()

    def keep_telling(self) -> None:
        """Tell again and again, so that who waits knows that a long step goes on."""
        while True:
            time.sleep(PAUSE)
            if time.monotonic() - self.told > SILENCE:
                self.tell()


def allow(seconds: float) -> None:
    """Let this process run so many seconds of processor time in all."""
    soft = min(math.ceil(seconds), MAX_SECONDS)
    resource.setrlimit(resource.RLIMIT_CPU, (soft, MAX_SECONDS))


def main() -> None:
    """Read the file on standard input; the command says what for, the kind, and the bounds."""
    what, kind, seconds, memory = sys.argv[1:5]
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_DATA, (int(memory), int(memory)))
    allow(float(seconds))
    logging.disable(logging.CRITICAL)
    step = Klok(float(seconds))
    threading.Thread(target=step.keep_telling, daemon=True).start()
    try:
        answer = _answer(what, sys.stdin.buffer.read(), kind or None, step)
    except OnleesbaarBestand as problem:
        faults = [[fault.text, fault.values] for fault in problem.faults]
        answer = {"code": problem.code, "faults": faults}
    except MemoryError:
        answer = {"code": "too_heavy"}
    sys.stdout.write(json.dumps(answer))


def _answer(what: str, data: bytes, kind: str | None, step: Klok) -> dict[str, Any]:
    if what == OPEN:
        tekst = open_here("", data, step)
        return {"regels": as_answer(tekst.regels), "is_laid_out": tekst.is_laid_out}
    gelezen, tekst = read_here("", data, kind, step)
    return {
        "regels": as_answer(tekst.regels),
        "is_laid_out": tekst.is_laid_out,
        "certainty": gelezen.certainty,
        "document": gelezen.document,
    }
