from datetime import date, time, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.test import Client
from django.urls import reverse

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions as kaders
from gastvrij.kaders.models import Norm
from gastvrij.taken import actions, queries
from gastvrij.taken.actions import CannotSet
from gastvrij.taken.models import Openingstijd

from .desk import Desk

FRIDAY = date(2026, 11, 20)
NINE, TWELVE, FIVE = time(9), time(12), time(17)


def agree_on(cast: Cast, dagen: int, metriek: str = "terugbellen", **for_whom: object) -> Norm:
    return kaders.save_norm(
        by=cast.frits,
        at=NOW,
        metriek=metriek,
        dagen=dagen,
        **for_whom,  # type: ignore[arg-type]
    )


def test_the_term_of_the_onderwerp_goes_before_that_of_the_afdeling(desk: Desk) -> None:
    burgerzaken = desk.cast.afdelingen["Burgerzaken"]
    sociaal = desk.cast.afdelingen["Sociaal domein"]
    agree_on(desk.cast, 5)
    agree_on(desk.cast, 2, afdeling=burgerzaken)
    agree_on(desk.cast, 1, onderwerp=desk.onderwerp.uuid)
    for place, onderwerp, last in (
        (burgerzaken, desk.onderwerp, date(2026, 11, 23)),
        (burgerzaken, None, date(2026, 11, 24)),
        (sociaal, None, date(2026, 11, 27)),
        (None, None, date(2026, 11, 27)),
    ):
        assert queries.latest_day(place, on=FRIDAY, onderwerp=onderwerp) == last
    assert queries.latest_day(burgerzaken, on=FRIDAY, soort="doorgezet") is None
    agree_on(desk.cast, 3, "doorgezet")
    assert queries.latest_day(burgerzaken, on=FRIDAY, soort="doorgezet") == date(2026, 11, 25)
    agree_on(desk.cast, 2, "beantwoorden")
    assert queries.latest_day_beantwoorden(None, on=FRIDAY) == date(2026, 11, 24)


def test_a_new_agreement_ends_the_old_one_and_both_stay_to_be_seen(desk: Desk) -> None:
    old = agree_on(desk.cast, 5)
    new = agree_on(desk.cast, 2, geldig_van=FRIDAY + timedelta(days=7))
    old.refresh_from_db()
    assert old.geldig_tot == FRIDAY + timedelta(days=6)
    assert queries.latest_day(None, on=FRIDAY) == date(2026, 11, 27)
    after = FRIDAY + timedelta(days=7)
    assert queries.latest_day(None, on=after) == date(2026, 12, 1)
    kaders.end_norm(by=desk.cast.frits, at=NOW, norm=new)
    assert queries.latest_day(None, on=after) is None
    shown = [row.norm for row in queries.ended_termijnen(on=after)]
    assert shown == [new, old]
    done = list(Event.objects.filter(soort="norm").order_by("pk").values_list("did", flat=True))
    assert done == ["norm.added", "norm.ended", "norm.added", "norm.ended"]


def test_a_contradiction_is_marked_and_the_shortest_holds(desk: Desk) -> None:
    agree_on(desk.cast, 2)
    kaders.add_norm(
        by=desk.cast.kim,
        at=NOW,
        metriek="terugbellen",
        operator="<=",
        waarde=Decimal(4),
        eenheid="werkdagen",
    )
    (_titel, rows) = queries.termijnen_on(FRIDAY)[0]
    assert [(row.dagen, row.is_overstemd) for row in rows] == [(2, False), (4, True)]
    assert queries.latest_day(None, on=FRIDAY) == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("metriek", "dagen", "van", "field"),
    [
        ("overgaan", 2, None, "metriek"),
        ("terugbellen", -1, None, "dagen"),
        ("terugbellen", 261, None, "dagen"),
        ("terugbellen", 2, FRIDAY - timedelta(days=1), "geldig_van"),
    ],
)
def test_a_term_that_cannot_be_is_refused(
    desk: Desk, metriek: str, dagen: int, van: date | None, field: str
) -> None:
    with pytest.raises(kaders.CannotSetNorm) as refused:
        agree_on(desk.cast, dagen, metriek, geldig_van=van)
    assert refused.value.field == field
    assert not Norm.objects.exists()


def test_only_the_beheerder_agrees_and_a_document_stays_as_it_is(desk: Desk) -> None:
    cast = desk.cast
    with pytest.raises(PermissionDenied):
        kaders.save_norm(by=cast.victor, at=NOW, metriek="terugbellen", dagen=2)
    other = kaders.add_norm(
        by=cast.kim,
        at=NOW,
        metriek="naam genoemd",
        operator=">=",
        waarde=Decimal(1),
        eenheid="keer",
    )
    with pytest.raises(kaders.CannotSetNorm, match="document"):
        kaders.end_norm(by=cast.frits, at=NOW, norm=other)
    with pytest.raises(Http404):
        queries.get_termijn_for(cast.frits, other.uuid)
    with pytest.raises(PermissionDenied):
        queries.get_termijn_for(cast.kim, uuid4())


def rules_of(cast: Cast, afdeling: str | None, *, commissie: bool = False) -> None:
    actions.save_taakregels(
        by=cast.frits,
        at=NOW,
        schrijven_na_pogingen=3,
        klacht_afdeling=cast.afdelingen[afdeling] if afdeling else None,
        klacht_commissie=commissie,
    )


def test_a_klacht_has_its_own_afdeling_and_the_term_of_the_law(desk: Desk) -> None:
    cast = desk.cast
    burgerzaken = cast.afdelingen["Burgerzaken"]
    found = queries.klacht_opdracht(burgerzaken, on=FRIDAY)
    assert (found.afdeling, found.uiterlijk_op) == (burgerzaken, date(2027, 1, 4))
    assert (found.is_wettelijk, found.weken) == (True, 6)
    rules_of(cast, "Bedrijfsvoering", commissie=True)
    found = queries.klacht_opdracht(burgerzaken, on=FRIDAY)
    assert found.afdeling == cast.afdelingen["Bedrijfsvoering"]
    assert (found.uiterlijk_op, found.weken) == (date(2027, 1, 29), 10)
    agree_on(cast, 5, "klacht")
    found = queries.klacht_opdracht(burgerzaken, on=FRIDAY)
    assert (found.uiterlijk_op, found.is_wettelijk) == (date(2026, 11, 27), False)
    agree_on(cast, 200, "klacht")
    assert queries.klacht_opdracht(None, on=FRIDAY).is_wettelijk


def hours(cast: Cast, afdeling: str | None, *tijden: tuple[int, time, time]) -> None:
    place = cast.afdelingen[afdeling] if afdeling else None
    actions.save_openingstijden(by=cast.frits, at=NOW, afdeling=place, tijden=tijden)


def test_moments_fall_in_the_windows_of_the_afdeling_and_within_the_term(desk: Desk) -> None:
    cast = desk.cast
    burgerzaken, sociaal = cast.afdelingen["Burgerzaken"], cast.afdelingen["Sociaal domein"]
    agree_on(cast, 1)
    found = queries.moments(burgerzaken, None, now=NOW)
    assert queries.belvensters(burgerzaken).herkomst == "aanname"
    assert f"{found[0].van:%d %H:%M}-{found[0].tot:%H:%M}" == "20 16:00-17:00"
    assert len(found) == 5
    hours(cast, None, (0, NINE, TWELVE), (1, NINE, FIVE))
    hours(cast, "Burgerzaken", (0, TWELVE, FIVE))
    assert queries.belvensters(sociaal).herkomst == "gemeente"
    assert [one.van.hour for one in queries.moments(burgerzaken, None, now=NOW)] == [12, 14, 16]
    assert [one.van.hour for one in queries.moments(sociaal, None, now=NOW)] == [9, 11]
    assert [one.van.hour for one in queries.moments(None, cast.sjoerd, now=NOW)] == [9, 11]
    hours(cast, "Burgerzaken")
    assert queries.belvensters(burgerzaken).herkomst == "gemeente"


def test_without_a_term_one_promises_a_week_ahead_and_never_more_than_forty(desk: Desk) -> None:
    found = queries.moments(None, None, now=NOW)
    assert found[-1].tot.date() == date(2026, 11, 27)
    agree_on(desk.cast, 100)
    assert len(queries.moments(None, None, now=NOW)) == 40


def test_a_moment_tells_who_calls_while_somebody_is_away(desk: Desk) -> None:
    cast = desk.cast
    monday = date(2026, 11, 23)
    actions.add_afwezigheid(by=cast.sjoerd, at=NOW, medewerker=cast.sjoerd, van=monday, tot=monday)
    notes = {one.van.date(): one.let_op for one in queries.moments(None, cast.sjoerd, now=NOW)}
    assert "zonder vervanger" in notes[monday]
    assert notes[FRIDAY] == ""


@pytest.mark.parametrize(
    ("tijden", "said"),
    [
        ([(0, TWELVE, NINE)], "ligt voor de begintijd"),
        ([(0, NINE, FIVE), (0, TWELVE, FIVE)], "overlappen"),
    ],
)
def test_windows_that_cannot_be_are_refused(
    cast: Cast, tijden: list[tuple[int, time, time]], said: str
) -> None:
    with pytest.raises(CannotSet, match=said):
        hours(cast, None, *tijden)
    assert not Openingstijd.objects.exists()


def test_a_teamleider_sets_the_windows_of_the_own_afdeling_only(cast: Cast) -> None:
    burgerzaken, sociaal = cast.afdelingen["Burgerzaken"], cast.afdelingen["Sociaal domein"]
    actions.save_openingstijden(
        by=cast.victor, at=NOW, afdeling=burgerzaken, tijden=[(0, NINE, FIVE)]
    )
    for by, place in ((cast.victor, sociaal), (cast.victor, None), (cast.bram, burgerzaken)):
        with pytest.raises(PermissionDenied):
            actions.save_openingstijden(by=by, at=NOW, afdeling=place, tijden=[])
    for times in (0, 21):
        with pytest.raises(CannotSet, match="van 1 tot en met 20"):
            actions.save_taakregels(
                by=cast.frits,
                at=NOW,
                schrijven_na_pogingen=times,
                klacht_afdeling=None,
                klacht_commissie=False,
            )


def test_the_beheerder_sets_terms_on_screen(client: Client, desk: Desk) -> None:
    client.force_login(desk.cast.frits)
    url = reverse("taken:termijnen")
    assert "Er is geen termijn afgesproken" in client.get(url).content.decode()
    assert client.post(url, {}).status_code == 422
    sent = {"metriek": "terugbellen", "dagen": "2", "voor": str(desk.onderwerp.uuid)}
    page = client.post(url, sent, follow=True).content.decode()
    assert "voor het onderwerp Paspoort" in page
    wrong = client.post(url, sent | {"dagen": "999"})
    assert wrong.status_code == 422
    assert "van 0 tot en met 260" in wrong.content.decode()
    end = reverse("taken:termijn_beeindigen", args=[Norm.objects.get().uuid])
    assert "De termijn geldt niet meer" in client.post(end, follow=True).content.decode()
    norm = kaders.add_norm(
        by=desk.cast.kim,
        at=NOW,
        metriek="terugbellen",
        operator="<=",
        waarde=Decimal("1.5"),
        eenheid="werkdagen",
    )
    assert "Geen heel aantal werkdagen" in client.get(url).content.decode()
    client.post(reverse("taken:termijn_beeindigen", args=[norm.uuid]))
    assert client.get(url).status_code == 200


def test_the_beheerder_sets_hours_and_agreements_on_screen(client: Client, cast: Cast) -> None:
    client.force_login(cast.frits)
    overview = reverse("taken:tijden_overzicht")
    assert "Er zijn geen openingstijden ingevuld" in client.get(overview).content.decode()
    url = reverse("taken:tijden_gemeente")
    assert client.get(url).status_code == 200
    half = client.post(url, {"dag0-0-van": "09:00"})
    assert half.status_code == 422
    assert "Vul beide tijden in, of geen." in half.content.decode()
    assert client.post(url, {"dag0-0-van": "x", "dag0-0-tot": "17:00"}).status_code == 422
    turned = client.post(url, {"dag0-0-van": "17:00", "dag0-0-tot": "09:00"})
    assert "ligt voor de begintijd" in turned.content.decode()
    page = client.post(url, {"dag0-0-van": "09:00", "dag0-0-tot": "17:00"}, follow=True)
    assert "Volgens de openingstijden van de gemeente" in page.content.decode()
    rules_url = reverse("taken:regels")
    burgerzaken = str(cast.afdelingen["Burgerzaken"].uuid)
    sent = {"schrijven_na_pogingen": "3", "klacht_afdeling": burgerzaken, "klacht_commissie": "on"}
    assert client.post(rules_url, sent | {"schrijven_na_pogingen": "99"}).status_code == 422
    assert "zijn opgeslagen" in client.post(rules_url, sent, follow=True).content.decode()
    assert queries.taakregels().klacht_commissie
    client.force_login(cast.anja)
    text = client.get(rules_url).content.decode()
    assert "3 pogingen" in text
    client.force_login(cast.victor)
    own = reverse("taken:tijden", args=[burgerzaken])
    sent = {"dag1-0-van": "10:00", "dag1-0-tot": "12:00"}
    text = client.post(own, sent, follow=True).content.decode()
    assert "Volgens de beltijden van de afdeling" in text
    other = reverse("taken:tijden", args=[cast.afdelingen["Sociaal domein"].uuid])
    assert client.get(other).status_code == 404
    client.force_login(cast.bram)
    assert client.get(overview).status_code == 403
