from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW, Cast
from gastvrij.klantcontact import actions, queries
from gastvrij.klantcontact.models import DigitaalAdres, Partij
from gastvrij.klantcontact.rules import Genoemd, PartijGegevens, Reden

from .inwoners import BORN, GEERTJE, GEHEIM, MOLEN, keep


def names(cast: Cast, stated: Genoemd) -> list[str]:
    return [one.volledige_naam for one in queries.find_partijen(stated, by=cast.noor).partijen]


def test_a_partij_is_kept_with_all_that_it_is_found_by(cast: Cast) -> None:
    partij = keep(cast.noor)
    assert partij.volledige_naam == "Geertje Hofstra"
    assert (partij.postcode, partij.huisnummer, partij.nummer) == ("1234AB", 14, f"{partij.pk:010}")
    assert partij.bezoekadres["postcode"] == "1234 AB"
    assert partij.bezoekadres["huisnummertoevoeging"] == "bis"
    assert {one.woord for one in partij.woorden.all()} == {"geertje", "hofstra"}
    assert {one.genormaliseerd for one in partij.digitale_adressen.all()} == {
        "+31612345678",
        "g.hofstra@voorbeeld.nl",
    }
    number = partij.partij_identificatoren.get()
    assert (number.code_soort_object_id, number.object_id) == ("bsn", "999990019")
    event = Event.objects.get(did="partij.added")
    assert (event.object, event.by, event.data) == (partij.uuid, cast.noor.uuid, {})


def test_saving_again_brings_up_to_date_and_forgets_nothing(cast: Cast) -> None:
    partij = keep(cast.noor)
    moved = PartijGegevens(
        voornaam="Geertje",
        achternaam="Bakker",
        postcode="5678CD",
        huisnummer="1",
        telefoon="085-1234567",
    )
    actions.save_partij(by=cast.noor, at=NOW, gegevens=moved, partij=partij)
    partij.refresh_from_db()
    assert (partij.achternaam, partij.postcode, partij.geboortedatum) == ("Bakker", "5678CD", BORN)
    assert {one.woord for one in partij.woorden.all()} == {"geertje", "bakker"}
    assert partij.digitale_adressen.count() == 3
    assert partij.partij_identificatoren.count() == 1
    assert Event.objects.filter(did="partij.changed", object=partij.uuid).count() == 1


def test_of_a_secret_address_nothing_is_kept(cast: Cast) -> None:
    secret = keep(cast.noor, GEHEIM)
    assert (secret.postcode, secret.huisnummer, secret.bezoekadres) == ("", None, {})
    assert not secret.digitale_adressen.exists()
    known = keep(cast.noor)
    actions.save_partij(
        by=cast.noor, at=NOW, gegevens=GEERTJE._replace(is_geheim=True), partij=known
    )
    assert known.postcode == ""


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"achternaam": " "}, "achternaam"),
        ({"postcode": "12"}, "postcode"),
        ({"telefoon": "1"}, "telefoonnummer"),
        ({"email": "x"}, "e-mailadres"),
        ({"bsn": "999990018"}, "BSN"),
    ],
)
def test_what_cannot_be_right_is_refused_whole(
    cast: Cast, changed: dict[str, Any], said: str
) -> None:
    with pytest.raises(actions.CannotSavePartij, match=said):
        keep(cast.noor, GEERTJE._replace(**changed))
    assert not Partij.objects.exists()


@pytest.mark.parametrize("name", ["coen", "kim", "frits", "anja", "olga"])
def test_only_who_handles_contacts_keeps_searches_and_merges(cast: Cast, name: str) -> None:
    person, partij = cast.people[name], keep(cast.noor)
    for act in (
        lambda: keep(person),
        lambda: actions.save_from_register(by=person, at=NOW, gegevens=MOLEN),
        lambda: actions.merge_partijen(by=person, at=NOW, blijft=partij, dubbel=partij),
        lambda: actions.unmerge_partij(by=person, at=NOW, partij=partij),
        lambda: actions.keep_apart(by=person, at=NOW, partijen=(partij, partij)),
        lambda: queries.find_partijen(Genoemd("Hofstra"), by=person),
        lambda: queries.get_partij_for(person, partij.uuid),
        lambda: queries.double_proposals(person),
        lambda: queries.merged_partijen(person),
        lambda: queries.klantbeeld(partij, person),
    ):
        with pytest.raises(PermissionDenied):
            act()
    assert Partij.objects.count() == 1


@pytest.mark.parametrize(
    "stated",
    [
        Genoemd("mevrouw Hofstra", geboortedatum=BORN),
        Genoemd("Geertje Hofstra"),
        Genoemd(geboortedatum=BORN),
        Genoemd(postcode="1234AB", huisnummer="14"),
        Genoemd("hofstra", postcode="1234 ab", huisnummer="14"),
        Genoemd(telefoon="0031 6 12345678"),
        Genoemd(email="g.hofstra@VOORBEELD.nl"),
        Genoemd(identificatie="999990019"),
    ],
)
def test_an_inwoner_is_found_by_what_the_caller_states(cast: Cast, stated: Genoemd) -> None:
    keep(cast.noor)
    keep(cast.noor, MOLEN)
    assert names(cast, stated) == ["Geertje Hofstra"]


@pytest.mark.parametrize(
    "stated",
    [
        Genoemd(),
        Genoemd("Jansen"),
        Genoemd("Geertje Jansen"),
        Genoemd("Jansen", geboortedatum=BORN),
        Genoemd("Hofstra", geboortedatum=date(1961, 4, 24)),
        Genoemd("Hofstra", BORN, "1234AB", "15"),
        Genoemd(postcode="1234AB"),
        Genoemd(telefoon="0612345679"),
        Genoemd(identificatie="0019"),
        Genoemd(identificatie="999990020"),
    ],
)
def test_what_does_not_fit_is_not_found(cast: Cast, stated: Genoemd) -> None:
    keep(cast.noor)
    assert names(cast, stated) == []


def test_an_organisation_is_found_by_name_and_number(cast: Cast) -> None:
    keep(cast.noor, MOLEN)
    assert names(cast, Genoemd("bakkerij molen")) == ["Bakkerij De Molen"]
    assert names(cast, Genoemd(identificatie="9000 1234")) == ["Bakkerij De Molen"]


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        (Genoemd(postcode="1234AB", huisnummer="14"), False),
        (Genoemd("Amrani", postcode="1234AB", huisnummer="14"), False),
        (Genoemd(telefoon="0612345678"), False),
        (Genoemd(email="g.hofstra@voorbeeld.nl"), False),
        (Genoemd("Amrani", geboortedatum=date(1990, 5, 6)), True),
        (Genoemd("Amrani", date(1990, 5, 6), "1234AB", "14"), True),
        (Genoemd("Amrani", date(1990, 5, 6), "9999ZZ", "1"), True),
    ],
)
def test_a_secret_address_is_never_given_away_by_being_found(
    cast: Cast, stated: Genoemd, *, found: bool
) -> None:
    open_then_secret = keep(cast.noor, GEHEIM._replace(is_geheim=False))
    Partij.objects.filter(pk=open_then_secret.pk).update(indicatie_geheimhouding=True)
    assert bool(names(cast, stated)) is found


def test_who_turned_out_another_is_found_as_that_one_and_as_secret_as_that_one(cast: Cast) -> None:
    double, stays = keep(cast.noor), keep(cast.noor, GEHEIM._replace(voornaam="Geertje"))
    actions.merge_partijen(by=cast.noor, at=NOW, blijft=stays, dubbel=double)
    assert names(cast, Genoemd("Geertje Hofstra", BORN)) == ["Geertje Amrani"]
    assert names(cast, Genoemd(telefoon="0612345678")) == []
    assert names(cast, Genoemd(postcode="1234AB", huisnummer="14")) == []
    assert queries.klantbeeld(stays, cast.noor).adressen == []


def test_too_many_are_not_listed(cast: Cast) -> None:
    for number in range(queries.MOST_PARTIJEN + 2):
        keep(cast.noor, GEERTJE._replace(bsn="", voornaam=f"An{number}"))
    found = queries.find_partijen(Genoemd("Hofstra"), by=cast.noor)
    assert found.is_more
    assert len(found.partijen) == queries.MOST_PARTIJEN


def test_who_fits_best_comes_first(cast: Cast) -> None:
    keep(cast.noor, GEERTJE._replace(bsn="", voornaam="Anna"))
    keep(cast.noor)
    stated = Genoemd("Geertje Hofstra", BORN, telefoon="0612345678")
    assert names(cast, stated) == ["Geertje Hofstra", "Anna Hofstra"]


def test_an_unknown_partij_is_404(cast: Cast) -> None:
    with pytest.raises(Http404):
        queries.get_partij_for(cast.noor, UUID(int=1))


def test_every_search_goes_by_an_index(cast: Cast) -> None:
    keep(cast.noor)
    stated = Genoemd("Geertje Hofstra", BORN, "1234AB", "14", telefoon="0612345678")
    with CaptureQueriesContext(connection) as asked:
        queries.find_partijen(stated._replace(identificatie="999990019"), by=cast.noor)
        queries.find_partijen(Genoemd("Geertje Hofstra"), by=cast.noor)
    selects = [one["sql"] for one in asked if one["sql"].startswith("SELECT")]
    assert len(selects) >= 6
    for sql in selects:
        assert scans(sql) == [], sql


def scans(sql: str) -> list[str]:
    """Return the steps of a plan that read a whole table of klantcontact."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            steps = [row[-1] for row in cursor.fetchall()]
            return [step for step in steps if step.startswith("SCAN klantcontact")]
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {sql}")
        steps = [row[0] for row in cursor.fetchall()]
        return [step for step in steps if "Seq Scan on klantcontact" in step]


def test_doubles_are_proposed_merged_and_taken_apart(cast: Cast) -> None:
    one, other = keep(cast.noor), keep(cast.noor, GEERTJE._replace(bsn="", postcode="5678CD"))
    keep(cast.noor, GEERTJE._replace(voornaam="Jan", bsn="", email=""))
    (proposed,) = queries.double_proposals(cast.noor)
    assert {proposed.een, proposed.ander} == {one, other}
    assert proposed.redenen == (Reden.GEBOORTEDATUM, Reden.EMAIL)
    actions.merge_partijen(by=cast.noor, at=NOW, blijft=one, dubbel=other)
    assert queries.double_proposals(cast.noor) == []
    assert queries.merged_partijen(cast.noor) == [other]
    assert {each.pk for each in queries.group_of(one.pk)} == {one.pk, other.pk}
    event = Event.objects.get(did="partij.merged")
    assert (event.object, event.about, event.data) == (
        other.uuid,
        other.uuid,
        {"in": str(one.uuid)},
    )
    other.refresh_from_db()
    actions.unmerge_partij(by=cast.noor, at=NOW, partij=other)
    assert len(queries.double_proposals(cast.noor)) == 1
    assert Event.objects.filter(did="partij.unmerged", object=other.uuid).exists()


def test_the_same_bsn_is_proposed_too_and_two_people_are_proposed_no_more(cast: Cast) -> None:
    one = keep(cast.noor)
    other = keep(cast.noor, GEERTJE._replace(achternaam="Bakker", email="", geboortedatum=None))
    (proposed,) = queries.double_proposals(cast.noor)
    assert proposed.redenen == (Reden.BSN,)
    actions.keep_apart(by=cast.noor, at=NOW, partijen=(other, one))
    assert queries.double_proposals(cast.noor) == []


def test_doubles_are_found_behind_many_that_were_merged(cast: Cast) -> None:
    partijen = Partij.objects.bulk_create(Partij(achternaam="Bos") for _ in range(240))
    addresses = (
        DigitaalAdres(partij=one, soort_digitaal_adres="email", genormaliseerd=f"{nr // 2:03}@x.nl")
        for nr, one in enumerate(partijen)
    )
    DigitaalAdres.objects.bulk_create(addresses)
    for stays, goes in zip(partijen[:220:2], partijen[1:220:2], strict=True):
        goes.opgegaan_in = stays
    Partij.objects.bulk_update(partijen[:220], ["opgegaan_in"])
    found = queries.double_proposals(cast.noor)
    assert {one.een.pk for one in found} == {one.pk for one in partijen[220::2]}


def test_what_cannot_be_one_is_not_merged(cast: Cast) -> None:
    one = keep(cast.noor)
    third = keep(cast.noor, MOLEN)
    other = keep(cast.noor, GEERTJE._replace(bsn="999990020"))
    merge = partial(actions.merge_partijen, by=cast.noor, at=NOW)
    for blijft, dubbel, said in ((one, one, "verschillende"), (one, other, "BSN")):
        with pytest.raises(actions.CannotMerge, match=said):
            merge(blijft=blijft, dubbel=dubbel)
    merge(blijft=one, dubbel=third)
    for blijft, dubbel in ((third, other), (other, third)):
        with pytest.raises(actions.CannotMerge, match="al samengevoegd"):
            merge(blijft=blijft, dubbel=dubbel)
    with pytest.raises(actions.CannotMerge, match="niet samengevoegd"):
        actions.unmerge_partij(by=cast.noor, at=NOW, partij=one)


def test_a_merged_partij_brings_those_that_were_merged_into_it(cast: Cast) -> None:
    first, second = keep(cast.noor), keep(cast.noor, GEERTJE._replace(bsn=""))
    third = keep(cast.noor, GEERTJE._replace(bsn=""))
    actions.merge_partijen(by=cast.noor, at=NOW, blijft=second, dubbel=third)
    actions.merge_partijen(by=cast.noor, at=NOW, blijft=first, dubbel=second)
    assert {one.pk for one in queries.group_of(first.pk)} == {first.pk, second.pk, third.pk}
    assert len(queries.find_partijen(Genoemd("Hofstra", BORN), by=cast.noor).partijen) == 1
