"""Who sees what of an observation, and that every look by another is in the trail."""

import pytest
from django.test import Client
from django.urls import reverse

from gastvrij.basis.models import Event, Medewerker
from gastvrij.basis.rules import Rol
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import Observatie

from .scenario import Stage, add_person

PASSAGE = "Waarmee kan ik u helpen?"
# who: what they see while it is planned, assessed, shared; everyone else sees nothing.
SEEN = {
    "noor": ("planning", "planning", "inhoud"),
    "coen": ("planning", "inhoud", "inhoud"),
    "olga": ("planning", "planning", "planning"),
}
NOTHING = ("niets",) * 3
STATES = ("gepland", "afname", "gedeeld")


def people(stage: Stage) -> dict[str, Medewerker]:
    mia = add_person(stage.cast, "mia", Rol.BEOORDELAAR)
    return stage.cast.people | {"ruud": stage.ruud, "mia": mia}


@pytest.mark.parametrize("status", STATES)
def test_each_person_sees_what_the_rights_table_says(
    client: Client, stage: Stage, status: str
) -> None:
    observatie = stage.to_status(status)
    url = reverse("beoordeling:observatie", args=[observatie.uuid])
    by_name = people(stage)
    assert {"mia", "els", "tessa", "victor", "fatima", "kim", "frits", "anja"} <= set(by_name)
    for who, person in by_name.items():
        client.force_login(person)
        seen = SEEN.get(who, NOTHING)[STATES.index(status)]
        page = client.get(url)
        assert (who, page.status_code) == (who, 404 if seen == "niets" else 200)
        assert (who, PASSAGE in page.content.decode()) == (who, seen == "inhoud")
        listed = str(observatie.uuid) in client.get(reverse("beoordeling:index")).content.decode()
        assert (who, listed) == (who, seen != "niets")


def test_every_look_by_another_is_logged_and_visible_to_the_person(
    client: Client, stage: Stage
) -> None:
    observatie = stage.to_status("gedeeld")
    url = reverse("beoordeling:observatie", args=[observatie.uuid])
    for person in (stage.cast.noor, stage.cast.coen, stage.cast.olga, stage.cast.els):
        client.force_login(person)
        client.get(url)
    reads = Event.objects.filter(did="observatie.read").order_by("pk")
    assert [read.by for read in reads] == [
        stage.cast.coen.uuid,
        stage.cast.olga.uuid,
    ]
    assert {(read.about, read.object) for read in reads} == {
        (stage.cast.noor.uuid, observatie.uuid)
    }
    client.force_login(stage.cast.noor)
    mine = client.get(reverse("ontwikkeling:index")).content.decode()
    assert "Coen Jansen: Observatie ingezien" in mine


def test_an_assessor_who_lost_the_role_sees_no_more(client: Client, stage: Stage) -> None:
    observatie = stage.to_status("afname")
    stage.cast.coen.toewijzingen.all().delete()
    client.force_login(stage.cast.coen)
    url = reverse("beoordeling:observatie", args=[observatie.uuid])
    assert client.get(url).status_code == 404
    assert str(observatie.uuid) not in client.get(reverse("beoordeling:index")).content.decode()


def posts(observatie: Observatie, stage: Stage) -> list[str]:
    uuid = observatie.uuid
    passage, criterium = observatie.fragmenten.get(), stage.criterium("L1.01")
    return [
        reverse("beoordeling:beginnen", args=[uuid]),
        reverse("beoordeling:citaat", args=[uuid]),
        reverse("beoordeling:citaat_weg", args=[uuid, passage.uuid]),
        reverse("beoordeling:oordeel", args=[uuid, criterium.uuid]),
        reverse("beoordeling:delen", args=[uuid]),
    ]


def test_without_a_right_to_assess_it_is_403_and_without_this_one_404(
    client: Client, stage: Stage
) -> None:
    observatie = stage.to_status("gedeeld")
    by_name = people(stage)
    for who in ("noor", "bram", "tessa", "olga", "kim", "frits", "anja", "els", "mia"):
        client.force_login(by_name[who])
        expected = 404 if who in {"els", "mia"} else 403
        for url in posts(observatie, stage):
            assert (who, url, client.post(url).status_code) == (who, url, expected)


def test_an_assessor_who_is_the_candidate_is_the_employee_and_no_assessor(
    client: Client, stage: Stage
) -> None:
    mia = add_person(stage.cast, "mia", Rol.BEOORDELAAR)
    proeve = stage.request(kandidaat=stage.cast.els, beoordelaars=[stage.ruud, mia])
    seen = queries.zicht(stage.cast.els, proeve.observatie)
    assert (seen.is_medewerker, seen.is_beoordelaar) == (True, False)
    client.force_login(stage.cast.els)
    url = reverse("beoordeling:delen", args=[proeve.observatie.uuid])
    assert client.post(url).status_code == 404


def test_a_proeve_is_not_assessed_on_the_pages_of_an_observation(
    client: Client, stage: Stage
) -> None:
    proeve = stage.to_proeve("afname")
    stage.hold(proeve)
    for person in (stage.cast.els, stage.ruud, stage.cast.wim):
        client.force_login(person)
        for name in ("beginnen", "citaat", "delen"):
            url = reverse(f"beoordeling:{name}", args=[proeve.observatie.uuid])
            assert (person, name, client.post(url).status_code) == (person, name, 404)


def test_only_the_employee_responds(client: Client, stage: Stage) -> None:
    observatie = stage.to_status("gedeeld")
    url = reverse("beoordeling:reageren", args=[observatie.uuid])
    by_name = people(stage)
    for who, status in {"coen": 403, "olga": 403, "els": 404, "tessa": 404, "anja": 404}.items():
        client.force_login(by_name[who])
        assert (who, client.post(url, {"tekst": "x"}).status_code) == (who, status)


def test_an_empty_house_says_what_this_page_is_for(client: Client, stage: Stage) -> None:
    client.force_login(stage.cast.fatima)
    assert "Over u is niets gepland" in client.get(reverse("beoordeling:index")).content.decode()
    client.force_login(stage.cast.olga)
    assert "Er is nog niets gepland" in client.get(reverse("beoordeling:index")).content.decode()
