from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from gastvrij.basis.models import Event, Medewerker
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.models import Fragment, Observatie, Oordeel
from gastvrij.kaders.models import Element

from .scenario import BEGUN, RESPONDED, SHARED, Stage


@pytest.fixture
def observatie(stage: Stage) -> Observatie:
    return stage.begin(stage.plan())


def test_a_passage_is_kept_with_its_moment_and_steps(stage: Stage, observatie: Observatie) -> None:
    fragment = stage.fragment(observatie, "A2", "F2.1")
    assert [stap.code for stap in fragment.stappen.order_by("code")] == ["A2", "F2.1"]
    assert (fragment.seconde, fragment.gemaakt_door) == (12, stage.cast.coen)
    event = Event.objects.get(did="fragment.added")
    assert (event.about, event.data["stappen"]) == (stage.cast.noor.uuid, ["A2", "F2.1"])


def test_a_passage_that_points_at_a_citizen_is_refused_with_a_masked_proposal(
    stage: Stage, observatie: Observatie
) -> None:
    with pytest.raises(actions.PersonalDataFound) as refused:
        stage.fragment(observatie, tekst="Mijn nummer is 999990019")
    assert refused.value.masked == "Mijn nummer is [bsn]"
    assert not Fragment.objects.exists()


def test_a_name_alone_is_kept_and_one_beside_a_number_can_be_put_back(
    stage: Stage, observatie: Observatie
) -> None:
    said = "Noor vroeg door. Belde met 06-12345678"
    with pytest.raises(actions.PersonalDataFound) as refused:
        stage.fragment(observatie, tekst=said)
    put_back = refused.value.masked.replace("[naam]", "Noor")
    assert put_back == "Noor vroeg door. Belde met [telefoonnummer]"
    assert stage.fragment(observatie, tekst=put_back).tekst == put_back
    assert stage.fragment(observatie, tekst="Met Noor Bakker").tekst == "Met Noor Bakker"


def test_an_empty_passage_or_one_at_something_that_is_no_step_is_refused(
    stage: Stage, observatie: Observatie
) -> None:
    with pytest.raises(actions.CannotAssess, match="Vul in"):
        stage.fragment(observatie, tekst="  ")
    phase = Element.objects.get(versie__kader__soort="gespreksstructuur", code="F1")
    with pytest.raises(actions.CannotAssess, match="gespreksstructuur"):
        actions.add_fragment(
            by=stage.cast.coen,
            at=BEGUN,
            observatie=observatie,
            soort="document",
            tekst="Brief",
            stappen=[phase],
        )
    assert not Fragment.objects.exists()


def test_a_passage_goes_away_until_a_verdict_rests_on_it(
    stage: Stage, observatie: Observatie
) -> None:
    loose, used = stage.fragment(observatie, "F2.1"), stage.fragment(observatie)
    stage.judge(observatie, "L1.04", "voldoende", [used])
    actions.remove_fragment(by=stage.cast.coen, at=BEGUN, fragment=loose)
    with pytest.raises(actions.CannotAssess, match="steunt een oordeel"):
        actions.remove_fragment(by=stage.cast.coen, at=BEGUN, fragment=used)
    assert list(Fragment.objects.all()) == [used]
    assert Event.objects.filter(did="fragment.removed").count() == 1


def test_no_verdict_overwrites_another_and_the_last_one_counts(
    stage: Stage, observatie: Observatie
) -> None:
    passage = stage.fragment(observatie, "F2.1")
    stage.judge(observatie, "L1.04", "onvoldoende", [passage])
    stage.judge(observatie, "L1.04", "voldoende", [passage], at=BEGUN + timedelta(minutes=1))
    line = next(r for r in queries.blad(observatie).regels if r.criterium.code == "L1.04")
    assert line.oordeel is not None
    assert line.oordeel.waarde == "voldoende"
    assert [earlier.waarde for earlier in line.eerdere] == ["onvoldoende"]
    assert Oordeel.objects.count() == 2


@pytest.mark.parametrize(
    ("code", "waarde", "soorten", "text"),
    [
        ("L1.04", "voldoende", [], "minstens 1 citaat"),
        ("L1.04", "onvoldoende", [], "minstens 1 citaat"),
        ("L1.03", "voldoende", ["geobserveerd"], "navroeg"),
        ("L1.05", "voldoende", ["bevraagd"], "hoorde of zag"),
        ("L1.05", "voldoende", ["geobserveerd"], "navroeg"),
    ],
)
def test_a_verdict_without_the_evidence_that_it_needs_is_refused(
    stage: Stage, observatie: Observatie, code: str, waarde: str, soorten: list[str], text: str
) -> None:
    passages = [stage.fragment(observatie, soort=soort) for soort in soorten]
    with pytest.raises(actions.CannotAssess, match=text):
        stage.judge(observatie, code, waarde, passages)
    assert not Oordeel.objects.exists()


def test_evidence_and_criteria_of_elsewhere_and_personal_data_are_refused(
    stage: Stage, observatie: Observatie
) -> None:
    elsewhere = stage.begin(stage.plan())
    strange = stage.fragment(elsewhere)
    with pytest.raises(actions.CannotAssess, match="van deze observatie"):
        stage.judge(observatie, "L1.04", "voldoende", [strange])
    other = actions.make_formulier(by=stage.cast.olga, at=BEGUN, versie=stage.toetsplan)
    with pytest.raises(actions.CannotAssess, match="hoort niet bij het formulier"):
        actions.give_oordeel(
            by=stage.cast.coen,
            at=BEGUN,
            observatie=observatie,
            criterium=other.criteria.all()[0],
            waarde="niet_waargenomen",
        )
    with pytest.raises(actions.PersonalDataFound):
        actions.give_oordeel(
            by=stage.cast.coen,
            at=BEGUN,
            observatie=observatie,
            criterium=stage.criterium("L1.04"),
            waarde="niet_waargenomen",
            toelichting="Belde met 06-12345678",
        )
    assert not Oordeel.objects.exists()


def test_the_crosswalk_proposes_and_judges_nothing(stage: Stage, observatie: Observatie) -> None:
    passage = stage.fragment(observatie, "F2.1")
    sheet = queries.blad(observatie)
    proposed = {r.criterium.code for r in sheet.regels if passage in r.voorgesteld}
    assert proposed == {"L1.04", "L1.05"}
    assert sheet.beoordeeld == 0


def test_sharing_waits_for_every_verdict_and_names_what_is_missing(
    stage: Stage, observatie: Observatie
) -> None:
    for code in ("L1.01", "L1.02"):
        stage.judge(observatie, code, "niet_waargenomen")
    with pytest.raises(actions.CannotAssess) as refused:
        actions.share(by=stage.cast.coen, at=SHARED, observatie=observatie)
    left = [f"L1.{n:02}" for n in range(3, 13)]
    assert str(refused.value) == f"Geef nog een oordeel over: {', '.join(left)}."
    shared = stage.share(observatie)
    assert (shared.status, shared.gedeeld_op) == ("gedeeld", SHARED)
    assert Event.objects.get(did="observatie.shared").about == stage.cast.noor.uuid


def test_the_employee_responds_once_and_may_say_nothing(stage: Stage) -> None:
    shared = stage.to_status("gedeeld")
    with pytest.raises(actions.PersonalDataFound):
        actions.respond(by=stage.cast.noor, at=RESPONDED, observatie=shared, tekst="a@b.example")
    done = actions.respond(by=stage.cast.noor, at=RESPONDED, observatie=shared, tekst=" ")
    assert (done.reactie, done.reactie_op) == ("", RESPONDED)
    with pytest.raises(actions.CannotAssess, match="al gereageerd"):
        actions.respond(by=stage.cast.noor, at=RESPONDED, observatie=shared, tekst="Toch iets")


def test_the_counts_are_per_level_and_never_a_percentage(client: Client, stage: Stage) -> None:
    shared = stage.to_status("gedeeld")
    rows = queries.telling(shared, queries.blad(shared))
    assert [(r.code, r.voldoende, r.onvoldoende, r.niet_waargenomen) for r in rows] == [
        ("", 1, 0, 11),
        ("K", 0, 0, 3),
        ("B", 0, 0, 3),
        ("RV", 0, 0, 4),
        ("PV", 1, 0, 5),
    ]
    client.force_login(stage.cast.noor)
    page = client.get(reverse("beoordeling:observatie", args=[shared.uuid])).content.decode()
    assert "%" not in page[page.index("<main") : page.index("</main")]


PEOPLE = (
    "noor",
    "fatima",
    "coen",
    "tessa",
    "victor",
    "els",
    "ruud",
    "olga",
    "frits",
    "anja",
)


@pytest.mark.parametrize("who", PEOPLE)
def test_each_act_is_for_one_person_only(stage: Stage, who: str) -> None:
    people: dict[str, Medewerker] = stage.cast.people | {"ruud": stage.ruud}
    person = people[who]
    begun, shared = stage.to_status("afname"), stage.to_status("gedeeld")
    passage = begun.fragmenten.get()
    for_coen: dict[str, dict[str, Any]] = {
        "add_fragment": {"observatie": begun, "soort": "geobserveerd", "tekst": "x"},
        "remove_fragment": {"fragment": passage},
        "give_oordeel": {
            "observatie": begun,
            "criterium": stage.criterium("L1.01"),
            "waarde": "niet_waargenomen",
        },
        "share": {"observatie": begun},
    }
    acts: dict[str, tuple[str, dict[str, Any]]] = {
        **{name: ("coen", given) for name, given in for_coen.items()},
        "respond": ("noor", {"observatie": shared, "tekst": ""}),
    }
    for name, (owner, given) in acts.items():
        if people[owner].pk == person.pk:
            continue
        with pytest.raises(PermissionDenied):
            getattr(actions, name)(by=person, at=RESPONDED, **given)
    shared.refresh_from_db()
    assert (shared.status, shared.reactie_op) == ("gedeeld", None)
