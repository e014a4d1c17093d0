"""What was published stays as it is, whatever program writes: raw SQL, on both databases."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions
from gastvrij.kaders.models import Kruistabel

from .conftest import Adopt, All, example

REFUSED = [
    "UPDATE kaders_element SET tekst = 'anders' WHERE versie_id = {published}",
    "UPDATE kaders_element SET versie_id = {published}, volgorde = 999 WHERE id = {loose}",
    "UPDATE kaders_element SET versie_id = {concept}, volgorde = 999 WHERE id = {fixed}",
    "DELETE FROM kaders_element WHERE id = {fixed}",
    "INSERT INTO kaders_element (uuid, versie_id, identiteit, soort, code, titel, tekst, volgorde,"
    " markering, onbepaald) VALUES ('{new}', {published}, '{new}', 'stap', '', '', 'x', 999, '',"
    " '[]')",
    "UPDATE kaders_norm SET waarde = 1 WHERE versie_id = {published}",
    "UPDATE kaders_norm SET versie_id = {published} WHERE versie_id = {concept}",
    "UPDATE kaders_norm SET versie_id = {published} WHERE versie_id IS NULL",
    "DELETE FROM kaders_norm WHERE versie_id = {published}",
    "UPDATE kaders_kaderversie SET label = 'anders' WHERE id = {published}",
    "UPDATE kaders_kaderversie SET ingangsdatum = '2020-01-01' WHERE id = {published}",
    "UPDATE kaders_kaderversie SET kop = '{{}}' WHERE id = {published}",
    "UPDATE kaders_kaderversie SET status = 'concept' WHERE id = {published}",
    "UPDATE kaders_kaderversie SET status = 'vervallen', nummer = 9 WHERE id = {published}",
    "DELETE FROM kaders_kaderversie WHERE id = {published}",
    "UPDATE kaders_bron SET bestandsnaam = 'anders.txt'",
    "DELETE FROM kaders_bron",
    "UPDATE kaders_voorstel SET zekerheid = 0 WHERE id = {voorstel}",
    "DELETE FROM kaders_voorstel WHERE id = {voorstel}",
    "UPDATE kaders_verband SET soort = 'deels' WHERE kruistabel_id = {signed}",
    "DELETE FROM kaders_verband WHERE kruistabel_id = {signed}",
    "INSERT INTO kaders_verband (uuid, kruistabel_id, van_id, naar_id, soort)"
    " VALUES ('{new}', {signed}, {fixed}, {fixed}, 'deels')",
    "UPDATE kaders_kruistabel SET titel = 'anders' WHERE id = {signed}",
    "DELETE FROM kaders_kruistabel WHERE id = {signed}",
]
ALLOWED = [
    "UPDATE kaders_kaderversie SET status = 'vervallen' WHERE id = {published}",
    "UPDATE kaders_kaderversie SET label = 'anders' WHERE id = {concept}",
    "UPDATE kaders_element SET tekst = 'anders' WHERE versie_id = {concept}",
    "DELETE FROM kaders_norm WHERE versie_id = {concept}",
    "UPDATE kaders_norm SET geldig_tot = '2027-01-01' WHERE versie_id IS NULL",
    "UPDATE kaders_verband SET soort = 'deels' WHERE kruistabel_id = {unsigned}",
]
NEW = "0f0f0f0f0f0f40f080f0f0f0f0f0f0f0"


@pytest.fixture
def names(cast: Cast, all_published: All, adopt: Adopt) -> dict[str, object]:
    published = all_published["gespreksstructuur"]
    concept = adopt("gespreksstructuur.txt", kader=published.kader, extra=b"\n")
    actions.add_norm(
        by=cast.kim, at=NOW, metriek="overgaan", operator="<=", waarde=Decimal(3), eenheid="x"
    )
    signed, unsigned = (
        actions.import_kruistabel(
            by=cast.kim, at=NOW, bestandsnaam="k.csv", inhoud=example("kruistabel.csv")
        )
        for _ in range(2)
    )
    Kruistabel.objects.filter(pk=signed.pk).update(status=Kruistabel.Status.VASTGESTELD)
    return {
        "published": published.pk,
        "concept": concept.pk,
        "voorstel": published.voorstel_id,
        "fixed": published.elementen.latest("volgorde").pk,
        "loose": concept.elementen.latest("volgorde").pk,
        "signed": signed.pk,
        "unsigned": unsigned.pk,
        "new": NEW,
    }


@pytest.mark.parametrize("statement", REFUSED)
def test_the_database_refuses_to_change_what_is_published(
    names: dict[str, object], statement: str
) -> None:
    with (
        pytest.raises(DatabaseError, match=r"immutable|append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(**names))


@pytest.mark.parametrize("statement", ALLOWED)
def test_the_database_lets_the_rest_through(names: dict[str, object], statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement.format(**names))
        assert cursor.rowcount
