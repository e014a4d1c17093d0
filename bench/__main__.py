"""`python -m bench`: seed, serve and measure every combination, and add it to RESULTS.md."""

import argparse
import json
import os
import shlex
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from .browser import Browser
from .databases import DATABASES
from .pages import Measured, autosave, look, measure, save, start
from .reading import Reading, measure_reading, reading_table
from .report import DASHBOARD, Run, page, table
from .server import BIN, running
from .steps import of_desk, of_second_line

ROOT = Path(__file__).resolve().parent.parent
RESULTS = Path(__file__).parent / "RESULTS.md"
AGENT, COLLEAGUE, LEAD = "noor", "bram", "tessa"


def say(line: str) -> None:
    """Show what is being done, and since when."""
    print(f"{time.strftime('%H:%M:%S')} {line}", flush=True)


def prepare(environment: dict[str, str], contacts: int) -> dict[str, str]:
    """Make tables, static files and a year of contacts; return passwords by user name."""
    logins = Path(environment["GASTVRIJ_VAR"]) / "logins.json"
    for command in (
        [str(BIN / "gastvrij"), "migrate", "--verbosity", "0"],
        [str(BIN / "gastvrij"), "collectstatic", "--noinput", "--verbosity", "0"],
        [sys.executable, "-m", "bench.seed", str(contacts), str(logins)],
        [sys.executable, "-m", "bench.frameworks", str(_addresses(environment))],
        [sys.executable, "-m", "bench.examples", str(_examples(environment))],
    ):
        subprocess.run(command, env=os.environ | environment, cwd=ROOT, check=True)
    found: dict[str, str] = json.loads(logins.read_text(encoding="utf-8"))
    return found


def _addresses(environment: dict[str, str]) -> Path:
    return Path(environment["GASTVRIJ_VAR"]) / "frameworks.json"


def _examples(environment: dict[str, str]) -> Path:
    return Path(environment["GASTVRIJ_VAR"]) / "examples.json"


def measure_all(environment: dict[str, str], logins: dict[str, str], *, n: int) -> list[Measured]:
    """Return how long each page takes on the database of this environment."""
    with running(environment) as server:
        lead, agent, colleague = (Browser(server.port) for _ in range(3))
        lead.login(LEAD, logins[LEAD])
        agent.login(AGENT, logins[AGENT])
        colleague.login(COLLEAGUE, logins[COLLEAGUE])
        known = json.loads(_examples(environment).read_text(encoding="utf-8"))
        talking = start(agent)
        frameworks = json.loads(_addresses(environment).read_text(encoding="utf-8"))
        steps = {
            "Werkplek, lopend gesprek": look(agent, talking),
            "Concept bewaren": autosave(agent, talking),
            "Gesprek opslaan (2 vragen, 1 taak)": save(agent),
            **of_desk(agent, known),
            **of_second_line(colleague, known),
            DASHBOARD: look(lead, "/cijfers/?van=organisatie"),
            "Cijfers, dit jaar": look(lead, "/cijfers/?van=organisatie&periode=dit-jaar"),
            **{name: look(lead, address) for name, address in frameworks.items()},
        }
        return [measure(server, name, step, n=n) for name, step in steps.items()]


def main() -> None:
    """Measure what is asked on the command line."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--contacts", type=int, nargs="+", default=[10_000, 200_000])
    parser.add_argument("--databases", nargs="+", choices=DATABASES, default=list(DATABASES))
    parser.add_argument("--n", type=int, default=200)
    parser.add_argument("--no-reading", action="store_true", help="do not time the readers")
    parser.add_argument("--show", action="store_true", help="print only, keep RESULTS.md as it is")
    asked = parser.parse_args()
    readings: list[Reading] = [] if asked.no_reading else measure_reading(say)
    print("\n".join(reading_table(readings)), flush=True)
    runs = []
    for name in asked.databases:
        for contacts in asked.contacts:
            with DATABASES[name]() as environment:
                say(f"{name}: {contacts:,} contacts are written")
                logins = prepare(environment, contacts)
                say(f"{name}: {contacts:,} contacts, {asked.n} times each page")
                runs.append(Run(name, contacts, measure_all(environment, logins, n=asked.n)))
                print("\n".join(table(runs[-1:])), flush=True)
    command = shlex.join(["python", "-m", "bench", *sys.argv[1:]])
    chapter = page(runs, reading_table(readings), command=command, at=datetime.now(UTC))
    print(chapter)
    if not asked.show:
        with RESULTS.open("a", encoding="utf-8") as results:
            results.write(f"\n{chapter}")


if __name__ == "__main__":
    main()
