"""`python -m bench.ontwikkeling`: how long the page of an employee takes after five years.

It fills an empty database (see `bench.dossiers`), serves it with one Granian worker and opens the
competence picture: as the employee, on a day two years ago, and as a coach to whom it is open.
"""

import argparse
import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from .browser import Browser
from .databases import DATABASES
from .pages import Measured, look, measure
from .server import BIN, running

ROOT = Path(__file__).resolve().parent.parent
AGENT, COACH = "noor", "coen"
GOAL_MS, OBSERVATIES, YEARS_BACK = 50, 500, 2


def pages(environment: dict[str, str], observaties: int, *, n: int) -> tuple[list[Measured], int]:
    """Return how long each page takes, and how many passages there are."""
    answer = Path(environment["GASTVRIJ_VAR"]) / "dossiers.json"
    for command in (
        [str(BIN / "gastvrij"), "migrate", "--verbosity", "0"],
        [str(BIN / "gastvrij"), "collectstatic", "--noinput", "--verbosity", "0"],
        [sys.executable, "-m", "bench.dossiers", str(observaties), str(answer)],
    ):
        subprocess.run(command, env=os.environ | environment, cwd=ROOT, check=True)
    known = json.loads(answer.read_text(encoding="utf-8"))
    then = datetime.now(UTC).date() - timedelta(days=365 * YEARS_BACK)
    with running(environment) as server:
        employee, coach = Browser(server.port), Browser(server.port)
        employee.login(AGENT, known["logins"][AGENT])
        coach.login(COACH, known["logins"][COACH])
        opened = (
            ("Mijn competentieprofiel", employee, "/profiel/"),
            ("Mijn competentieprofiel, toen", employee, f"/profiel/?op={then}"),
            ("Competentieprofiel, voor een coach", coach, f"/profiel/{known['medewerker']}/"),
        )
        measured = [
            measure(server, name, look(browser, address), n=n) for name, browser, address in opened
        ]
    return measured, known["passages"]


def row(found: Measured, database: str, observaties: int, passages: int) -> str:
    """Return one line of the table."""
    p95 = found.percentile(95)
    met = "yes" if p95 < GOAL_MS else "**no**"
    return (
        f"| {found.name} | {database} | {observaties:,} | {passages:,} | {len(found.server)} "
        f"| {found.percentile(50):.1f} | {p95:.1f} | {GOAL_MS} | {met} |"
    )


def main() -> int:
    """Measure what is asked on the command line; 1 if the goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m bench.ontwikkeling", description=__doc__)
    parser.add_argument("--observaties", type=int, default=OBSERVATIES)
    parser.add_argument("--databases", nargs="+", choices=DATABASES, default=list(DATABASES))
    parser.add_argument("--n", type=int, default=200)
    asked = parser.parse_args()
    lines, is_met = [], True
    for name in asked.databases:
        with DATABASES[name]() as environment:
            measured, passages = pages(environment, asked.observaties, n=asked.n)
        lines += [row(found, name, asked.observaties, passages) for found in measured]
        is_met = is_met and all(found.percentile(95) < GOAL_MS for found in measured)
    print("| page | database | observations | passages | n | p50 ms | p95 ms | goal ms | met |")
    print("|---|---|--:|--:|--:|--:|--:|--:|---|")
    print("\n".join(lines))
    return 0 if is_met else 1


if __name__ == "__main__":
    sys.exit(main())
