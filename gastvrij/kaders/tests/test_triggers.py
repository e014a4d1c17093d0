"""What was published stays as it is, whatever program writes: raw SQL, on both databases."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, connection, transaction

from gastvrij.conftest import NOW, make_cast
from gastvrij.kaders import actions
from gastvrij.kaders.models import Afwijzing

from .conftest import example, publish_all, take_over

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
    "UPDATE kaders_kaderversie SET geldig_tot = '2030-01-01' WHERE id = {published}",
    "UPDATE kaders_kaderversie SET bewerking = 9 WHERE id = {published}",
    "UPDATE kaders_ingebruikname SET per = '2020-01-01'",
    "DELETE FROM kaders_ingebruikname",
    "INSERT INTO kaders_ingebruikname (uuid, kader_id, versie_id, per, op, door_id)"
    " SELECT '{new}', kader_id, {concept}, per, op, door_id FROM kaders_ingebruikname"
    " WHERE versie_id = {published}",
    "INSERT INTO kaders_ingebruikname (uuid, kader_id, versie_id, per, op, door_id)"
    " SELECT '{new}', kader_id, {published}, per, op, door_id FROM kaders_ingebruikname"
    " WHERE versie_id <> {published} LIMIT 1",
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
    "UPDATE kaders_kruistabel SET nummer = 99 WHERE id = {signed}",
    "UPDATE kaders_kruistabel SET status = 'concept' WHERE id = {signed}",
    "UPDATE kaders_kruistabel SET bewerking = 99 WHERE id = {signed}",
    "UPDATE kaders_kruistabel SET deskundigheid = 'anders' WHERE id = {signed}",
    "UPDATE kaders_kruistabel SET achtergebleven = '[1]' WHERE id = {signed}",
    "UPDATE kaders_kruistabel SET ondertekend_door_id = gemaakt_door_id WHERE id = {signed}",
    "UPDATE kaders_kruistabel SET ondertekend_op = gemaakt_op WHERE id = {signed}",
    "UPDATE kaders_kruistabel SET voorganger_id = {unsigned} WHERE id = {signed}",
    "UPDATE kaders_kruistabel SET bron_id = NULL WHERE id = {signed}",
    "UPDATE kaders_verband SET type = 'isPartOf' WHERE kruistabel_id = {signed}",
    "UPDATE kaders_verband SET toelichting = 'x' WHERE kruistabel_id = {signed}",
    "UPDATE kaders_verband SET herkomst = 'hand' WHERE kruistabel_id = {signed}",
    "UPDATE kaders_verband SET kruistabel_id = {signed} WHERE kruistabel_id = {unsigned}",
    "UPDATE kaders_afwijzing SET op = '2020-01-01' WHERE kruistabel_id = {signed}",
    "DELETE FROM kaders_afwijzing WHERE kruistabel_id = {signed}",
    "INSERT INTO kaders_afwijzing (uuid, kruistabel_id, van_id, naar_id, door_id, op)"
    " VALUES ('{new}', {signed}, {fixed}, {fixed}, {kim}, '2020-01-01')",
    "DELETE FROM kaders_kruistabel WHERE id = {signed}",
]
ALLOWED = [
    "UPDATE kaders_kaderversie SET status = 'vervallen' WHERE id = {published}",
    "UPDATE kaders_kaderversie SET label = 'anders' WHERE id = {concept}",
    "UPDATE kaders_kaderversie SET bewerking = 9 WHERE id = {concept}",
    "INSERT INTO kaders_ingebruikname (uuid, kader_id, versie_id, per, op, door_id)"
    " SELECT '{new}', kader_id, versie_id, '2030-01-01', op, door_id FROM kaders_ingebruikname"
    " WHERE versie_id = {published}",
    "UPDATE kaders_element SET tekst = 'anders' WHERE versie_id = {concept}",
    "DELETE FROM kaders_norm WHERE versie_id = {concept}",
    "UPDATE kaders_norm SET geldig_tot = '2027-01-01' WHERE versie_id IS NULL",
    "UPDATE kaders_verband SET soort = 'deels' WHERE kruistabel_id = {unsigned}",
    "DELETE FROM kaders_afwijzing WHERE kruistabel_id = {unsigned}",
]
NEW = "0f0f0f0f0f0f40f080f0f0f0f0f0f0f0"


@pytest.fixture(scope="module")
def names(kept: None) -> dict[str, object]:
    cast = make_cast()
    published = publish_all(cast)["gespreksstructuur"]
    concept = take_over(cast, "gespreksstructuur.txt", kader=published.kader, extra=b"\n")
    actions.add_norm(
        by=cast.kim, at=NOW, metriek="overgaan", operator="<=", waarde=Decimal(3), eenheid="x"
    )
    signed, unsigned = (
        actions.import_kruistabel(
            by=cast.kim, at=NOW, bestandsnaam="k.csv", inhoud=example("kruistabel.csv")
        )
        for _ in range(2)
    )
    first = signed.verbanden.earliest("pk")
    for one in (signed, unsigned):
        Afwijzing.objects.create(
            kruistabel=one, van=first.naar, naar=first.van, door=cast.kim, op=NOW
        )
    actions.sign_kruistabel(
        by=cast.karel, at=NOW, kruistabel=signed, gezien=0, deskundigheid="toetsing"
    )
    return {
        "published": published.pk,
        "concept": concept.pk,
        "voorstel": published.voorstel_id,
        "fixed": published.elementen.latest("volgorde").pk,
        "loose": concept.elementen.latest("volgorde").pk,
        "signed": signed.pk,
        "unsigned": unsigned.pk,
        "new": NEW,
        "kim": cast.kim.pk,
    }


@pytest.mark.django_db
@pytest.mark.parametrize("statement", REFUSED)
def test_the_database_refuses_to_change_what_is_published(
    names: dict[str, object], statement: str
) -> None:
    with (
        pytest.raises(DatabaseError, match=r"immutable|append-only|does not run"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(**names))


@pytest.mark.django_db
@pytest.mark.parametrize("statement", ALLOWED)
def test_the_database_lets_the_rest_through(names: dict[str, object], statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement.format(**names))
        assert cursor.rowcount
