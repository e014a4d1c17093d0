"""An article from concept to published, and what is refused on the way."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError, connection, transaction
from django.http import Http404

from gastvrij.basis.models import Event
from gastvrij.conftest import NOW
from gastvrij.kennis import actions, queries
from gastvrij.kennis.actions import CannotWrite, Outdated
from gastvrij.kennis.models import Artikel, ArtikelVersie, Terugkoppeling
from gastvrij.klantcontact.models import Klantcontact, Onderwerpobject

from .conftest import TODAY, Kennisbank


def did() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("did", flat=True))


def test_a_published_article_has_its_version_its_finder_and_its_events(bank: Kennisbank) -> None:
    versie = bank.publish("Zwembad", bronnen=[{"titel": "Tarieven", "url": "https://x.example"}])
    artikel = Artikel.objects.get()
    assert (artikel.nummer, artikel.status) == (1, Artikel.Status.GEPUBLICEERD)
    assert (versie.nummer, versie.gepubliceerd_door) == (1, bank.cast.bram)
    assert queries.current(artikel) == versie
    assert did()[-2:] == ["artikel.begun", "artikel.published"]
    assert bank.publish("Bibliotheek").artikel.nummer == 2


@pytest.mark.parametrize("who", ["noor", "coen", "frits", "anja"])
def test_who_has_no_right_to_write_is_refused(bank: Kennisbank, who: str) -> None:
    with pytest.raises(PermissionDenied):
        actions.start_artikel(
            by=bank.cast.people[who],
            at=NOW,
            onderwerp=bank.onderwerp,
            afdeling=bank.cast.afdelingen["Burgerzaken"],
        )
    assert not Artikel.objects.exists()


def test_one_writes_for_the_own_afdeling_only_and_a_kaderbeheerder_for_all(
    bank: Kennisbank,
) -> None:
    place: dict[str, Any] = {
        "at": NOW,
        "onderwerp": bank.onderwerp,
        "afdeling": bank.cast.afdelingen["Burgerzaken"],
    }
    with pytest.raises(CannotWrite, match="U schrijft niet voor Burgerzaken"):
        actions.start_artikel(by=bank.cast.sjoerd, **place)
    assert actions.start_artikel(by=bank.cast.kim, **place)
    artikel = Artikel.objects.get()
    with pytest.raises(Http404):
        queries.get_own_artikel_for(bank.cast.sjoerd, artikel.uuid)
    with pytest.raises(Http404):
        queries.get_artikel_for(bank.cast.noor, artikel.uuid)
    assert queries.get_artikel_for(bank.cast.victor, artikel.uuid) == artikel


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ({"titel": " "}, "titel"),
        ({"antwoord": ""}, "antwoord"),
        ({"geldig_tot": TODAY - timedelta(days=1)}, "geldig_tot"),
    ],
)
def test_what_is_half_is_not_published(bank: Kennisbank, text: dict[str, Any], field: str) -> None:
    versie = bank.concept(**{"titel": "Zwembad", "antwoord": "Open."} | text)
    with pytest.raises(CannotWrite) as refused:
        actions.publish(by=bank.cast.bram, at=NOW, versie=versie, bewerking=0, on=TODAY)
    assert refused.value.field == field
    assert queries.zoek("zwembad", on=TODAY) == []
    assert "artikel.published" not in did()


@pytest.mark.parametrize(
    "text",
    [
        {"online_url": "javascript:alert(1)"},
        {"bronnen": [{"titel": "Wet", "url": "file:///etc/passwd"}]},
    ],
)
def test_a_link_that_leads_nowhere_on_the_web_is_refused(
    bank: Kennisbank, text: dict[str, Any]
) -> None:
    with pytest.raises(CannotWrite, match="https"):
        bank.concept("Zwembad", **text)
    assert not Artikel.objects.exists()


def test_two_people_cannot_overwrite_each_other(bank: Kennisbank) -> None:
    cast, versie = bank.cast, bank.concept("Zwembad", antwoord="Open.")
    actions.save_concept(by=cast.bram, at=NOW, versie=versie, bewerking=0, antwoord="Van Bram")
    with pytest.raises(Outdated, match="Bram de Wit heeft dit concept intussen gewijzigd"):
        actions.save_concept(
            by=cast.victor, at=NOW, versie=versie, bewerking=0, antwoord="Van Victor"
        )
    with pytest.raises(Outdated):
        actions.publish(by=cast.victor, at=NOW, versie=versie, bewerking=0, on=TODAY)
    assert ArtikelVersie.objects.get().antwoord == "Van Bram"
    actions.publish(by=cast.victor, at=NOW, versie=versie, bewerking=1, on=TODAY)
    with pytest.raises(Outdated, match="gepubliceerd of verwijderd"):
        actions.save_concept(by=cast.bram, at=NOW, versie=versie, bewerking=1, antwoord="Te laat")


def test_two_who_start_a_version_get_the_same_concept(bank: Kennisbank) -> None:
    artikel = bank.publish("Zwembad", "Open.").artikel
    first = actions.start_versie(by=bank.cast.bram, at=NOW, artikel=artikel)
    assert actions.start_versie(by=bank.cast.victor, at=NOW, artikel=artikel) == first
    assert (first.nummer, first.titel, first.antwoord) == (2, "Zwembad", "Open.")


def test_an_article_that_still_holds_is_extended_by_a_version(bank: Kennisbank) -> None:
    artikel = bank.publish("Zwembad", geldig_tot=TODAY).artikel
    again: dict[str, Any] = {"by": bank.cast.bram, "at": NOW, "artikel": artikel}
    with pytest.raises(CannotWrite, match="Kies een dag na"):
        actions.extend(**again, geldig_tot=TODAY)
    versie = actions.extend(**again, geldig_tot=date(2027, 11, 20))
    assert (versie.nummer, versie.titel, versie.geldig_tot) == (2, "Zwembad", date(2027, 11, 20))
    actions.start_versie(**again)
    with pytest.raises(CannotWrite, match="Er staat een concept klaar"):
        actions.extend(**again, geldig_tot=date(2028, 1, 1))


def test_just_after_midnight_an_article_is_not_extended_until_yesterday(bank: Kennisbank) -> None:
    artikel = bank.publish("Zwembad", geldig_tot=TODAY).artikel
    after_midnight = datetime(2026, 11, 22, 23, 30, tzinfo=UTC)
    with pytest.raises(CannotWrite, match="al voorbij"):
        actions.extend(
            by=bank.cast.bram, at=after_midnight, artikel=artikel, geldig_tot=date(2026, 11, 22)
        )


def test_a_concept_is_thrown_away_and_what_is_published_stays(bank: Kennisbank) -> None:
    only = bank.concept("Nooit af").artikel
    actions.discard_concept(by=bank.cast.bram, at=NOW, artikel=only)
    assert not Artikel.objects.exists()
    artikel = bank.publish("Zwembad").artikel
    actions.start_versie(by=bank.cast.bram, at=NOW, artikel=artikel)
    actions.discard_concept(by=bank.cast.bram, at=NOW, artikel=artikel)
    assert artikel.versies.count() == 1
    with pytest.raises(CannotWrite, match="geen concept meer"):
        actions.discard_concept(by=bank.cast.bram, at=NOW, artikel=artikel)


def test_an_article_is_withdrawn_once_and_moved_within_reach(bank: Kennisbank) -> None:
    artikel = bank.publish("Zwembad").artikel
    place: dict[str, Any] = {
        "by": bank.cast.bram,
        "at": NOW,
        "artikel": artikel,
        "onderwerp": bank.onderwerp,
    }
    with pytest.raises(CannotWrite):
        actions.place(**place, afdeling=bank.cast.afdelingen["KCC"])
    actions.place(**place | {"by": bank.cast.kim}, afdeling=bank.cast.afdelingen["KCC"])
    assert Artikel.objects.get().afdeling.naam == "KCC"
    actions.withdraw(by=bank.cast.kim, at=NOW, artikel=artikel)
    with pytest.raises(CannotWrite, match="niet gepubliceerd"):
        actions.withdraw(by=bank.cast.kim, at=NOW, artikel=artikel)


def test_the_editor_sees_what_expires_is_half_or_unanswered(bank: Kennisbank) -> None:
    bank.publish("Verloopt", geldig_tot=TODAY)
    bank.publish("Blijft")
    bank.concept("Half")
    told = bank.publish("Gehoord")
    actions.tell(by=bank.cast.noor, at=NOW, versie=told, tekst="Klopt niet.")
    seen = queries.redactie_for(bank.cast.bram, on=TODAY + timedelta(days=1))
    assert [one.titel for one in seen.verlopen] == ["Verloopt"]
    assert [one.titel for one in seen.concepten] == ["Half"]
    assert [one.tekst for one in seen.open] == ["Klopt niet."]
    assert [one.titel for one in queries.redactie_for(bank.cast.bram, on=TODAY).bijna] == [
        "Verloopt"
    ]
    assert queries.count_open(bank.cast.bram, on=TODAY + timedelta(days=1)) == 2
    assert queries.count_open(bank.cast.noor, on=TODAY) == 0
    other = queries.redactie_for(bank.cast.sjoerd, on=TODAY)
    assert (other.verlopen, other.bijna, other.concepten, other.open) == ([], [], [], [])


def test_feedback_is_given_and_answered_once(bank: Kennisbank) -> None:
    versie = bank.publish("Zwembad")
    who: dict[str, Any] = {"at": NOW, "versie": versie}
    told = actions.tell(by=bank.cast.noor, **who, tekst=" De prijs klopt niet. ")
    assert told.tekst == "De prijs klopt niet."
    with pytest.raises(CannotWrite):
        actions.tell(by=bank.cast.noor, **who, tekst="  ")
    with pytest.raises(PermissionDenied):
        actions.tell(by=bank.cast.coen, **who, tekst="x")
    answer: dict[str, Any] = {"at": NOW, "terugkoppeling": told}
    with pytest.raises(PermissionDenied):
        actions.answer(by=bank.cast.sjoerd, **answer, antwoord="x")
    with pytest.raises(CannotWrite, match="Schrijf op"):
        actions.answer(by=bank.cast.bram, **answer, antwoord=" ")
    actions.answer(by=bank.cast.bram, **answer, antwoord="Aangepast.")
    with pytest.raises(CannotWrite, match="al beantwoord"):
        actions.answer(by=bank.cast.victor, **answer, antwoord="Nog eens.")
    assert Terugkoppeling.objects.get().antwoord == "Aangepast."
    assert did()[-2:] == ["terugkoppeling.given", "terugkoppeling.answered"]


def test_the_use_of_an_article_is_counted_over_thirty_days(bank: Kennisbank) -> None:
    versie = bank.publish("Zwembad")
    contacts = [
        Klantcontact.objects.create(onderwerp="x", plaatsgevonden_op=NOW - timedelta(days=days))
        for days in (0, 29, 31)
    ]
    for contact in contacts:
        Onderwerpobject.objects.create(
            klantcontact=contact,
            object_id=str(versie.uuid),
            code_objecttype=queries.OBJECTTYPE,
            code_register=queries.REGISTER,
            code_soort_object_id=queries.SOORT_OBJECT_ID,
        )
    assert queries.count_used([versie.artikel], at=NOW) == {versie.artikel_id: 2}
    assert queries.read_for(contacts[:1]) == {contacts[0].pk: [versie]}
    assert queries.get_artikel_for(bank.cast.noor, versie.uuid) == versie.artikel


REFUSED = [
    "UPDATE kennis_artikelversie SET antwoord = 'anders' WHERE id = {published}",
    "UPDATE kennis_artikelversie SET geldig_tot = '2030-01-01' WHERE id = {published}",
    "UPDATE kennis_artikelversie SET gepubliceerd_op = NULL WHERE id = {published}",
    "UPDATE kennis_artikelversie SET bewerking = 9 WHERE id = {published}",
    "DELETE FROM kennis_artikelversie WHERE id = {published}",
]


@pytest.mark.parametrize("statement", REFUSED)
def test_the_database_refuses_to_change_a_published_version(
    bank: Kennisbank, statement: str
) -> None:
    published = bank.publish("Zwembad").pk
    with (
        pytest.raises(DatabaseError, match="immutable"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(published=published))


def test_the_database_lets_a_concept_change_and_go(bank: Kennisbank) -> None:
    concept = bank.concept("Zwembad").pk
    with connection.cursor() as cursor:
        cursor.execute("UPDATE kennis_artikelversie SET antwoord = 'x' WHERE id = %s", [concept])
        assert cursor.rowcount == 1
        cursor.execute("DELETE FROM kennis_artikelversie WHERE id = %s", [concept])
        assert cursor.rowcount == 1
