"""Disputes and learning points: the employee first, another coach blind, the first stays."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gastvrij.basis.models import Event
from gastvrij.basis.rules import Rol
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.models import Beoordeling, Betwisting, Leerpunt, Observatie
from gastvrij.beoordeling.rules.observaties import REACTIETERMIJN

from .kwaliteit import ALL_WELL, ASKS, GREETS, MIXED, Kwaliteit
from .scenario import BEGUN, RESPONDED, SHARED, add_person


def text(client: Client, observatie: Observatie) -> str:
    page = client.get(reverse("beoordeling:observatie", args=[observatie.uuid]))
    return page.content.decode()


def first_sheet(client: Client, observatie: Observatie) -> list[str]:
    """Return the values under "Oordeel per criterium", in order."""
    page = client.get(reverse("beoordeling:observatie", args=[observatie.uuid]))
    return [regel.oordeel.waarde for regel in page.context["blad"].regels]


def test_the_employee_disputes_within_the_term_with_a_reason(kwaliteit: Kwaliteit) -> None:
    observatie = kwaliteit.shared(MIXED)
    last = SHARED + REACTIETERMIJN
    given: dict[str, Any] = {"by": kwaliteit.noor, "observatie": observatie}
    with pytest.raises(actions.CannotAssess, match="Betwisten kon tot en met 04-12-2026"):
        actions.dispute(at=last + timedelta(seconds=1), reden="Nee.", **given)
    with pytest.raises(actions.CannotAssess, match="Schrijf op"):
        actions.dispute(at=last, reden="  ", **given)
    with pytest.raises(actions.PersonalDataFound):
        actions.dispute(at=last, reden="Belde met 06-12345678", **given)
    with pytest.raises(PermissionDenied):
        actions.dispute(by=kwaliteit.coen, at=last, observatie=observatie, reden="Nee.")
    assert not Betwisting.objects.exists()
    made = actions.dispute(at=last, reden=" Ik vroeg wel door. ", **given)
    assert (made.reden, made.ingediend_op) == ("Ik vroeg wel door.", last)
    event = Event.objects.get(did="betwisting.made")
    assert (event.by, event.about) == (kwaliteit.noor.uuid, kwaliteit.noor.uuid)
    with pytest.raises(actions.CannotAssess, match="al betwist"):
        actions.dispute(at=last, reden="Nog eens.", **given)


def test_only_a_quality_judgement_that_was_shared_can_be_disputed(kwaliteit: Kwaliteit) -> None:
    begun = kwaliteit.begin(kwaliteit.place(kwaliteit.sample()))
    coaching = kwaliteit.stage.share(kwaliteit.stage.begin(kwaliteit.stage.plan(doel="coaching")))
    for observatie in (begun, coaching):
        with pytest.raises(actions.CannotAssess, match="gedeeld oordeel over gesprekskwaliteit"):
            actions.dispute(by=kwaliteit.noor, at=SHARED, observatie=observatie, reden="Nee.")
    assert not Betwisting.objects.exists()


def test_responding_and_disputing_go_together(kwaliteit: Kwaliteit) -> None:
    observatie = kwaliteit.shared(MIXED)
    actions.respond(by=kwaliteit.noor, at=RESPONDED, observatie=observatie, tekst="Gelezen.")
    actions.dispute(by=kwaliteit.noor, at=RESPONDED, observatie=observatie, reden="Nee.")
    observatie.refresh_from_db()
    assert (observatie.reactie, observatie.betwisting.reden) == ("Gelezen.", "Nee.")


def test_another_coach_looks_again_never_the_first_a_manager_or_somebody_elses_coach(
    kwaliteit: Kwaliteit,
) -> None:
    cast, betwisting = kwaliteit.stage.cast, kwaliteit.disputed()
    leads = add_person(cast, "leo", Rol.COACH, Rol.TEAMLEIDER, afdeling="KCC")
    elsewhere = add_person(cast, "ellen", Rol.COACH, afdeling="Burgerzaken")
    assign = actions.assign_reassessor
    for person in (kwaliteit.coen, cast.tessa, leads, elsewhere, cast.els, kwaliteit.noor):
        with pytest.raises(actions.CannotPlan, match="kan dit niet opnieuw beoordelen"):
            assign(by=cast.olga, at=SHARED, betwisting=betwisting, beoordelaar=person)
    with pytest.raises(PermissionDenied):
        assign(by=kwaliteit.coen, at=SHARED, betwisting=betwisting, beoordelaar=kwaliteit.carla)
    assert not Beoordeling.objects.filter(soort="herbeoordeling").exists()
    assert queries.reassessors(betwisting.observatie) == [kwaliteit.carla]
    made = assign(by=cast.olga, at=SHARED, betwisting=betwisting, beoordelaar=kwaliteit.carla)
    assert made.herbeoordeling is not None
    assert (made.herbeoordeling.beoordelaar, made.herbeoordeling.soort) == (
        kwaliteit.carla,
        "herbeoordeling",
    )
    event = Event.objects.get(did="betwisting.assigned")
    assert (event.by, event.about) == (cast.olga.uuid, kwaliteit.noor.uuid)
    with pytest.raises(actions.CannotPlan, match="al een andere coach"):
        assign(by=cast.olga, at=SHARED, betwisting=betwisting, beoordelaar=kwaliteit.carla)


def test_who_looks_again_is_blind_and_closes_with_a_conclusion(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    betwisting = kwaliteit.assigned()
    observatie, close = betwisting.observatie, actions.close_dispute
    client.force_login(kwaliteit.carla)
    page = text(client, observatie)
    assert "Opnieuw beoordelen: Noor Bakker" in page
    assert "Ik vroeg wel door." in page
    assert "0 van 4 beoordeeld" in page
    assert "Niet voldaan" not in page[: page.index('id="nu"')]
    given: dict[str, Any] = {"by": kwaliteit.carla, "at": RESPONDED, "betwisting": betwisting}
    with pytest.raises(actions.CannotAssess, match="Geef nog een oordeel over: E1, E2, E3, E4"):
        close(uitkomst="Eens met Noor.", **given)
    kwaliteit.judge(observatie, ALL_WELL, by=kwaliteit.carla, at=RESPONDED)
    with pytest.raises(actions.CannotAssess, match="conclusie"):
        close(uitkomst=" ", **given)
    with pytest.raises(actions.PersonalDataFound):
        close(uitkomst="Bel 06-12345678", **given)
    with pytest.raises(PermissionDenied):
        close(uitkomst="X", **given | {"by": kwaliteit.coen})
    closed = close(uitkomst=" Eens met Noor. ", **given)
    assert (closed.uitkomst, closed.afgerond_op) == ("Eens met Noor.", RESPONDED)
    assert Event.objects.get(did="betwisting.closed").about == kwaliteit.noor.uuid
    with pytest.raises(actions.CannotAssess, match="afgerond"):
        close(uitkomst="Toch niet.", **given)
    with pytest.raises(actions.CannotAssess, match="ingediend"):
        kwaliteit.judge(observatie, {GREETS: "nvt"}, by=kwaliteit.carla, at=RESPONDED)


def test_the_first_judgement_stays_as_it_was_and_both_stand_beside_each_other(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    betwisting = kwaliteit.assigned()
    observatie = betwisting.observatie
    before = queries.score_of(observatie, van=kwaliteit.coen)
    verdicts = list(observatie.oordelen.values())
    kwaliteit.judge(observatie, ALL_WELL, by=kwaliteit.carla, at=RESPONDED)
    for person in (kwaliteit.noor, kwaliteit.coen):
        client.force_login(person)
        page = text(client, observatie)
        assert "Carla Hendriks beoordeelt hetzelfde gesprek opnieuw" in page
        assert "Oordelen naast elkaar" not in page
        assert "<strong>50%</strong>" in page
        assert first_sheet(client, observatie) == list(MIXED.values())
    actions.close_dispute(
        by=kwaliteit.carla, at=RESPONDED, betwisting=betwisting, uitkomst="Eens met Noor."
    )
    assert queries.score_of(observatie, van=kwaliteit.coen) == before
    assert list(observatie.oordelen.filter(gegeven_door=kwaliteit.coen).values()) == verdicts
    beside = queries.naast_elkaar(observatie)
    assert beside is not None
    assert [sheet.beoordelaar for sheet in beside.beoordelingen] == [
        kwaliteit.coen,
        kwaliteit.carla,
    ]
    assert [regel.verschilt for regel in beside.regels] == [False, True, True, True]
    for person in (kwaliteit.noor, kwaliteit.coen, kwaliteit.carla):
        client.force_login(person)
        page = text(client, observatie)
        assert "Oordelen naast elkaar" in page
        assert "3 verschillen" in page
        assert "Eens met Noor." in page
        assert "<strong>50%</strong>" in page
        assert first_sheet(client, observatie) == list(MIXED.values())


def test_the_evidence_is_closed_for_who_looks_again(kwaliteit: Kwaliteit) -> None:
    observatie = kwaliteit.assigned().observatie
    with pytest.raises(actions.CannotAssess, match="niet meer of nog niet"):
        actions.add_fragment(
            by=kwaliteit.carla, at=RESPONDED, observatie=observatie, soort="document", tekst="x"
        )
    with pytest.raises(actions.CannotAssess, match="niet meer of nog niet"):
        actions.share(by=kwaliteit.carla, at=RESPONDED, observatie=observatie)


def test_a_dispute_from_employee_to_conclusion_on_the_pages(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    observatie = kwaliteit.shared(MIXED, at=timezone.now())
    client.force_login(kwaliteit.noor)
    url = reverse("beoordeling:betwisten", args=[observatie.uuid])
    assert client.post(url, {"reden": ""}).status_code == 422
    masked = client.post(url, {"reden": "Bel 06-12345678"})
    assert masked.status_code == 422
    assert "Bel [telefoonnummer]" in masked.content.decode()
    assert client.post(url, {"reden": "Ik vroeg door."}).status_code == 302
    again = client.post(url, {"reden": "Nog eens."})
    assert again.status_code == 422
    assert "al betwist" in again.content.decode()
    betwisting = Betwisting.objects.get()
    client.force_login(kwaliteit.stage.cast.olga)
    overview = client.get(reverse("beoordeling:betwistingen")).content.decode()
    assert "Carla Hendriks" in overview
    assert "Ik vroeg door." not in overview
    assign = reverse("beoordeling:toewijzen", args=[betwisting.uuid])
    assert client.post(assign, {"beoordelaar": str(kwaliteit.coen.uuid)}).status_code == 422
    chosen = {"beoordelaar": str(kwaliteit.carla.uuid)}
    assert client.post(assign, chosen).status_code == 302
    assert client.post(assign, chosen).status_code == 422
    client.force_login(kwaliteit.carla)
    assert "Noor Bakker" in client.get(reverse("beoordeling:kwaliteit")).content.decode()
    for code, waarde in ALL_WELL.items():
        oordeel = reverse(
            "beoordeling:oordeel", args=[observatie.uuid, kwaliteit.criterium(code).uuid]
        )
        assert client.post(oordeel, {"waarde": waarde, "toelichting": ""}).status_code == 302
    close = reverse("beoordeling:afronden", args=[betwisting.uuid])
    assert client.post(close, {"uitkomst": ""}).status_code == 422
    hidden = client.post(close, {"uitkomst": "Mail a@b.example"})
    assert "Mail [e-mailadres]" in hidden.content.decode()
    assert client.post(close, {"uitkomst": "Eens."}).status_code == 302
    assert "Eens." in text(client, observatie)
    assert client.post(close, {"uitkomst": "Toch."}).status_code == 422


def test_a_learning_point_counts_once_the_employee_agrees(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    observatie, coen = kwaliteit.shared(MIXED), kwaliteit.coen
    made = actions.propose_leerpunt(
        by=coen,
        at=SHARED,
        observatie=observatie,
        tekst=" Stelt een open vraag. ",
        criterium=kwaliteit.criterium(ASKS),
        indicator=queries.indicatoren()[0],
    )
    assert made.tekst == "Stelt een open vraag."
    assert not queries.leerpunten_of(kwaliteit.noor).exists()
    client.force_login(kwaliteit.noor)
    profile = reverse("ontwikkeling:index")
    assert "Stelt een open vraag." not in client.get(profile).content.decode()
    for person in (coen, kwaliteit.carla, kwaliteit.stage.cast.fatima):
        with pytest.raises(PermissionDenied):
            actions.agree_leerpunt(by=person, at=RESPONDED, leerpunt=made)
    agreed = actions.agree_leerpunt(by=kwaliteit.noor, at=RESPONDED, leerpunt=made)
    assert agreed.akkoord_op == RESPONDED
    assert list(queries.leerpunten_of(kwaliteit.noor)) == [made]
    assert "Stelt een open vraag." in client.get(profile).content.decode()
    dids = ("leerpunt.proposed", "leerpunt.agreed")
    assert [Event.objects.get(did=did).about for did in dids] == [kwaliteit.noor.uuid] * 2
    with pytest.raises(actions.CannotAssess, match="al geantwoord"):
        actions.agree_leerpunt(by=kwaliteit.noor, at=RESPONDED, leerpunt=made)
    with pytest.raises(actions.CannotAssess, match="blijft staan"):
        actions.withdraw_leerpunt(by=coen, at=RESPONDED, leerpunt=made)


def test_a_proposal_that_does_not_fit_is_refused_and_one_not_agreed_on_can_go(
    kwaliteit: Kwaliteit,
) -> None:
    steekproef = kwaliteit.sample(aantal=2)
    begun = kwaliteit.begin(kwaliteit.place(steekproef))
    coen, propose = kwaliteit.coen, actions.propose_leerpunt
    with pytest.raises(actions.CannotAssess, match="Deel het oordeel eerst"):
        propose(by=coen, at=BEGUN, observatie=begun, tekst="X")
    shared = kwaliteit.shared(trekking=kwaliteit.place(steekproef, 2))
    other_form = kwaliteit.stage.criterium("L1.04")
    step = kwaliteit.stage.stappen("F2.1")[0]
    refused: list[tuple[dict[str, Any], str]] = [
        ({"tekst": " "}, "Schrijf op"),
        ({"tekst": "X", "criterium": other_form}, "hoort niet bij"),
        ({"tekst": "X", "indicator": step}, "Kies een indicator"),
    ]
    for given, words in refused:
        with pytest.raises(actions.CannotAssess, match=words):
            propose(by=coen, at=SHARED, observatie=shared, **given)
    with pytest.raises(actions.PersonalDataFound):
        propose(by=coen, at=SHARED, observatie=shared, tekst="Bel 06-12345678")
    with pytest.raises(PermissionDenied):
        propose(by=kwaliteit.carla, at=SHARED, observatie=shared, tekst="X")
    assert not Leerpunt.objects.exists()
    made = propose(by=coen, at=SHARED, observatie=shared, tekst="X")
    with pytest.raises(PermissionDenied):
        actions.withdraw_leerpunt(by=kwaliteit.noor, at=SHARED, leerpunt=made)
    actions.withdraw_leerpunt(by=coen, at=SHARED, leerpunt=made)
    assert not Leerpunt.objects.exists()
    assert Event.objects.get(did="leerpunt.withdrawn").about == kwaliteit.noor.uuid


def test_nobody_learns_from_a_calibration_of_coaches(kwaliteit: Kwaliteit) -> None:
    observatie = kwaliteit.calibrate(ALL_WELL, MIXED)
    with pytest.raises(actions.CannotAssess, match="Deel het oordeel eerst"):
        actions.propose_leerpunt(by=kwaliteit.coen, at=SHARED, observatie=observatie, tekst="X")


def test_a_learning_point_on_the_pages(client: Client, kwaliteit: Kwaliteit) -> None:
    observatie = kwaliteit.shared()
    client.force_login(kwaliteit.coen)
    url = reverse("beoordeling:leerpunt", args=[observatie.uuid])
    assert client.post(url, {"tekst": ""}).status_code == 422
    masked = client.post(url, {"tekst": "Mail a@b.example"})
    assert "Mail [e-mailadres]" in masked.content.decode()
    given = {
        "tekst": "Vraagt door.",
        "criterium": str(kwaliteit.criterium(ASKS).uuid),
        "indicator": str(queries.indicatoren()[0].uuid),
    }
    assert client.post(url, given).status_code == 302
    assert client.post(url, {"tekst": "Weg ermee."}).status_code == 302
    first, second = Leerpunt.objects.order_by("pk")
    gone = client.post(reverse("beoordeling:leerpunt_intrekken", args=[second.uuid]))
    assert gone.status_code == 302
    client.force_login(kwaliteit.noor)
    agree = reverse("beoordeling:leerpunt_akkoord", args=[first.uuid])
    assert agree in text(client, observatie)
    assert client.post(agree).status_code == 302
    assert client.post(agree).status_code == 422
    client.force_login(kwaliteit.coen)
    kept = client.post(reverse("beoordeling:leerpunt_intrekken", args=[first.uuid]))
    assert kept.status_code == 422
    assert "blijft staan" in kept.content.decode()
