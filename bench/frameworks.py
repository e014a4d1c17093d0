"""A framework of 500 elements in two versions, and the addresses at which they are looked at.

`python -m bench.frameworks file` writes those addresses; it works on the database that
DATABASE_URL and GASTVRIJ_VAR name, after `bench.seed` made the gemeente.
"""

import json
import os
import sys
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gastvrij.config.settings")
if __name__ == "__main__":
    django.setup()

from django.urls import reverse
from django.utils import timezone

from bench.names import COMPARISON, FRAMEWORK
from gastvrij.basis.models import Medewerker
from gastvrij.kaders import actions
from gastvrij.kaders.models import Kader, KaderVersie

SECTIONS, TERMS, CHANGED_EVERY = 20, 24, 5
TITLE = "Toetsplan Z1: Alles aan de balie"


def document(*, changed: bool) -> bytes:
    """Return an exam plan of 20 sections with 24 terms each; one in five reads otherwise."""
    lines = [TITLE, "", "Toetsterm-nummer\tToetsterm\tLaatste wijzigingsdatum\tK\tB\tRV\tPV"]
    for section in range(1, SECTIONS + 1):
        lines.append(f"Onderwerp {section} aan de balie")
        for nr in range(1, TERMS + 1):
            again = "opnieuw " if changed and nr % CHANGED_EVERY == 0 else ""
            marks = "\t".join("X" if at == nr % 4 else "" for at in range(4))
            text = f"Legt de inwoner {again}uit wat stap {section}.{nr} van de aanvraag vraagt."
            lines.append(f"Z{section}.{nr:02}\t{text}\t1-3-2026\t{marks}")
    return "\n".join(lines).encode()


def make_version(kader: Kader | None, *, changed: bool) -> KaderVersie:
    """Read one version in and publish it."""
    kim, karel = (Medewerker.objects.get(gebruikersnaam=name) for name in ("kim", "karel"))
    at = timezone.now()
    (voorstel,) = actions.upload(
        by=kim, at=at, bestandsnaam="z1.txt", inhoud=document(changed=changed), soort="toetsplan"
    )
    versie = actions.adopt(by=kim, at=at, voorstel=voorstel, kader=kader, titel=TITLE)
    return actions.publish(by=karel, at=at, versie=versie, ingangsdatum=None)


def make() -> dict[str, str]:
    """Make both versions; return the address of each page by its name."""
    old = make_version(None, changed=False)
    new = make_version(old.kader, changed=True)
    return {
        FRAMEWORK: reverse("kaders:versie", args=[old.uuid]),
        COMPARISON: f"{reverse('kaders:compare')}?oud={old.uuid}&nieuw={new.uuid}",
    }


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(make()), encoding="utf-8")
