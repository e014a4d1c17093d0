"""`python -m bench.team`: how long the figures of a team of 500 people take.

It fills an empty database (see `bench.teams`), serves it with one Granian worker and opens the
figures of an afdeling with everybody below it, and of one functie.
"""

import argparse
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from .browser import Browser
from .databases import DATABASES
from .pages import Measured, look, measure
from .server import BIN, running

ROOT = Path(__file__).resolve().parent.parent
GOAL_MS, PEOPLE = 150, 500


def pages(
    environment: dict[str, str], people: int, *, n: int
) -> tuple[list[Measured], dict[str, Any]]:
    """Return how long each page takes, and what the database holds."""
    answer = Path(environment["GASTVRIJ_VAR"]) / "teams.json"
    for command in (
        [str(BIN / "gastvrij"), "migrate", "--verbosity", "0"],
        [str(BIN / "gastvrij"), "collectstatic", "--noinput", "--verbosity", "0"],
        [sys.executable, "-m", "bench.teams", str(people), str(answer)],
    ):
        subprocess.run(command, env=os.environ | environment, cwd=ROOT, check=True)
    known = json.loads(answer.read_text(encoding="utf-8"))
    opened = {
        "Team, afdeling met alles eronder": f"/profiel/team/?van={known['afdeling']}",
        "Team, functie": f"/profiel/team/?van={known['functie']}",
        "Team, als Excel": f"/profiel/team/{known['afdeling']}.xlsx",
    }
    with running(environment) as server:
        adviser = Browser(server.port)
        adviser.login(known["name"], known["password"])
        measured = [
            measure(server, name, look(adviser, address), n=n) for name, address in opened.items()
        ]
    return measured, known


def row(found: Measured, database: str, people: int, known: dict[str, Any]) -> str:
    """Return one line of the table."""
    p95 = found.percentile(95)
    met = "yes" if p95 < GOAL_MS else "**no**"
    return (
        f"| {found.name} | {database} | {people:,} | {known['competenties']} "
        f"| {known['stated']:,} | {len(found.server)} "
        f"| {found.percentile(50):.1f} | {p95:.1f} | {GOAL_MS} | {met} |"
    )


def main() -> int:
    """Measure what is asked on the command line; 1 if the goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench.team", description=__doc__)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--databases", nargs="+", choices=DATABASES, default=list(DATABASES))
    parser.add_argument("--n", type=int, default=200)
    asked = parser.parse_args()
    lines, is_met = [], True
    for name in asked.databases:
        with DATABASES[name]() as environment:
            measured, known = pages(environment, asked.people, n=asked.n)
        lines += [row(found, name, asked.people, known) for found in measured]
        is_met = is_met and all(found.percentile(95) < GOAL_MS for found in measured)
    print(
        "| page | database | people | competences | stated levels | n "
        "| p50 ms | p95 ms | goal ms | met |"
    )
    print("|---|---|--:|--:|--:|--:|--:|--:|--:|---|")
    print("\n".join(lines))
    return 0 if is_met else 1


if __name__ == "__main__":
    sys.exit(main())
