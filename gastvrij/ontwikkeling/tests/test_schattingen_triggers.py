"""What the database refuses about estimates, past every action."""

# ruff: noqa: S608 - SQL made of our own names is what is tested here

from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.beoordeling.tests.sql import copy_of, refused, run
from gastvrij.ontwikkeling import actions

from .inschattingen import COLLEAGUES, answer, ask, held, people

ROUND, INVITED = "ontwikkeling_uitvraag", "ontwikkeling_uitnodiging"
VALUE, ASKED = "ontwikkeling_schatting", "ontwikkeling_uitvraag_elementen"
FRESH = {"id": "'1b0c0d0e0f0a4b4c8d8e0f0a0b0c0d0e'"}


def copied_value(where: str) -> str:
    """Return the statement that copies one estimate under another key."""
    columns = "uitvraag_id, relatie, element_id, waarde, door_id"
    return (
        f"INSERT INTO {VALUE} (id, {columns}) "
        f"SELECT {FRESH['id']}, {columns} FROM {VALUE} t WHERE {where}"
    )


def test_what_a_round_asks_stays_and_closed_nothing_of_it_changes(stage: Stage) -> None:
    uitvraag = ask(stage.cast)
    where = f"id = {uitvraag.pk}"
    for change in (
        f"medewerker_id = {stage.cast.bram.pk}",
        f"gestart_door_id = {stage.cast.bram.pk}",
        "aanleiding = 'Anders.'",
        "drempel = 4",
        "termijn = '2030-01-01'",
        "aanvaard_op = NULL",
        "poortbesluit_id = NULL",
    ):
        assert refused(f"UPDATE {ROUND} SET {change} WHERE {where}")
    assert refused(f"DELETE FROM {ROUND} WHERE {where}", because="stays with the dossier")
    actions.close_uitvraag(by=stage.cast.noor, at=uitvraag.gestart_op, uuid=uitvraag.uuid)
    for change in ("stand = 'apart'", "getoond = '{}'", "gesloten_op = NULL"):
        assert refused(f"UPDATE {ROUND} SET {change} WHERE {where}", because="never changes")


def test_who_is_asked_stays_and_answers_once(stage: Stage) -> None:
    uitvraag = ask(stage.cast)
    bram = uitvraag.uitnodigingen.get(wie=stage.cast.bram)
    where = f"id = {bram.pk}"
    sjoerd = str(stage.cast.sjoerd.pk)
    assert run(copy_of(INVITED, where.replace("id", "t.id"), wie_id=sjoerd), undo=True) == 1
    for change in (f"wie_id = {sjoerd}", "relatie = 'leidinggevende'"):
        assert refused(f"UPDATE {INVITED} SET {change} WHERE {where}")
    assert refused(f"DELETE FROM {INVITED} WHERE {where}")
    answer(stage.cast, uitvraag, "bram")
    for change in ("is_beantwoord = FALSE", "is_beantwoord = FALSE, is_afgewezen = TRUE"):
        assert refused(f"UPDATE {INVITED} SET {change} WHERE {where}")
    added = copy_of(INVITED, where.replace("id", "t.id"), wie_id=sjoerd)
    assert refused(added, because="who is asked stays")


def test_an_estimate_never_changes_and_a_closed_round_takes_none(stage: Stage) -> None:
    cast = stage.cast
    uitvraag = ask(cast, people(cast, leader="tessa"))
    answer(cast, uitvraag, "tessa", "bram")
    for change in ("waarde = 'altijd'", "relatie = 'interne_klant'", f"door_id = {cast.bram.pk}"):
        assert refused(f"UPDATE {VALUE} SET {change} WHERE uitvraag_id = {uitvraag.pk}")
    assert refused(f"DELETE FROM {VALUE} WHERE door_id = {cast.tessa.pk}")
    # Anonymous ones are laid down anew with each answer, until the round closes.
    assert run(f"DELETE FROM {VALUE} WHERE relatie = 'collega'", undo=True) == 2
    where = "relatie = 'collega'"
    one = uitvraag.schattingen.filter(relatie="collega").values_list("element_id", flat=True)[0]
    copied = copied_value(f"{where} AND element_id = {one}")
    assert run(copied, undo=True) == 1
    actions.close_uitvraag(by=cast.noor, at=uitvraag.gestart_op, uuid=uitvraag.uuid)
    assert refused(copied, because="takes no estimates")
    assert refused(f"DELETE FROM {VALUE} WHERE {where}", because="stays with the dossier")


def test_what_was_asked_is_fixed_once_somebody_answered(stage: Stage) -> None:
    uitvraag = held(stage.cast, "noor", *COLLEAGUES)
    where = f"uitvraag_id = {uitvraag.pk}"
    element = uitvraag.elementen.all()[0].pk
    assert refused(f"DELETE FROM {ASKED} WHERE {where}", because="stays")
    assert refused(f"UPDATE {ASKED} SET element_id = element_id WHERE {where}", because="stays")
    added = f"INSERT INTO {ASKED} (uitvraag_id, element_id) VALUES ({uitvraag.pk}, {element + 1})"
    assert refused(added, because="what a round asks stays")
