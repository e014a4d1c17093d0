"""`python -m bench.load`: 200 agents at once, and whether all that was acknowledged is there."""

import argparse
import json
import os
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from .__main__ import ROOT, prepare, say
from .databases import DATABASES
from .desk import Agent, Promised, Sample, Shift
from .pages import percentile
from .server import running

MOST_MS = 200.0
WORKERS = 2
LAST_MINUTES = 2
MEMORY_SECONDS = 5


def staff(environment: dict[str, str], count: int) -> tuple[list[str], dict[str, str]]:
    """Make agents who are logged in; return their sessions and the addresses of the desk."""
    file = Path(environment["GASTVRIJ_VAR"]) / "agents.json"
    _python(environment, "bench.agents", str(count), str(file))
    found = json.loads(file.read_text(encoding="utf-8"))
    return found["sessions"], found["urls"]


def _python(environment: dict[str, str], module: str, *words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", module, *words],
        env=os.environ | environment,
        cwd=ROOT,
        check=True,
        stdout=subprocess.PIPE,
        text=True,
    )
    return done.stdout


def work(shift: Shift, sessions: list[str], watch: Callable[[], None]) -> None:
    """Let everybody work until the shift is over; `watch` is called every moment meanwhile."""
    agents = [Agent(shift, session, nr=nr) for nr, session in enumerate(sessions)]
    for agent in agents:
        agent.start()
    while not shift.is_over():
        watch()
    for agent in agents:
        agent.join(LAST_MINUTES * 60)
    if late := sum(not agent.is_done for agent in agents):
        msg = f"{late} agents broke off, or got no answer any more."
        raise TimeoutError(msg)


def lost(environment: dict[str, str], promised: list[Promised]) -> dict[str, int]:
    """Return how much of what was promised was counted, and how much of it is not in order."""
    file = Path(environment["GASTVRIJ_VAR"]) / "promised.json"
    file.write_text(json.dumps([asdict(one) for one in promised]), encoding="utf-8")
    found: dict[str, int] = json.loads(_python(environment, "bench.promised", str(file)))
    return found


def table(samples: list[Sample]) -> list[str]:
    """Return a row for each kind of request, and one for all, in Markdown."""
    rows = ["| request | n | p50 ms | p95 ms | p99 ms | errors |", "|---|--:|--:|--:|--:|--:|"]
    for name in [*sorted({one.name for one in samples}), ""]:
        mine = [one for one in samples if not name or one.name == name]
        times = tuple(one.milliseconds for one in mine if not one.problem)
        figures = [f"{percentile(times, share):.1f}" if times else "-" for share in (50, 95, 99)]
        wrong = sum(1 for one in mine if one.problem)
        rows.append(f"| {name or 'all'} | {len(mine):,} | {' | '.join(figures)} | {wrong} |")
    return rows


def one_shift(
    environment: dict[str, str], *, agents: int, minutes: float
) -> tuple[Shift, list[int]]:
    """Let so many agents work for so long; return the shift and the memory of the server."""
    sessions, urls = staff(environment, agents)
    memory: list[int] = []
    with running(environment, workers=WORKERS) as server:
        shift = Shift(urls, server.port, time.monotonic() + minutes * 60)

        def watch() -> None:
            time.sleep(MEMORY_SECONDS)
            memory.append(server.memory())
            server.forget()

        work(shift, sessions, watch)
        memory.append(server.memory())
    return shift, memory


def broken(found: dict[str, int]) -> list[str]:
    """Return the promises that were not kept, each kind with how often."""
    return [f"{count} x {kind}" for kind, count in found.items() if count and kind.startswith("!")]


def errors(samples: Iterable[Sample]) -> list[str]:
    """Return what went wrong in requests, each kind with how often."""
    wrong = Counter(f"{one.name}: {one.problem}" for one in samples if one.problem)
    return [f"{count} x {kind}" for kind, count in wrong.items()]


def too_slow(samples: list[Sample]) -> list[str]:
    """Return how slow 95 of 100 requests are at most, if that is slower than is asked."""
    times = tuple(one.milliseconds for one in samples if not one.problem)
    slow = percentile(times, 95) if times else 0.0
    return [f"p95 is {slow:.0f} ms"] if slow > MOST_MS else []


@dataclass(frozen=True)
class Outcome:
    """What came of a shift on one database: its requests, a last line, and what falls short."""

    samples: list[Sample]
    told: str
    problems: list[str]


def parser(module: str, doc: str | None, *, agents: int, contacts: int) -> argparse.ArgumentParser:
    """Return what every shift can be asked on the command line."""
    asking = argparse.ArgumentParser(prog=f"python -m {module}", description=doc)
    asking.add_argument("--agents", type=int, default=agents)
    asking.add_argument("--contacts", type=int, default=contacts)
    asking.add_argument("--databases", nargs="+", choices=DATABASES, default=list(DATABASES))
    return asking


def on_each_database(
    asked: argparse.Namespace, what: str, hold: Callable[[dict[str, str]], Outcome]
) -> None:
    """Hold a shift on each database that is asked; what falls short ends the program with 1."""
    threading.stack_size(512 * 1024)
    wrong: list[str] = []
    for name in asked.databases:
        with DATABASES[name]() as environment:
            say(f"{name}: {asked.contacts:,} contacts are written")
            prepare(environment, asked.contacts)
            say(f"{name}: {what}")
            outcome = hold(environment)
        print("\n".join([f"\n{name}, {what}\n", *table(outcome.samples)]))
        print(f"\n{outcome.told}", flush=True)
        wrong += [f"{name}: {one}" for one in outcome.problems]
    if wrong:
        sys.exit("\n".join(wrong))


def main() -> None:
    """Run what is asked on the command line; what falls short ends it with 1."""
    asking = parser("bench.load", __doc__, agents=200, contacts=100_000)
    asking.add_argument("--minutes", type=float, default=10)
    asked = asking.parse_args()

    def hold(environment: dict[str, str]) -> Outcome:
        shift, memory = one_shift(environment, agents=asked.agents, minutes=asked.minutes)
        found = lost(environment, shift.promised)
        told = f"memory of the server: {max(memory) / 2**20:.0f} MB at most; {found}"
        wrong = [*broken(found), *errors(shift.samples), *too_slow(shift.samples)]
        return Outcome(shift.samples, told, wrong)

    on_each_database(asked, f"{asked.agents} agents for {asked.minutes:g} minutes", hold)


if __name__ == "__main__":
    main()
