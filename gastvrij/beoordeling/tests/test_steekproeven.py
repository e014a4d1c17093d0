"""Samples: planned for everybody at once, drawn with a seed, departed from with a reason."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gastvrij.basis import actions as basis
from gastvrij.basis.actions import GateClosed
from gastvrij.basis.models import Event
from gastvrij.basis.rules import Rol
from gastvrij.beoordeling import actions, queries
from gastvrij.beoordeling.models import Observatie, Steekproef, Trekking
from gastvrij.beoordeling.rules import steekproef as regels

from .gesprekken import CALLED, make_gesprek
from .kwaliteit import ALL_WELL, MIXED, TODAY, Kwaliteit
from .scenario import BEGUN, PLANNED, SHARED, add_person


def test_a_sample_plans_each_place_of_each_person_who_has_conversations(
    kwaliteit: Kwaliteit,
) -> None:
    steekproef = kwaliteit.sample(aantal=2)
    who = [(one.medewerker.naam, one.nummer) for one in steekproef.trekkingen.all()]
    assert sorted(who) == [
        ("Fatima Yildiz", 1),
        ("Fatima Yildiz", 2),
        ("Noor Bakker", 1),
        ("Noor Bakker", 2),
    ]
    observatie = kwaliteit.place(steekproef).observatie
    assert (observatie.doel, observatie.status) == ("kwaliteit", "gepland")
    assert (observatie.gepland_op, observatie.beoordelaar) == (PLANNED, kwaliteit.coen)
    assert [sheet.beoordelaar for sheet in observatie.beoordelingen.all()] == [kwaliteit.coen]
    made = Event.objects.get(did="steekproef.made")
    assert made.data == {"medewerkers": 2, "aantal": 2, "seed": "zaad"}
    planned = Event.objects.filter(did="observatie.planned", about=kwaliteit.noor.uuid)
    assert (made.by, planned.count()) == (kwaliteit.coen.uuid, 2)


def test_the_employee_sees_the_planning_and_its_purpose_at_once(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    observatie = kwaliteit.place(kwaliteit.sample()).observatie
    client.force_login(kwaliteit.noor)
    assert str(observatie.uuid) in client.get(reverse("beoordeling:index")).content.decode()
    page = client.get(reverse("beoordeling:observatie", args=[observatie.uuid])).content.decode()
    assert "Gesprekken beoordelen op kwaliteit" in page
    assert "U ziet alles als eerste" in page
    assert "steekproef" not in page.lower()


def test_a_seed_that_is_left_empty_is_made_and_kept(kwaliteit: Kwaliteit) -> None:
    one, two = kwaliteit.sample(seed=" "), kwaliteit.sample(seed="")
    assert len(one.seed) == len(two.seed) == 32
    assert one.seed != two.seed


@pytest.mark.parametrize(
    ("change", "text"),
    [
        ({"tot": TODAY - timedelta(days=1)}, "voor de eerste"),
        ({"van": TODAY - timedelta(days=9), "tot": TODAY - timedelta(days=1)}, "voorbij"),
    ],
)
def test_days_that_do_not_fit_are_refused_whole(
    kwaliteit: Kwaliteit, change: dict[str, Any], text: str
) -> None:
    given: dict[str, Any] = {
        "titel": "Najaar",
        "afdeling": kwaliteit.stage.cast.afdelingen["KCC"],
        "formulier": kwaliteit.formulier,
        "van": TODAY,
        "tot": TODAY,
        "aantal": 1,
    }
    make = actions.make_steekproef
    with pytest.raises(actions.CannotPlan, match=text):
        make(by=kwaliteit.coen, at=PLANNED, **given | change)
    exam = {"formulier": kwaliteit.stage.formulier}
    with pytest.raises(actions.CannotPlan, match="gesprekskwaliteit"):
        make(by=kwaliteit.coen, at=PLANNED, **given | exam)
    assert not Observatie.objects.exists()
    assert not Steekproef.objects.exists()


def test_an_afdeling_without_conversations_or_out_of_reach_is_refused(
    kwaliteit: Kwaliteit,
) -> None:
    cast = kwaliteit.stage.cast
    add_person(cast, "ans", Rol.COACH, afdeling="Bedrijfsvoering")
    given: dict[str, Any] = {
        "titel": "X",
        "formulier": kwaliteit.formulier,
        "van": TODAY,
        "tot": TODAY,
        "aantal": 1,
    }
    elsewhere = cast.afdelingen["Bedrijfsvoering"]
    with pytest.raises(Http404):
        actions.make_steekproef(by=cast.coen, at=PLANNED, afdeling=elsewhere, **given)
    ans = type(cast.coen).objects.get(gebruikersnaam="ans")
    with pytest.raises(actions.CannotPlan, match="niemand"):
        actions.make_steekproef(by=ans, at=PLANNED, afdeling=elsewhere, **given)
    with pytest.raises(PermissionDenied):
        actions.make_steekproef(by=cast.tessa, at=PLANNED, afdeling=elsewhere, **given)


def test_without_a_gate_nothing_is_planned(kwaliteit: Kwaliteit) -> None:
    besluit = kwaliteit.place(kwaliteit.sample()).observatie.poortbesluit
    frits = kwaliteit.stage.cast.frits
    basis.withdraw_poortbesluit(
        by=frits, at=PLANNED, besluit=besluit, on=timezone.localdate(PLANNED)
    )
    with pytest.raises(GateClosed):
        kwaliteit.sample()
    assert Steekproef.objects.count() == 1


def test_the_draw_is_the_lowest_lot_of_what_may_be_drawn(kwaliteit: Kwaliteit) -> None:
    noor, fatima = kwaliteit.noor, kwaliteit.stage.cast.fatima
    make_gesprek(noor, at=PLANNED - timedelta(minutes=1))
    steekproef = kwaliteit.sample(aantal=2, kanalen=["telefoon"], days=0)
    fit = [make_gesprek(noor, at=CALLED + timedelta(minutes=n)) for n in range(5)]
    make_gesprek(noor, at=CALLED, kanaal="balie")
    make_gesprek(noor, at=CALLED, is_registered=False)
    make_gesprek(noor, at=CALLED + timedelta(days=1))
    make_gesprek(fatima, at=CALLED)
    first = kwaliteit.place(steekproef)
    found = queries.gesprekken_to_draw(first)
    assert {one.pk for one in found} == {one.pk for one in fit}
    drawn = actions.draw_trekking(by=kwaliteit.coen, at=BEGUN, trekking=first)
    in_order = sorted(fit, key=lambda one: regels.lot("zaad", one.uuid))
    assert drawn.getrokken == in_order[0]
    event = Event.objects.get(did="trekking.drawn")
    assert (event.about, event.data) == (
        noor.uuid,
        {"gesprek": str(in_order[0].uuid), "uit": 5},
    )
    second = actions.draw_trekking(
        by=kwaliteit.coen, at=BEGUN, trekking=kwaliteit.place(steekproef, 2)
    )
    assert second.getrokken == in_order[1]


def test_a_place_is_drawn_once_and_not_from_nothing(kwaliteit: Kwaliteit) -> None:
    place = kwaliteit.place(kwaliteit.sample())
    with pytest.raises(actions.CannotAssess, match="nog geen geregistreerd gesprek"):
        actions.draw_trekking(by=kwaliteit.coen, at=BEGUN, trekking=place)
    make_gesprek(kwaliteit.noor)
    actions.draw_trekking(by=kwaliteit.coen, at=BEGUN, trekking=place)
    with pytest.raises(actions.CannotAssess, match="al een gesprek getrokken"):
        actions.draw_trekking(by=kwaliteit.coen, at=BEGUN, trekking=place)
    with pytest.raises(PermissionDenied):
        actions.draw_trekking(by=kwaliteit.carla, at=BEGUN, trekking=place)


def test_what_was_observed_is_not_drawn_again(kwaliteit: Kwaliteit) -> None:
    kwaliteit.shared()
    place = kwaliteit.place(kwaliteit.sample(seed="ander"))
    assert not queries.gesprekken_to_draw(place).exists()


def test_another_conversation_than_the_drawn_one_needs_a_reason_that_is_kept(
    kwaliteit: Kwaliteit,
) -> None:
    place = kwaliteit.place(kwaliteit.sample())
    other = make_gesprek(kwaliteit.noor)
    given: dict[str, Any] = {
        "by": kwaliteit.coen,
        "at": BEGUN,
        "trekking": place,
        "burger_geinformeerd": True,
    }
    begin = actions.begin_trekking
    with pytest.raises(actions.CannotAssess, match="Trek eerst"):
        begin(gesprek=other, reden="Toch deze.", **given)
    drawn = actions.draw_trekking(by=kwaliteit.coen, at=BEGUN, trekking=place).getrokken
    live = make_gesprek(kwaliteit.noor, at=CALLED + timedelta(minutes=9))
    with pytest.raises(actions.CannotAssess, match="ander gesprek getrokken"):
        begin(gesprek=live, **given)
    with pytest.raises(actions.PersonalDataFound):
        begin(gesprek=live, reden="Inwoner belde met 06-12345678", **given)
    with pytest.raises(actions.CannotAssess, match="meeluistert"):
        begin(gesprek=live, reden="Viel weg.", **given | {"burger_geinformeerd": False})
    place.refresh_from_db()
    assert place.reden == ""
    begun = begin(gesprek=live, reden=" Viel weg. ", **given)
    place.refresh_from_db()
    assert (begun.gesprek, place.getrokken, place.reden) == (live, drawn, "Viel weg.")
    event = Event.objects.get(did="trekking.departed")
    assert (event.about, event.data) == (kwaliteit.noor.uuid, {"gesprek": str(live.uuid)})


def test_the_ordinary_way_to_begin_does_not_go_past_the_draw(kwaliteit: Kwaliteit) -> None:
    place = kwaliteit.place(kwaliteit.sample())
    with pytest.raises(actions.CannotAssess, match="Trek eerst"):
        kwaliteit.stage.begin(place.observatie)


def test_the_score_is_by_group_with_the_critical_point_apart(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    observatie = kwaliteit.shared(MIXED)
    found = queries.score_of(observatie, van=kwaliteit.coen)
    assert [found.procent, *(groep.procent for groep in found.groepen)] == [50, 50, 50]
    assert found.gemist == ("E2 controleert wie er belt",)
    client.force_login(kwaliteit.noor)
    page = client.get(reverse("beoordeling:observatie", args=[observatie.uuid])).content.decode()
    assert "<strong>50%</strong> op basis van 1 gesprek" in page
    assert "Kritisch punt gemist: E2 controleert wie er belt" in page
    assert "nog te weinig gesprekken" in page
    assert "Oordelen geteld" not in page


def test_the_last_verdict_of_the_coach_counts_and_without_answers_there_is_no_score(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    steekproef = kwaliteit.sample(aantal=2)
    observatie = kwaliteit.begin(kwaliteit.place(steekproef))
    kwaliteit.judge(observatie, MIXED)
    kwaliteit.judge(observatie, ALL_WELL, at=SHARED)
    assert queries.score_of(observatie, van=kwaliteit.coen).procent == 100
    empty = kwaliteit.shared(
        dict.fromkeys(ALL_WELL, "niet_waargenomen"), trekking=kwaliteit.place(steekproef, 2)
    )
    assert queries.score_of(empty, van=kwaliteit.coen).procent is None
    client.force_login(kwaliteit.noor)
    page = client.get(reverse("beoordeling:observatie", args=[empty.uuid])).content.decode()
    assert "Geen score" in page


def test_an_average_is_shown_from_five_conversations_with_a_score(kwaliteit: Kwaliteit) -> None:
    steekproef = kwaliteit.sample(aantal=6)
    nothing = dict.fromkeys(ALL_WELL, "nvt")
    said = [ALL_WELL, MIXED, MIXED, MIXED, nothing]
    for nummer, waarden in enumerate(said, start=1):
        last = kwaliteit.shared(waarden, trekking=kwaliteit.place(steekproef, nummer))
    few = queries.average_of(last, van=kwaliteit.coen)
    assert (few.n, few.procent, few.tekst) == (4, None, "")
    kwaliteit.shared(MIXED, trekking=kwaliteit.place(steekproef, 6))
    enough = queries.average_of(last, van=kwaliteit.coen)
    assert (enough.n, enough.tekst) == (5, "60,0%")
    noor = next(r for r in queries.persoonsregels(steekproef) if r.medewerker == kwaliteit.noor)
    assert (noor.gedeeld, noor.totaal, noor.gemiddelde) == (6, 6, enough)
    assert queries.average_of(last, van=kwaliteit.carla).n == 0


def test_what_is_disputed_counts_in_no_average(kwaliteit: Kwaliteit) -> None:
    betwisting = kwaliteit.disputed()
    assert queries.average_of(betwisting.observatie, van=kwaliteit.coen).n == 0


def test_the_work_list_says_what_is_to_do_and_how_far_a_sample_is(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    steekproef = kwaliteit.sample(aantal=2)
    client.force_login(kwaliteit.coen)
    url = reverse("beoordeling:kwaliteit")
    assert "Nog trekken" in client.get(url).content.decode()
    kwaliteit.shared(trekking=kwaliteit.place(steekproef))
    begun = kwaliteit.begin(kwaliteit.place(steekproef, 2))
    page = client.get(url).content.decode()
    assert "1 van 4" in page
    assert "Bezig" in page
    assert str(begun.uuid) in page
    left = [(one.medewerker.naam, one.nummer) for one in queries.trekkingen_to_do(kwaliteit.coen)]
    assert left == [("Fatima Yildiz", 1), ("Fatima Yildiz", 2), ("Noor Bakker", 2)]
    client.force_login(kwaliteit.carla)
    assert "U hebt niets te beoordelen" in client.get(url).content.decode()


def test_a_coach_makes_draws_and_begins_on_the_pages(client: Client, kwaliteit: Kwaliteit) -> None:
    client.force_login(kwaliteit.coen)
    today = timezone.localdate()
    given = {
        "titel": "Winter",
        "afdeling": str(kwaliteit.stage.cast.afdelingen["KCC"].uuid),
        "formulier": str(kwaliteit.formulier.uuid),
        "van": today.isoformat(),
        "tot": (today + timedelta(days=7)).isoformat(),
        "aantal": "1",
    }
    new = reverse("beoordeling:steekproef_nieuw")
    refused = client.post(new, given | {"aantal": "0"})
    assert refused.status_code == 422
    assert "Winter" in refused.content.decode()
    past = client.post(new, given | {"tot": (today - timedelta(days=1)).isoformat()})
    assert past.status_code == 422
    assert client.post(new, given).status_code == 302
    place = Trekking.objects.get(medewerker=kwaliteit.noor)
    draw = reverse("beoordeling:trekken", args=[place.uuid])
    early = client.post(draw)
    assert early.status_code == 422
    assert "Kom terug" in early.content.decode()
    now = timezone.now()
    drawn = make_gesprek(kwaliteit.noor, at=now)
    assert client.post(draw).status_code == 302
    other = make_gesprek(kwaliteit.noor, at=now + timedelta(seconds=1))
    page = client.get(reverse("beoordeling:observatie", args=[place.observatie.uuid]))
    assert str(drawn.uuid) in page.content.decode()
    begin = reverse("beoordeling:trekking_beginnen", args=[place.uuid])
    without = client.post(begin, {"gesprek": str(drawn.uuid)})
    assert without.status_code == 422
    masked = client.post(
        begin,
        {
            "ander": "1",
            "gesprek": str(other.uuid),
            "reden": "Belde met 06-12345678",
            "burger_geinformeerd": "on",
        },
    )
    assert masked.status_code == 422
    assert "Belde met [telefoonnummer]" in masked.content.decode()
    no_reason = {"ander": "1", "gesprek": str(other.uuid), "burger_geinformeerd": "on"}
    assert "Vul in: Waarom een ander gesprek" in client.post(begin, no_reason).content.decode()
    sent = {"gesprek": str(drawn.uuid), "burger_geinformeerd": "on"}
    assert client.post(begin, sent).status_code == 302
    place.refresh_from_db()
    assert (place.observatie.status, place.reden) == ("afname", "")


def test_the_page_of_a_sample_shows_people_by_name_and_logs_whose_average_was_read(
    client: Client, kwaliteit: Kwaliteit
) -> None:
    steekproef = kwaliteit.sample(aantal=5)
    client.force_login(kwaliteit.coen)
    url = reverse("beoordeling:steekproef", args=[steekproef.uuid])
    page = client.get(url).content.decode()
    assert page.index("Fatima Yildiz") < page.index("Noor Bakker")
    assert "nog te weinig gesprekken" in page
    assert "zaad" in page
    assert not Event.objects.filter(did="steekproef.read").exists()
    for nummer in range(1, 6):
        kwaliteit.shared(trekking=kwaliteit.place(steekproef, nummer))
    assert "100,0%" in client.get(url).content.decode()
    read = Event.objects.get(did="steekproef.read")
    assert (read.by, read.about) == (kwaliteit.coen.uuid, kwaliteit.noor.uuid)
