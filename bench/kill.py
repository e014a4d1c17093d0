"""`python -m bench.kill`: the server dies 50 times under load, and nothing acknowledged is lost."""

import argparse
import random
import sys
import threading
import time

from .__main__ import prepare, say
from .databases import DATABASES
from .desk import Shift
from .load import WORKERS, lost, staff, table, work
from .server import kill, start

SEED = 50
PACE = 0.1
SHORTEST, LONGEST = 1.5, 6.0
# After the last death everybody gets to finish what they were doing.
REST_SECONDS = 15


def deaths(
    environment: dict[str, str], *, agents: int, times: int, port: int = 0
) -> tuple[Shift, int]:
    """Let agents work while the server dies so many times; return the shift and its deaths."""
    sessions, urls = staff(environment, agents)
    chance = random.Random(SEED)
    server = start(environment, workers=WORKERS)
    died = 0
    shift = Shift(urls, server.port, float("inf"), pace=PACE)

    def watch() -> None:
        nonlocal server, died
        time.sleep(chance.uniform(SHORTEST, LONGEST))
        kill(server)
        died += 1
        server = start(environment, port=shift.port, workers=WORKERS)
        if died == times:
            shift.until = time.monotonic() + REST_SECONDS
            while not shift.is_over():
                time.sleep(1)

    try:
        work(shift, sessions, watch)
    finally:
        kill(server)
    return shift, died


def main() -> None:
    """Run what is asked on the command line; a promise that was not kept ends it with 1."""
    parser = argparse.ArgumentParser(prog="python -m bench.kill", description=__doc__)
    parser.add_argument("--agents", type=int, default=50)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--contacts", type=int, default=10_000)
    parser.add_argument("--databases", nargs="+", choices=DATABASES, default=list(DATABASES))
    asked = parser.parse_args()
    threading.stack_size(512 * 1024)
    wrong = []
    for name in asked.databases:
        with DATABASES[name]() as environment:
            prepare(environment, asked.contacts)
            say(f"{name}: {asked.agents} agents, and the server dies {asked.times} times")
            shift, died = deaths(environment, agents=asked.agents, times=asked.times)
            found = lost(environment, shift.promised)
        print("\n".join([f"\n{name}, {died} deaths\n", *table(shift.samples)]))
        print(f"\n{found}", flush=True)
        wrong += [f"{name}: {count} x {kind}" for kind, count in found.items() if kind[0] == "!"]
        wrong += [
            f"{name}: {one.name}: {one.problem}"
            for one in shift.samples
            if one.problem.startswith("status")
        ]
    if wrong:
        sys.exit("\n".join(wrong))


if __name__ == "__main__":
    main()
