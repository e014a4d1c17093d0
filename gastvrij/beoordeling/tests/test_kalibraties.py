"""Calibrations: blind until all handed in, then beside each other; and how far coaches agree."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gastvrij.basis import actions as basis
from gastvrij.basis.actions import GateClosed
from gastvrij.basis.models import Event
from gastvrij.basis.rules import Rol
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.models import Fragment, Observatie
from gastvrij.beoordeling.rules.overeenstemming import Stand

from .gesprekken import make_gesprek
from .kwaliteit import ALL_WELL, ASKS, GREETS, MIXED, SUMS_UP, Kwaliteit
from .scenario import BEGUN, PLANNED, SHARED, add_person


def text(client: Client, observatie: Observatie) -> str:
    page = client.get(reverse("beoordeling:observatie", args=[observatie.uuid]))
    return page.content.decode()


def test_a_calibration_is_planned_for_several_coaches_and_the_employee_knows(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    observatie = kwaliteit.calibration()
    who = [sheet.beoordelaar for sheet in queries.beoordelingen_of(observatie)]
    assert (observatie.doel, who) == ("kalibratie", [kwaliteit.coen, kwaliteit.carla])
    assert observatie.poortbesluit.doel == "kalibratie"
    event = Event.objects.get(did="observatie.planned")
    assert (event.by, event.about) == (kwaliteit.coen.uuid, kwaliteit.noor.uuid)
    client.force_login(kwaliteit.noor)
    page = text(client, observatie)
    assert "Kalibratie tussen beoordelaars" in page
    assert "Coen Jansen, Carla Hendriks" in page


def test_fewer_than_two_coaches_or_one_who_may_not_is_refused(kwaliteit: Kwaliteit) -> None:
    cast = kwaliteit.stage.cast
    leads = add_person(cast, "leo", Rol.COACH, Rol.TEAMLEIDER, afdeling="KCC")
    elsewhere = add_person(cast, "ellen", Rol.COACH, afdeling="Burgerzaken")
    given: dict[str, Any] = {
        "by": kwaliteit.coen,
        "at": PLANNED,
        "medewerker": kwaliteit.noor,
        "formulier": kwaliteit.formulier,
    }
    plan = actions.plan_kalibratie
    for few in ([kwaliteit.coen], [kwaliteit.coen, kwaliteit.coen]):
        with pytest.raises(actions.CannotPlan, match="minstens 2"):
            plan(beoordelaars=few, **given)
    for person in (leads, elsewhere, cast.els):
        with pytest.raises(actions.CannotPlan, match="is geen coach van"):
            plan(beoordelaars=[kwaliteit.coen, person], **given)
    both = [kwaliteit.coen, kwaliteit.carla]
    with pytest.raises(actions.CannotPlan, match="gesprekskwaliteit"):
        plan(beoordelaars=both, **given | {"formulier": kwaliteit.stage.formulier})
    with pytest.raises(actions.CannotPlan, match="waar u coach bent"):
        plan(beoordelaars=both, **given | {"medewerker": cast.bram})
    with pytest.raises(PermissionDenied):
        plan(beoordelaars=both, **given | {"by": cast.olga})
    assert not Observatie.objects.exists()


def test_a_calibration_waits_for_its_own_gate(kwaliteit: Kwaliteit) -> None:
    besluit = kwaliteit.calibration().poortbesluit
    basis.withdraw_poortbesluit(
        by=kwaliteit.stage.cast.frits,
        at=PLANNED,
        besluit=besluit,
        on=timezone.localdate(PLANNED),
    )
    with pytest.raises(GateClosed):
        kwaliteit.calibration()
    assert kwaliteit.sample().trekkingen.exists()


def test_nobody_sees_what_another_noted_or_judged_until_all_handed_in(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    observatie = kwaliteit.stage.begin(kwaliteit.calibration())
    for by, said in ((kwaliteit.coen, "Coen noteert dit."), (kwaliteit.carla, "Carla dat.")):
        actions.add_fragment(
            by=by, at=BEGUN, observatie=observatie, soort="geobserveerd", tekst=said
        )
    kwaliteit.judge(observatie, MIXED)
    client.force_login(kwaliteit.carla)
    page = text(client, observatie)
    assert "Carla dat." in page
    assert "Coen noteert dit." not in page
    assert "0 van 4 beoordeeld" in page
    strange = Fragment.objects.get(gemaakt_door=kwaliteit.coen)
    with pytest.raises(actions.CannotAssess, match="van deze observatie"):
        actions.give_oordeel(
            by=kwaliteit.carla,
            at=BEGUN,
            observatie=observatie,
            criterium=kwaliteit.criterium(GREETS),
            waarde="voldaan",
            fragmenten=[strange],
        )
    with pytest.raises(actions.CannotAssess, match="andere beoordelaar"):
        actions.remove_fragment(by=kwaliteit.carla, at=BEGUN, fragment=strange)
    actions.hand_in_kalibratie(by=kwaliteit.coen, at=SHARED, observatie=observatie)
    assert "Coen noteert dit." not in text(client, observatie)
    assert queries.naast_elkaar(observatie) is None
    client.force_login(kwaliteit.coen)
    waits = text(client, observatie)
    assert "U hebt ingediend" in waits
    assert "Carla dat." not in waits
    client.force_login(kwaliteit.noor)
    assert "Coen noteert dit." not in text(client, observatie)


def test_the_last_to_hand_in_shares_and_the_differences_stand_beside_each_other(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    observatie = kwaliteit.calibrate(ALL_WELL, MIXED)
    assert (observatie.status, observatie.gedeeld_op) == ("gedeeld", SHARED)
    handed = Event.objects.filter(did="beoordeling.handed_in").order_by("pk")
    assert [(one.by, one.data["over"]) for one in handed] == [
        (kwaliteit.coen.uuid, 1),
        (kwaliteit.carla.uuid, 0),
    ]
    assert Event.objects.get(did="observatie.shared").about == kwaliteit.noor.uuid
    beside = queries.naast_elkaar(observatie)
    assert beside is not None
    assert beside.verschillen == 3
    for person in (kwaliteit.coen, kwaliteit.carla, kwaliteit.noor):
        client.force_login(person)
        page = text(client, observatie)
        assert "3 verschillen" in page
        assert "Score van dit gesprek" not in page


def test_handing_in_waits_for_own_verdicts_and_a_registered_conversation_and_is_for_good(
    kwaliteit: Kwaliteit,
) -> None:
    live = make_gesprek(kwaliteit.noor, is_registered=False)
    observatie = kwaliteit.stage.begin(kwaliteit.calibration(), live)
    hand_in = actions.hand_in_kalibratie
    kwaliteit.judge(observatie, MIXED, by=kwaliteit.carla)
    with pytest.raises(actions.CannotAssess, match="Geef nog een oordeel over: E1, E2, E3, E4"):
        hand_in(by=kwaliteit.coen, at=SHARED, observatie=observatie)
    with pytest.raises(actions.CannotAssess, match="loopt nog"):
        hand_in(by=kwaliteit.carla, at=SHARED, observatie=observatie)
    with pytest.raises(actions.CannotAssess, match="Dien uw oordelen in"):
        actions.share(by=kwaliteit.carla, at=SHARED, observatie=observatie)
    other = kwaliteit.stage.begin(kwaliteit.calibration(), make_gesprek(kwaliteit.noor))
    kwaliteit.judge(other, MIXED)
    hand_in(by=kwaliteit.coen, at=SHARED, observatie=other)
    with pytest.raises(actions.CannotAssess, match="ingediend"):
        hand_in(by=kwaliteit.coen, at=SHARED, observatie=other)
    with pytest.raises(actions.CannotAssess, match="ingediend"):
        kwaliteit.judge(other, {GREETS: "nvt"})
    with pytest.raises(actions.CannotAssess, match="ingediend"):
        actions.add_fragment(
            by=kwaliteit.coen, at=SHARED, observatie=other, soort="document", tekst="x"
        )
    for person in (kwaliteit.noor, kwaliteit.stage.cast.els, kwaliteit.stage.cast.tessa):
        with pytest.raises(PermissionDenied):
            hand_in(by=person, at=SHARED, observatie=other)
    quality = kwaliteit.begin(kwaliteit.place(kwaliteit.sample()))
    with pytest.raises(actions.CannotAssess, match="geen kalibratie"):
        hand_in(by=kwaliteit.coen, at=SHARED, observatie=quality)


def test_a_calibration_from_planning_to_differences_on_the_pages(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    client.force_login(kwaliteit.coen)
    new = reverse("beoordeling:kalibratie_nieuw")
    given = {
        "medewerker": str(kwaliteit.noor.uuid),
        "formulier": str(kwaliteit.formulier.uuid),
        "beoordelaars": [str(kwaliteit.coen.uuid)],
    }
    few = client.post(new, given)
    assert few.status_code == 422
    assert "minstens 2" in few.content.decode()
    both = [str(kwaliteit.coen.uuid), str(kwaliteit.carla.uuid)]
    assert client.post(new, given | {"beoordelaars": both}).status_code == 302
    observatie = kwaliteit.stage.begin(
        Observatie.objects.get(), make_gesprek(kwaliteit.noor, at=timezone.now())
    )
    hand_in = reverse("beoordeling:indienen", args=[observatie.uuid])
    assert client.post(hand_in).status_code == 422
    assert hand_in in text(client, observatie)
    for by in (kwaliteit.coen, kwaliteit.carla):
        kwaliteit.judge(observatie, ALL_WELL, by=by)
        client.force_login(by)
        assert client.post(hand_in).status_code == 302
    assert "0 verschillen" in text(client, observatie)
    assert "Kalibraties" in client.get(reverse("beoordeling:kwaliteit")).content.decode()


def agree_on(kwaliteit: Kwaliteit, times: int) -> None:
    for _time in range(times):
        kwaliteit.calibrate(ALL_WELL, ALL_WELL)


def test_below_ten_doubly_judged_items_nothing_is_shown(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    agree_on(kwaliteit, 2)
    beeld = queries.overeenstemming(kwaliteit.coen, kwaliteit.formulier)
    assert (beeld.gesprekken, beeld.beoordelaars) == (2, 2)
    assert {regel.stand for regel in beeld.regels} == {Stand.TE_WEINIG}
    assert all(not regel.cijfers for regel in beeld.regels)
    assert beeld.strengheid == []
    client.force_login(kwaliteit.coen)
    url = reverse("beoordeling:overeenstemming")
    page = client.get(url, {"formulier": str(kwaliteit.formulier.uuid)}).content.decode()
    assert "te weinig: pas vanaf 10" in page
    assert "1,00" not in page


def test_figures_come_with_n_and_interval_and_alpha_never_alone(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    agree_on(kwaliteit, 9)
    kwaliteit.calibrate(ALL_WELL, ALL_WELL | {GREETS: "niet_voldaan", SUMS_UP: "deels"})
    beeld = queries.overeenstemming(kwaliteit.carla, kwaliteit.formulier)
    by_name = {regel.naam: regel for regel in beeld.regels}
    greets = by_name["E1 groet de inwoner"]
    assert (greets.n, greets.stand) == (10, Stand.INDICATIEF)
    assert list(greets.cijfers) == ["percent_agreement", "gwet_ac1", "krippendorff_alpha"]
    assert greets.gelijk is not None
    assert float(greets.gelijk) == 0.9
    assert by_name["E4 vraagt door"].gelijk == 1
    # Three criteria of two steps make one total, the one of three steps another.
    totals = {regel.naam: regel.n for regel in beeld.regels if regel.is_totaal}
    assert totals == {
        "Alle criteria met: Voldaan of niet": 30,
        "Alle criteria met: Voldaan, deels of niet": 10,
    }
    assert by_name["Alle criteria met: Voldaan of niet"].stand is Stand.VOLDOENDE
    client.force_login(kwaliteit.carla)
    url = reverse("beoordeling:overeenstemming")
    page = client.get(url, {"formulier": str(kwaliteit.formulier.uuid)}).content.decode()
    assert "10 gesprekken" in page
    assert "indicatief" in page
    assert "90,0%" in page
    assert "Cijfers als tabel" in page


def test_severity_names_only_oneself_and_comes_with_n(kwaliteit: Kwaliteit) -> None:
    for _time in range(3):
        kwaliteit.calibrate(ALL_WELL, ALL_WELL | {ASKS: "niet_voldaan"})
    mine = queries.overeenstemming(kwaliteit.coen, kwaliteit.formulier).strengheid
    # Twelve verdicts each; Carla gave 3 of 12 lower, so each is 12.5 points off their mean.
    assert [(one.naam, one.n, float(one.verschil or 0)) for one in mine] == [
        ("U", 12, 12.5),
        ("Collega 2", 12, -12.5),
    ]
    hers = queries.overeenstemming(kwaliteit.carla, kwaliteit.formulier).strengheid
    assert [(one.naam, float(one.verschil or 0)) for one in hers] == [
        ("U", -12.5),
        ("Collega 2", 12.5),
    ]
    olga = queries.overeenstemming(kwaliteit.stage.cast.olga, kwaliteit.formulier).strengheid
    assert [one.naam for one in olga] == ["Collega 1", "Collega 2"]


def test_a_second_look_after_a_dispute_counts_too_once_it_is_closed(kwaliteit: Kwaliteit) -> None:
    betwisting = kwaliteit.assigned()
    kwaliteit.judge(betwisting.observatie, ALL_WELL, by=kwaliteit.carla, at=SHARED)
    assert not queries.formulieren_with_double(kwaliteit.coen).exists()
    actions.close_dispute(by=kwaliteit.carla, at=SHARED, betwisting=betwisting, uitkomst="Eens.")
    assert list(queries.formulieren_with_double(kwaliteit.coen)) == [kwaliteit.formulier]
    beeld = queries.overeenstemming(kwaliteit.coen, kwaliteit.formulier)
    assert [regel.n for regel in beeld.regels if not regel.is_totaal] == [1, 1, 1, 1]


def test_agreement_reaches_as_far_as_the_right(kwaliteit: Kwaliteit) -> None:
    agree_on(kwaliteit, 1)
    elsewhere = add_person(kwaliteit.stage.cast, "ellen", Rol.COACH, afdeling="Burgerzaken")
    assert not queries.formulieren_with_double(elsewhere).exists()
    assert queries.formulieren_with_double(kwaliteit.stage.cast.olga).exists()
    for person in (kwaliteit.noor, kwaliteit.stage.cast.tessa, kwaliteit.stage.cast.frits):
        with pytest.raises(PermissionDenied):
            queries.formulieren_with_double(person)


def test_without_double_judgements_the_page_says_what_to_do(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    client.force_login(kwaliteit.coen)
    page = client.get(reverse("beoordeling:overeenstemming")).content.decode()
    assert "Plan een kalibratie" in page


def test_a_rehearsal_says_for_which_terms_there_was_no_opportunity_yet(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    stage = kwaliteit.stage
    first = stage.begin(stage.plan(doel="coaching"))
    stage.judge(first, "L1.04", "onvoldoende", [stage.fragment(first, "F2.1")])
    stage.share(first)
    second = stage.begin(stage.plan(doel="coaching"))
    stage.judge(second, "L1.06", "voldoende", [stage.fragment(second, "F2.1")])
    assert "L1.06" in {one.code for one in queries.zonder_gelegenheid(first)}
    stage.share(second)
    left = {one.code for one in queries.zonder_gelegenheid(first)}
    assert left == {f"L1.{n:02}" for n in range(1, 13)} - {"L1.04", "L1.06"}
    client.force_login(kwaliteit.noor)
    assert "Hiervoor was nog geen gelegenheid" in text(client, first)
    quality = stage.share(stage.begin(stage.plan()))
    assert "Hiervoor was nog geen gelegenheid" not in text(client, quality)
