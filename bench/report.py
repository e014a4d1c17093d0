"""The figures as a table, with the machine they were measured on."""

import os
import platform
import sqlite3
import subprocess
from dataclasses import dataclass
from datetime import datetime

from .names import COMPARISON, FRAMEWORK
from .pages import Measured, percentile

GOAL = 50.0
# Pages that may take longer, in milliseconds.
GOALS = {FRAMEWORK: 100.0, COMPARISON: 100.0}
DASHBOARD = "Cijfers, 7 dagen"


@dataclass(frozen=True)
class Run:
    """What was measured on one database at one number of klantcontacten."""

    database: str
    contacts: int
    measured: list[Measured]


def facts() -> list[str]:
    """Return cores, Python and databases."""
    server = subprocess.run(
        ["psql", "--version"], capture_output=True, text=True, check=False
    ).stdout.strip()
    return [
        f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()} {platform.release()}",
        f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, "
        f"{server or 'no PostgreSQL client'}",
        "load average at the end: " + ", ".join(f"{load:.1f}" for load in os.getloadavg()),
    ]


def goal(name: str) -> float:
    """Return the milliseconds under which 95 of 100 requests of a page must stay."""
    return GOALS.get(name, GOAL)


def table(runs: list[Run]) -> list[str]:
    """Return a row for each page on each database at each number, in Markdown."""
    rows = [
        "| page | database | contacts | n | p50 ms | p95 ms | p95 seen | goal ms | met |",
        "|---|---|--:|--:|--:|--:|--:|--:|---|",
    ]
    rows.extend(
        f"| {one.name} | {run.database} | {run.contacts:,} | {len(one.server)} "
        f"| {one.percentile(50):.1f} | {one.percentile(95):.1f} "
        f"| {percentile(one.seen, 95):.1f} | {goal(one.name):.0f} "
        f"| {'yes' if one.percentile(95) < goal(one.name) else '**no**'} |"
        for run in runs
        for one in run.measured
    )
    return rows


def ratios(runs: list[Run]) -> list[str]:
    """Return how much slower the dashboard is at most contacts than at fewest, by database."""
    found = []
    for database in dict.fromkeys(run.database for run in runs):
        mine = sorted(
            (run for run in runs if run.database == database), key=lambda run: run.contacts
        )
        few, many = mine[0], mine[-1]
        for share in (50, 95):
            times = [
                next(one for one in run.measured if one.name == DASHBOARD).percentile(share)
                for run in (few, many)
            ]
            found.append(
                f"- dashboard {many.contacts:,} / {few.contacts:,} on {database}, p{share}: "
                f"{times[1] / times[0]:.2f}"
            )
    return found


def page(runs: list[Run], more: list[str], *, command: str, at: datetime) -> str:
    """Return one dated chapter for RESULTS.md."""
    return "\n".join(
        [
            f"## {at:%Y-%m-%d %H:%M}",
            "",
            f"`{command}`",
            "",
            *(f"- {fact}" for fact in facts()),
            "- goal: p95 inside the server under the goal; dashboard no slower at most contacts",
            "",
            *table(runs),
            "",
            *ratios(runs),
            "",
            *more,
            "",
        ]
    )
