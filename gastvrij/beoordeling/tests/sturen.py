"""What is posted to the pages of the exam, and read back from them."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import timezone

from .examen import BEGINS
from .scenario import Stage

# The stubs know no name for what the client of the tests answers.
Answer = Any
Send = Callable[..., Answer]
LONG_TEXT = "Ik hoorde de bel van de buren en kon de inwoner niet verstaan."


def words(page: Answer) -> str:
    text: str = page.content.decode()
    return text


def local(at: datetime) -> str:
    """Return a moment as the browser sends it."""
    return f"{timezone.localtime(at):%Y-%m-%dT%H:%M}"


def request_data(stage: Stage, **changed: Any) -> dict[str, Any]:
    return {
        "kandidaat": stage.cast.noor.uuid,
        "opdracht": stage.opdracht.uuid,
        "eigenaar": stage.eigenaar.uuid,
        "beoordelaars": [stage.cast.els.uuid, stage.ruud.uuid],
        "vaststeller": stage.cast.wim.uuid,
        "begint_op": local(BEGINS),
        "locatie": "KCC, werkplek 12",
        "ruimte": "Kamer 2",
    } | changed
