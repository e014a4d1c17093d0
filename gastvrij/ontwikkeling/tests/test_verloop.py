"""The picture over time, against the functies of a day, and page by page."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from gastvrij.beoordeling.tests.scenario import VOORBEELDEN, Stage
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions as kaders
from gastvrij.kaders.models import KaderVersie
from gastvrij.ontwikkeling import actions, queries, rules
from gastvrij.ontwikkeling.queries import Beeld, BeeldCompetentie, DetailPunt

from .functies import fill, make_functie

TODAY = timezone.localdate(NOW)
YESTERDAY = TODAY - timedelta(days=1)
LUISTEREN = "Luisteren"


def versies(picture: Beeld) -> list[KaderVersie]:
    return [kader.versie for kader in picture.kaders]


def neighbour(cast: Cast) -> KaderVersie:
    """Publish the dictionary of another gemeente, whose levels have other names."""
    text = (VOORBEELDEN / "competentiewoordenboek.txt").read_bytes()
    text = text.replace(b"Lindemeer", b"Elzendaal") + b"\nVan de buren.\n"
    voorstel = kaders.upload(by=cast.kim, at=NOW, bestandsnaam="buren.txt", inhoud=text)[0]
    concept = kaders.adopt(
        by=cast.kim, at=NOW, voorstel=voorstel, kader=None, titel="Woordenboek Elzendaal"
    )
    return kaders.publish(by=cast.karel, at=NOW, versie=concept, ingangsdatum=TODAY)


def next_version(cast: Cast, versie: KaderVersie) -> KaderVersie:
    """Publish a next version of the dictionary and take it into use."""
    text = (VOORBEELDEN / "competentiewoordenboek.txt").read_bytes()
    text = text.replace(b"laat de inwoner uitpraten", b"laat de inwoner rustig uitpraten")
    voorstel = kaders.upload(by=cast.kim, at=NOW, bestandsnaam="nieuw.txt", inhoud=text)[0]
    concept = kaders.adopt(
        by=cast.kim, at=NOW, voorstel=voorstel, kader=versie.kader, titel=versie.kader.titel
    )
    made = kaders.publish(by=cast.karel, at=NOW, versie=concept, ingangsdatum=TODAY)
    kaders.take_into_use(by=cast.kim, at=NOW, versie=made, per=TODAY)
    return made


def test_two_functies_show_two_dictionaries_side_by_side(stage: Stage) -> None:
    cast = stage.cast
    own, profiel = versies(queries.beeld(cast.noor, on=TODAY))
    other = neighbour(cast)
    fill(cast.noor, make_functie(cast, "Klantadviseur", {(own, LUISTEREN): "2"}))
    fill(cast.noor, make_functie(cast, "Adviseur van de buren", {(other, LUISTEREN): "4"}))
    picture = queries.beeld(cast.noor, on=TODAY)
    assert set(versies(picture)) == {own, other, profiel}
    assert versies(picture)[-1] == profiel
    assert sorted(picture.functies) == ["Adviseur van de buren", "Klantadviseur"]
    asked = {
        kader.versie: next(c.vereist for c in kader.competenties if c.titel == LUISTEREN)
        for kader in picture.kaders
        if kader.kolommen
    }
    assert asked == {own: 2, other: 4}


def test_what_the_whole_organisation_asks_is_in_every_functie(stage: Stage) -> None:
    cast = stage.cast
    own, profiel = versies(queries.beeld(cast.noor, on=TODAY))
    fill(cast.noor, make_functie(cast, "Klantadviseur", {(own, LUISTEREN): "2"}))
    picture = queries.beeld(cast.noor, on=TODAY)
    wide = {c.titel: c.is_gevraagd for c in picture.competenties if c.is_organisatiebreed}
    assert wide
    assert set(wide.values()) == {True}
    rest = {c.is_gevraagd for c in picture.kaders[-1].competenties if not c.is_organisatiebreed}
    assert (picture.kaders[-1].versie, rest) == (profiel, {False})


def test_a_new_version_leaves_the_picture_until_a_functie_moves(stage: Stage) -> None:
    cast = stage.cast
    own, _profiel = versies(queries.beeld(cast.noor, on=TODAY))
    fill(cast.noor, make_functie(cast, "Klantadviseur", {(own, LUISTEREN): "2"}))
    made = next_version(cast, own)
    picture = queries.beeld(cast.noor, on=TODAY)
    assert versies(picture)[0] == own
    assert (own, made) in queries.newer_versions(picture)
    assert versies(queries.beeld(cast.fatima, on=TODAY))[0] == made
    tomorrow = TODAY + timedelta(days=1)
    make_functie(cast, "Klantadviseur", {(made, LUISTEREN): "3"}, per=tomorrow)
    assert versies(queries.beeld(cast.noor, on=TODAY))[0] == own
    moved = queries.beeld(cast.noor, on=tomorrow)
    assert versies(moved)[0] == made
    assert next(c for c in moved.competenties if c.titel == LUISTEREN).vereist == 3


def test_a_functie_that_ended_asks_nothing_any_more(stage: Stage) -> None:
    cast = stage.cast
    own, _profiel = versies(queries.beeld(cast.noor, on=TODAY))
    profiel = make_functie(cast, "Klantadviseur", {(own, LUISTEREN): "2"})
    fill(cast.noor, profiel, tot_en_met=YESTERDAY)
    assert queries.beeld(cast.noor, on=YESTERDAY).functies == ["Klantadviseur"]
    assert queries.beeld(cast.noor, on=TODAY).functies == []


def test_a_day_in_the_past_shows_what_was_shared_and_stated_by_then(stage: Stage) -> None:
    cast = stage.cast
    stage.to_status("gedeeld")
    actions.give_vrijgave(
        by=cast.noor, at=NOW, aan=cast.coen, tot_en_met=TODAY + timedelta(days=30)
    )
    found = next(c for c in queries.beeld(cast.noor, on=TODAY).competenties if c.code == "3.1")
    level = found.niveaus[1].element
    assert level is not None
    stated = actions.state_niveau(
        by=cast.coen,
        at=NOW + timedelta(days=2),
        uuid=cast.noor.uuid,
        competentie=found.element.uuid,
        niveau=level.uuid,
        voldoet=None,
        besproken_op=TODAY,
        reden="Zo besproken.",
    )
    actions.answer_niveau(
        by=cast.noor,
        at=NOW + timedelta(days=4),
        uuid=stated.uuid,
        is_akkoord=True,
        reactie="Eens.",
    )

    def on(days: int) -> tuple[int, int | None, list[bool | None]]:
        day = TODAY + timedelta(days=days)
        picture = queries.beeld(cast.noor, on=day)
        now = next((c.gesteld for c in picture.competenties if c.code == "3.1"), None)
        return picture.citaten, now, [one.is_akkoord for one in picture.uitspraken]

    assert on(-1) == (0, None, [])
    assert on(0) == (1, None, [])
    assert on(2) == (1, None, [None])
    assert on(4) == (1, 2, [True])


def busy(stage: Stage, *, observaties: int, each: int) -> BeeldCompetentie:
    for _time in range(observaties):
        observatie = stage.begin(stage.plan())
        for nr in range(each):
            stage.fragment(observatie, "F2.1", tekst=f"Passage {observatie.pk}-{nr}")
        stage.share(observatie)
    picture = queries.beeld(stage.cast.noor, on=TODAY)
    return next(c for c in picture.competenties if c.code == "3.1")


def shown(stage: Stage, found: BeeldCompetentie, **asked: Any) -> DetailPunt:
    """Return the first indicator with passages."""
    noor = stage.cast.noor
    picture = queries.beeld(noor, on=TODAY)
    seen = queries.detail(picture, found, kijker=noor, with_citaten=True, **asked)
    return next(punt for niveau in seen.niveaus for punt in niveau.punten if punt.aantal)


def test_passages_come_a_page_at_a_time_newest_first_and_each_once(stage: Stage) -> None:
    found = busy(stage, observaties=2, each=13)
    first = shown(stage, found)
    assert (first.aantal, len(first.citaten), first.nieuwere, first.oudere) == (26, 3, None, 1)
    uuid = str(first.element.uuid)
    pages = [shown(stage, found, indicator=uuid, pagina=nr) for nr in (1, 2)]
    assert [(len(p.citaten), p.nieuwere, p.oudere) for p in pages] == [(20, None, 2), (6, 1, None)]
    every = [citaat.fragment.pk for page in pages for citaat in page.citaten]
    assert len(set(every)) == 26
    order = [citaat.fragment.observatie_id for page in pages for citaat in page.citaten]
    assert order == sorted(order, reverse=True)
    for outside, same in ((99, 1), (0, 0), (-3, 0)):
        page = shown(stage, found, indicator=uuid, pagina=outside)
        assert [c.fragment.pk for c in page.citaten] == [c.fragment.pk for c in pages[same].citaten]


def test_the_detail_costs_the_same_whatever_the_evidence(
    stage: Stage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    noor = stage.cast.noor
    for _time in range(2):
        found = busy(stage, observaties=2, each=4)
        with django_assert_num_queries(13):
            picture = queries.beeld(noor, on=TODAY)
            queries.detail(picture, found, kijker=noor, with_citaten=True)


def test_citations_are_counted_per_half_year(stage: Stage) -> None:
    found = busy(stage, observaties=2, each=2)
    noor = stage.cast.noor
    seen = queries.detail(queries.beeld(noor, on=TODAY), found, kijker=noor, with_citaten=False)
    assert seen.halfjaren == [(rules.Halfjaar(2026, 2), 4)]
    assert all(not punt.citaten for niveau in seen.niveaus for punt in niveau.punten)


@pytest.mark.parametrize(
    ("op", "status", "words"),
    [
        ("2026-01-31", 200, "stand op"),
        ("", 422, "Vul in: Stand op"),
        ("gisteren", 422, "geldige datum"),
        ("2999-01-01", 422, "Kies vandaag of een dag daarvoor"),
    ],
)
def test_the_page_shows_a_day_in_the_past_and_says_what_is_no_such_day(
    client: Client, stage: Stage, op: str, status: int, words: str
) -> None:
    stage.to_status("gedeeld")
    client.force_login(stage.cast.noor)
    page = client.get(reverse("ontwikkeling:index"), {"op": op})
    assert page.status_code == status
    assert words in page.content.decode()


def test_links_of_the_page_keep_the_day_that_is_looked_at(client: Client, stage: Stage) -> None:
    client.force_login(stage.cast.noor)
    url = reverse("ontwikkeling:index")
    then = client.get(url, {"op": TODAY.isoformat()}).content.decode()
    assert f"?op={TODAY}&amp;competentie=" in then
    assert "?competentie=" in client.get(url).content.decode()


def test_the_radar_tells_the_same_as_the_table(client: Client, stage: Stage) -> None:
    cast = stage.cast
    own, _profiel = versies(queries.beeld(cast.noor, on=TODAY))
    fill(cast.noor, make_functie(cast, "Klantadviseur", {(own, LUISTEREN): "2"}))
    client.force_login(cast.noor)
    page = client.get(reverse("ontwikkeling:index"))
    rows = {code: rest for code, *rest in page.context["radar"].rijen}
    assert rows["3.1"] == ["0", "2"]
    assert rows["1.1"] == ["0", "–"]
    assert len(rows) == len(queries.beeld(cast.noor, on=TODAY).kaders[0].competenties)
