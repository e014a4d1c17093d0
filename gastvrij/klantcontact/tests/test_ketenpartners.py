from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW, Cast
from gastvrij.klantcontact import actions, queries
from gastvrij.klantcontact.actions import CannotChangeKetenpartner, CannotRegister, Vraag
from gastvrij.klantcontact.models import Gesprek, Ketenpartner, Klantcontact
from gastvrij.klantcontact.rules import Beller

SVB = "Sociale Verzekeringsbank"


def save(cast: Cast, one: Ketenpartner | None = None, **given: Any) -> Ketenpartner:
    return actions.save_ketenpartner(by=cast.frits, at=NOW, ketenpartner=one, **given)


def refer(cast: Cast, organisatie: str) -> Klantcontact:
    kanaal = queries.get_kanaal("telefoon")
    gesprek = actions.start_gesprek(by=cast.noor, at=NOW, kanaal=kanaal)
    vraag = Vraag("Waar krijg ik AOW?", "doorverwezen", organisatie=organisatie)
    return actions.register(by=cast.noor, at=NOW, gesprek=gesprek, beller=Beller(), vragen=[vraag])[
        0
    ]


@pytest.mark.parametrize("typed", ["SVB", "svb", "S.V.B.", " svb "])
def test_the_abbreviation_of_a_known_organisation_is_written_in_full(
    cast: Cast, typed: str
) -> None:
    save(cast, naam=SVB, afkorting="SVB")
    assert refer(cast, typed).resultaat_toelichting == SVB


def test_an_unknown_abbreviation_is_refused_with_the_reason(cast: Cast) -> None:
    partner = save(cast, naam=SVB, afkorting="SVB")
    save(cast, partner, naam=SVB, afkorting="SVB", is_actief=False)
    with pytest.raises(CannotRegister, match=r"lijkt een afkorting.*Bedoelt u Sociale Verz"):
        refer(cast, "SVB")
    with pytest.raises(CannotRegister, match="“XYZ” lijkt een afkorting"):
        refer(cast, "XYZ")
    assert not Gesprek.objects.filter(status="geregistreerd").exists()
    assert refer(cast, "Dierenambulance Lindemeer").resultaat_toelichting.startswith("Dieren")


def test_an_organisation_has_a_full_name_and_an_abbreviation_of_its_own(cast: Cast) -> None:
    partner = save(cast, naam=f" {SVB} ", afkorting="SVB", telefoon="085-0000000")
    assert partner.naam == SVB
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"naam": " "}, "naam"),
        ({"naam": "UWV"}, "naam"),
        ({"naam": "UWV Werkbedrijf"}, "naam"),
        ({"naam": SVB.upper()}, "naam"),
        ({"naam": "Andere bank", "afkorting": "svb"}, "afkorting"),
        ({"naam": "Andere bank", "telefoon": "bel maar"}, "telefoon"),
    ]
    for given, veld in wrong:
        with pytest.raises(CannotChangeKetenpartner) as refused:
            save(cast, **given)
        assert refused.value.veld == veld
    assert Ketenpartner.objects.get() == partner
    with pytest.raises(PermissionDenied):
        actions.save_ketenpartner(by=cast.noor, at=NOW, ketenpartner=partner, naam="Nieuw")
    events = Event.objects.filter(object=partner.uuid).values_list("did", flat=True)
    assert list(events) == ["ketenpartner.added"]


def test_the_beheerder_keeps_the_list_and_the_auditor_reads_it(client: Client, cast: Cast) -> None:
    lijst = reverse("klantcontact:ketenpartners")
    client.force_login(cast.frits)
    assert "Er zijn nog geen organisaties" in client.get(lijst).content.decode()
    nieuw = reverse("klantcontact:ketenpartner-nieuw")
    assert client.post(nieuw, {"naam": "SVB"}).status_code == 422
    given = {"naam": SVB, "afkorting": "SVB", "website": "www.svb.nl", "is_actief": "on"}
    assert SVB in client.post(nieuw, given, follow=True).content.decode()
    partner = Ketenpartner.objects.get()
    assert partner.website == "https://www.svb.nl"
    url = reverse("klantcontact:ketenpartner", args=[partner.uuid])
    assert SVB in client.get(url).content.decode()
    client.post(url, {"naam": SVB})
    assert "Niet te kiezen" in client.get(lijst).content.decode()
    assert not queries.ketenpartners()
    client.force_login(cast.anja)
    assert url not in client.get(lijst).content.decode()
