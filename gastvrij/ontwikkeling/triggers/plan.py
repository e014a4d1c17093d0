"""Progress is only added to, a report that was answered is fixed, and a goal ends once."""

# ruff: noqa: S608 - SQL of names of our own tables

from gastvrij.basis.triggers import Trigger
from gastvrij.beoordeling.triggers.delen import changes

from .delen import is_kept, is_kept_with

CYCLUS = "ontwikkeling_cyclus"
GESPREK = "ontwikkeling_cyclusgesprek"
AGENDAPUNT = "ontwikkeling_agendapunt"
DOEL = "ontwikkeling_leerdoel"
VOORTGANG = "ontwikkeling_voortgang"


def _is_answered(gesprek: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM {GESPREK} g WHERE g.id = {gesprek} AND g.gereageerd_op IS NOT NULL)"
    )


KEPT_GESPREK = is_kept_with(CYCLUS, "OLD.cyclus_id")

TRIGGERS = [
    Trigger(
        "cyclus_keeps_its_people",
        CYCLUS,
        "UPDATE",
        "a cycle stays between the same two people, under the same decision",
        changes("medewerker_id", "leidinggevende_id", "van", "poortbesluit_id", "gemaakt_op"),
    ),
    Trigger(
        "cyclus_no_delete",
        CYCLUS,
        "DELETE",
        "a cycle stays with the dossier",
        is_kept("OLD.medewerker_id"),
    ),
    Trigger(
        "cyclusgesprek_answered_never_changes",
        GESPREK,
        "UPDATE",
        "a report that was answered never changes",
        "OLD.gereageerd_op IS NOT NULL OR " + changes("cyclus_id", "soort"),
    ),
    Trigger(
        "cyclusgesprek_no_delete",
        GESPREK,
        "DELETE",
        "a conversation stays with its cycle",
        KEPT_GESPREK,
    ),
    Trigger(
        "agendapunt_no_insert",
        AGENDAPUNT,
        "INSERT",
        "a conversation of which the report was answered never changes",
        _is_answered("NEW.gesprek_id"),
    ),
    Trigger(
        "agendapunt_keeps_its_text",
        AGENDAPUNT,
        "UPDATE",
        "what somebody put on the agenda stays",
        changes("gesprek_id", "tekst", "gemaakt_op", "door_id")
        + f" OR {_is_answered('OLD.gesprek_id')}",
    ),
    Trigger(
        "agendapunt_no_delete",
        AGENDAPUNT,
        "DELETE",
        "what stood on the agenda stays once the report was answered",
        f"{_is_answered('OLD.gesprek_id')} AND "
        + is_kept(
            f"(SELECT c.medewerker_id FROM {CYCLUS} c JOIN {GESPREK} g "
            "ON g.cyclus_id = c.id WHERE g.id = OLD.gesprek_id)"
        ),
    ),
    Trigger(
        "leerdoel_closed_never_changes",
        DOEL,
        "UPDATE",
        "a goal is of one person, and once closed it never changes",
        "OLD.status <> 'loopt' OR " + changes("medewerker_id", "leerpunt_id", "gemaakt_op"),
    ),
    Trigger(
        "leerdoel_no_delete",
        DOEL,
        "DELETE",
        "a goal stays with the dossier",
        is_kept("OLD.medewerker_id"),
    ),
    Trigger("voortgang_no_update", VOORTGANG, "UPDATE", "progress is append-only"),
    Trigger(
        "voortgang_no_delete",
        VOORTGANG,
        "DELETE",
        "progress is append-only",
        is_kept_with(DOEL, "OLD.doel_id"),
    ),
]
