"""What publishing makes findable, in which order, and what building anew keeps."""

from datetime import date

import pytest
from django.db import connection

from gastvrij.conftest import NOW
from gastvrij.kennis import actions, queries
from gastvrij.kennis.models import Spelvariant, Zoekwoord

from .conftest import TODAY, Kennisbank


def titles(text: str, on: date = TODAY) -> list[str]:
    return [one.titel for one in queries.zoek(text, on=on)]


def test_the_title_counts_for_more_than_the_question_and_that_for_more_than_the_answer(
    bank: Kennisbank,
) -> None:
    bank.publish("Eerste", "Neem uw stempas mee.")
    bank.publish("Tweede", vraag="Waar is mijn stempas?")
    bank.publish("Stempas")
    bank.publish("Derde", trefwoorden="stempas")
    assert titles("stempas") == ["Stempas", "Derde", "Tweede", "Eerste"]


def test_an_expired_article_is_found_last(bank: Kennisbank) -> None:
    bank.publish("Zwembad", geldig_tot=TODAY)
    bank.publish("Iets anders", "Ook over het zwembad.")
    assert titles("zwembad") == ["Zwembad", "Iets anders"]
    later = date(2026, 11, 21)
    assert titles("zwembad", later) == ["Iets anders", "Zwembad"]
    assert [one.is_verlopen for one in queries.zoek("zwembad", on=later)] == [False, True]


def test_an_article_is_found_by_its_number(bank: Kennisbank) -> None:
    bank.publish("Zwembad")
    bank.publish("Bibliotheek")
    assert titles("artikel 2") == titles("K-2") == titles("2") == ["Bibliotheek"]


def test_a_new_version_is_found_and_the_old_one_no_more(bank: Kennisbank) -> None:
    first = bank.publish("Zwembad", "Het bad is dicht.")
    again = actions.start_versie(by=bank.cast.bram, at=NOW, artikel=first.artikel)
    again = actions.save_concept(
        by=bank.cast.bram, at=NOW, versie=again, bewerking=0, titel="Sporthal"
    )
    assert titles("sporthal") == []
    actions.publish(by=bank.cast.bram, at=NOW, versie=again, bewerking=1, on=TODAY)
    assert titles("sporthal") == ["Sporthal"]
    assert titles("zwembad") == []
    assert titles("dicht") == ["Sporthal"]


def test_a_withdrawn_article_is_not_found_and_a_new_version_brings_it_back(
    bank: Kennisbank,
) -> None:
    artikel = bank.publish("Zwembad").artikel
    actions.withdraw(by=bank.cast.bram, at=NOW, artikel=artikel)
    assert titles("zwembad") == []
    again = actions.start_versie(by=bank.cast.bram, at=NOW, artikel=artikel)
    actions.publish(by=bank.cast.bram, at=NOW, versie=again, bewerking=0, on=TODAY)
    assert titles("zwembad") == ["Zwembad"]


def test_the_rebuilt_index_is_the_one_that_publishing_made(bank: Kennisbank) -> None:
    bank.publish("Zwembad", "Neem badgoed mee naar het zwembad.")
    bank.publish("Rijbewijsaanvraag")
    bank.concept("Concept")
    made = set(Zoekwoord.objects.values_list("vorm", "stam", "aantal"))
    sounds = Spelvariant.objects.count()
    heard: list[tuple[int, int]] = []
    assert actions.rebuild_index(progress=lambda *done: heard.append(done)) == 2
    assert heard == [(2, 2)]
    assert set(Zoekwoord.objects.values_list("vorm", "stam", "aantal")) == made
    assert Spelvariant.objects.count() == sounds
    assert titles("rijbewijs aanvragen") == ["Rijbewijsaanvraag"]
    assert titles("badgoed") == ["Zwembad"]
    assert titles("concept") == []


def test_what_was_published_is_not_left_on_a_list_that_slows_down_every_search(db: None) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("alleen op PostgreSQL: SQLite has no such list")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT reloptions FROM pg_class WHERE relname LIKE 'kennis_zoektekst_%' "
            "AND relam = (SELECT oid FROM pg_am WHERE amname = 'gin')"
        )
        assert cursor.fetchall() == [(["fastupdate=off"],)] * 3
