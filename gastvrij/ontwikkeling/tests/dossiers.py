"""What tests of dossiers share: evidence, a nomination, a result that was handed out."""

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone

from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling.models import Proeve
from gastvrij.beoordeling.tests.gesprekken import make_gesprek
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.conftest import NOW
from gastvrij.kaders.models import Element
from gastvrij.klantcontact.models import Gesprek
from gastvrij.ontwikkeling import actions
from gastvrij.ontwikkeling.models import EerderBewijs, Nominatie, Vrijgave
from gastvrij.ontwikkeling.queries import Onderdeel

PDF = b"%PDF-1.7\nEen diploma.\n"
LATER = NOW + timedelta(hours=6)
DAY = timedelta(days=1)


def at(name: str, *keys: object) -> str:
    """Return the address of a page of this room."""
    return reverse(f"ontwikkeling:{name}", args=keys)


def competentie(code: str = "3.1") -> Element:
    """Return a competence of the dictionary."""
    return Element.objects.get(versie__kader__soort="competentiewoordenboek", code=code)


def add(by: Medewerker, **changed: Any) -> EerderBewijs:
    """Put a diploma in somebody's dossier."""
    given: dict[str, Any] = {
        "titel": "Mbo 4 juridisch",
        "soort": "diploma",
        "uitgever": "Roc Lindemeer",
        "datum": date(2020, 7, 1),
        "elementen": [],
        "bestandsnaam": "diploma.pdf",
        "inhoud": PDF,
    }
    return actions.add_bewijs(by=by, at=NOW, **(given | changed))


def release(by: Medewerker, aan: Medewerker, *onderdelen: str) -> Vrijgave:
    """Open parts of somebody's profile to another, today's clock and for a year."""
    return actions.give_vrijgave(
        by=by,
        at=NOW,
        aan=aan,
        tot_en_met=timezone.localdate() + timedelta(days=365),
        onderdelen=[Onderdeel(one) for one in onderdelen or ("dossier",)],
    )


def nominate(by: Medewerker, gesprek: Gesprek | None = None, **changed: Any) -> Nominatie:
    """Put an own conversation forward."""
    given: dict[str, Any] = {
        "gesprek": gesprek or make_gesprek(by),
        "tekst": "Ik vatte de vraag samen voordat ik antwoord gaf.",
        "elementen": [competentie()],
    }
    return actions.nominate(by=by, at=LATER, **(given | changed))


def result(stage: Stage, **also: Any) -> Proeve:
    """Return a sitting of Noor of which the result was handed out."""
    return stage.to_proeve("uitgereikt", **also)
