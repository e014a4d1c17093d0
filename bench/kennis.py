"""`python -m bench.kennis`: how fast search is with 20,000 articles, on both databases.

Articles of invented text are written in bulk and indexed by the command of the application; then
the questions are asked through the fragment of the desk, letter by letter as people type them.
"""

import argparse
import os
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

from .databases import DATABASES
from .pages import percentile

ROOT = Path(__file__).resolve().parent.parent
SEED = 20261122
AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
MOST_MS = 50
# What is asked whole, beside the letters on the way to it.
TYPED = (
    "paspoort aanvragen",
    "rijbewijs verlengen",
    "verhuizing doorgeven",
    "parkeervergunning bewoner",
    "hondenbelasting",
    "afvalkaart kwijt",
    "grofvuil ophalen",
)
WHOLE = (
    "gemeente",
    "aanvragen",
    "kaart",
    "aanvragen vergunning gemeente woning",
    "hoe kan ik een kaart voor mijn woning aanvragen bij de gemeente",
    "rijbewijsaanvraagformulier",
    "paspoord",
    "parkeervergunnig",
    "gemente belastin aanvrag",
    "xqzwvk",
    "mijn buurman heeft een boom gekapt zonder vergunning en wat kan ik daar nu aan doen",
    "12",
)


def seed(count: int) -> None:
    """Write a small gemeente and so many published articles, and index them."""
    from bench.articles import Articles
    from gastvrij.conftest import make_cast
    from gastvrij.kennis import actions
    from gastvrij.klantcontact.models import Onderwerp

    cast = make_cast()
    Onderwerp.objects.create(naam="Alles", afdeling=cast.afdelingen["Burgerzaken"])
    Articles(seed=SEED, at=AT).write(count)
    started = time.perf_counter()
    actions.rebuild_index()
    print(f"  index van {count:,} artikelen: {time.perf_counter() - started:.0f} s", flush=True)


def questions() -> list[str]:
    """Return what is asked: every text on the way to the typed ones, and the whole ones."""
    letters = [text[:end] for text in TYPED for end in range(2, len(text) + 1)]
    return [*letters, *WHOLE]


def measure(rounds: int) -> None:
    """Ask every question through the desk, and print the server time."""
    from django.db import connection
    from django.test import Client
    from django.urls import reverse

    from gastvrij.basis.models import Medewerker

    with connection.cursor() as cursor:
        # What autovacuum does within minutes of so many writes: statistics, and the visibility that
        # counting reads.
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(Medewerker.objects.get(gebruikersnaam="noor"))
    url = reverse("kennis:bureau_zoek")
    times: list[float] = []
    worst: dict[str, float] = {}
    for turn in range(rounds + 1):
        for text in questions():
            started = time.perf_counter()
            page = client.post(url, {"zoek": text, "vraag": "0"}, headers={"HX-Request": "true"})
            took = (time.perf_counter() - started) * 1000
            if page.status_code != 200:
                msg = f"{text}: {page.status_code}"
                raise RuntimeError(msg)
            if turn:
                times.append(took)
                worst[text] = max(worst.get(text, 0), took)
    every = tuple(times)
    figures = [percentile(every, share) for share in (50, 95, 99)]
    print("  n = {}, p50 {:.1f} ms, p95 {:.1f} ms, p99 {:.1f} ms".format(len(every), *figures))
    for text, took in sorted(worst.items(), key=lambda pair: -pair[1])[:5]:
        print(f"  {took:6.1f} ms  {text}")
    if figures[1] > MOST_MS:
        sys.exit(f"p95 is boven {MOST_MS} ms")


def _inside(count: int, rounds: int) -> None:
    import django
    from django.core.management import call_command

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gastvrij.config.settings")
    django.setup()
    call_command("migrate", verbosity=0)
    seed(count)
    measure(rounds)


def main() -> None:
    """Measure what is asked on the command line, each database in a process of its own."""
    parser = argparse.ArgumentParser(prog="python -m bench.kennis", description=__doc__)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--databases", nargs="+", choices=DATABASES, default=list(DATABASES))
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.inside:
        _inside(asked.articles, asked.rounds)
        return
    failed = []
    for name in asked.databases:
        with DATABASES[name]() as environment:
            print(f"{name}, {asked.articles:,} artikelen", flush=True)
            words = ["--inside", "--articles", str(asked.articles), "--rounds", str(asked.rounds)]
            command = [sys.executable, "-m", "bench.kennis", *words]
            environ = os.environ | environment | {"GASTVRIJ_LOG_LEVEL": "WARNING"}
            # One that is too slow must not keep the other from being measured.
            if subprocess.run(command, check=False, env=environ, cwd=ROOT).returncode:
                failed.append(name)
    if failed:
        sys.exit(f"niet gehaald: {', '.join(failed)}")


if __name__ == "__main__":
    main()
