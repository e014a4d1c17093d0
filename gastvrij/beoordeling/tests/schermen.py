"""What tests of pages share: addresses, texts, and a criterium as a browser sends it."""

import re

from django.test import Client
from django.urls import reverse

from gastvrij.beoordeling.models import Formulier

# A criterium as a browser sends it.
GIVEN = {
    "tekst": "blijft rustig",
    "code": "",
    "hulp": "Let op de stem.",
    "schaal": "treden",
    "treden": "begin: doet het soms\nvaardig: doet het steeds",
    "gewicht": "2,5",
    "waarneembaar_bij": ["live", "geluid"],
    "invuller": "beiden",
    "is_knock_out": "on",
}


def at(name: str, *keys: object) -> str:
    """Return the address of a page of this room."""
    return reverse(f"beoordeling:{name}", args=keys)


def text(client: Client, url: str) -> str:
    """Return a page that is there."""
    page = client.get(url)
    assert page.status_code == 200
    return page.content.decode()


def codes(formulier: Formulier) -> list[str]:
    """Return the codes of the criteria of a form, in order."""
    return list(formulier.criteria.order_by("volgorde").values_list("code", flat=True))


def plain(page: str) -> str:
    """Return the words of a page, without its tags."""
    return " ".join(re.sub(r"<[^>]+>", " ", page).split())
