"""Planning while the gate was never opened."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gastvrij.basis.actions import GateClosed
from gastvrij.beoordeling.models import Observatie
from gastvrij.conftest import Cast

from .scenario import make_stage


def test_without_a_decision_for_this_purpose_nothing_is_planned_or_begun(cast: Cast) -> None:
    stage = make_stage(cast)
    with pytest.raises(GateClosed, match="OR-besluit"):
        stage.plan()
    assert not Observatie.objects.exists()


def test_the_page_shows_that_the_gate_is_closed(client: Client, cast: Cast) -> None:
    stage = make_stage(cast)
    client.force_login(cast.olga)
    given = {
        "doel": "coaching",
        "medewerker": str(cast.noor.uuid),
        "formulier": str(stage.formulier.uuid),
        "beoordelaar": str(cast.coen.uuid),
    }
    refused = client.post(reverse("beoordeling:plannen"), given)
    assert refused.status_code == 422
    assert "geen geldig OR-besluit" in refused.content.decode()


def test_a_proeve_is_not_requested_while_the_gate_is_closed(client: Client, cast: Cast) -> None:
    stage = make_stage(cast)
    client.force_login(cast.olga)
    later = timezone.localtime() + timedelta(days=3)
    given = {
        "kandidaat": str(cast.noor.uuid),
        "opdracht": str(stage.opdracht.uuid),
        "eigenaar": str(stage.eigenaar.uuid),
        "beoordelaars": [str(cast.els.uuid), str(stage.ruud.uuid)],
        "vaststeller": str(cast.wim.uuid),
        "begint_op": f"{later:%Y-%m-%dT%H:%M}",
        "locatie": "KCC, werkplek 12",
    }
    refused = client.post(reverse("beoordeling:proeve_aanvragen"), given)
    assert refused.status_code == 422
    assert "geen geldig OR-besluit" in refused.content.decode()
    assert not Observatie.objects.exists()
