"""`python -m bench.judging`: how long the judging screen takes among very many observations.

It fills an empty database (see `bench.observaties`), serves it with one Granian worker and opens
an observation that is being judged: 25 passages, 80 written lines, verdicts on some criteria.
"""

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path

from .browser import Browser
from .databases import DATABASES
from .pages import Measured, look, measure
from .server import BIN, running

ROOT = Path(__file__).resolve().parent.parent
GOAL_MS, OBSERVATIES = 50, 100_000


def judge(environment: dict[str, str], observaties: int, *, n: int) -> tuple[Measured, float]:
    """Return how long the judging screen takes, and how many seconds the filling took."""
    answer = Path(environment["GASTVRIJ_VAR"]) / "judging.json"
    began = time.monotonic()
    for command in (
        [str(BIN / "gastvrij"), "migrate", "--verbosity", "0"],
        [str(BIN / "gastvrij"), "collectstatic", "--noinput", "--verbosity", "0"],
        [sys.executable, "-m", "bench.observaties", str(observaties), str(answer)],
    ):
        subprocess.run(command, env=os.environ | environment, cwd=ROOT, check=True)
    filled = time.monotonic() - began
    known = json.loads(answer.read_text(encoding="utf-8"))
    with running(environment) as server:
        browser = Browser(server.port)
        browser.login(known["name"], known["password"])
        return measure(server, "Gesprek beoordelen", look(browser, known["address"]), n=n), filled


def row(found: Measured, database: str, observaties: int) -> str:
    """Return one line of the table."""
    p95 = found.percentile(95)
    met = "yes" if p95 < GOAL_MS else "**no**"
    return (
        f"| {found.name} | {database} | {observaties:,} | {len(found.server)} "
        f"| {found.percentile(50):.1f} | {p95:.1f} | {GOAL_MS} | {met} |"
    )


def main() -> int:
    """Measure what is asked on the command line; 1 if the goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench.judging", description=__doc__)
    parser.add_argument("--observaties", type=int, default=OBSERVATIES)
    parser.add_argument("--databases", nargs="+", choices=DATABASES, default=list(DATABASES))
    parser.add_argument("--n", type=int, default=200)
    asked = parser.parse_args()
    lines, is_met = [], True
    for name in asked.databases:
        with DATABASES[name]() as environment:
            found, filled = judge(environment, asked.observaties, n=asked.n)
        print(f"{name}: filled in {filled:.0f} s", flush=True)
        lines.append(row(found, name, asked.observaties))
        is_met = is_met and found.percentile(95) < GOAL_MS
    print("| page | database | observations | n | p50 ms | p95 ms | goal ms | met |")
    print("|---|---|--:|--:|--:|--:|--:|---|")
    print("\n".join(lines))
    return 0 if is_met else 1


if __name__ == "__main__":
    sys.exit(main())
