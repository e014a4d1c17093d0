"""`python -m bench.promised file`: hold what agents were told against what the database holds.

Prints counts as JSON; those whose name begins with ! must be 0.
"""

import json
import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any
from uuid import UUID

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gastvrij.config.settings")
if __name__ == "__main__":
    django.setup()

from gastvrij.basis.models import Event
from gastvrij.klantcontact.models import Gesprek, Klantcontact


def count(promised: list[dict[str, Any]]) -> Counter[str]:
    """Return how many promises there are, and how many were not kept."""
    found: Counter[str] = Counter()
    for one in promised:
        found.update(_one(one))
    return found


def _one(promise: dict[str, Any]) -> list[str]:
    gesprek = Gesprek.objects.get(uuid=UUID(promise["path"].strip("/").split("/")[-1]))
    contacts = Klantcontact.objects.filter(inhoud__startswith=promise["marker"], gesprek=gesprek)
    said = ["gesprekken"]
    times = contacts.count()
    if promise["is_registered"]:
        said += ["registered", *(["!registered and not there once"] if times != 1 else [])]
        events = Event.objects.filter(object=gesprek.uuid, did="gesprek.registered").count()
        said += ["!registered without one event"] if events != 1 else []
    elif times > 1:
        said.append("!there more than once")
    if promise["turn"]:
        said.append("drafts")
        said += ["!draft older than acknowledged"] if _is_older(gesprek, promise) else []
    return said


def _is_older(gesprek: Gesprek, promise: dict[str, Any]) -> bool:
    """Test if the draft is not the acknowledged one or a newer one; registering may clear it."""
    if gesprek.status == Gesprek.Status.GEREGISTREERD:
        contact = gesprek.vragen.get()
        return not _is_as_new(contact.reactie, promise)
    stored = gesprek.concept.get("vraag-0-notitie", [""])[-1]
    return gesprek.concept_versie < promise["versie"] or not _is_as_new(stored, promise)


def _is_as_new(notitie: str, promise: dict[str, Any]) -> bool:
    turn = notitie.removeprefix("Notitie ")
    return turn.isdecimal() and int(turn) >= promise["turn"]


if __name__ == "__main__":
    print(json.dumps(count(json.loads(Path(sys.argv[1]).read_text(encoding="utf-8")))))
