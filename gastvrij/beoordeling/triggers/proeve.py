"""A sitting goes from state to state as the rules have it, and what was decided in it stays."""

from gastvrij.basis.triggers import Trigger
from gastvrij.beoordeling.rules import proeve as regels

from .delen import (
    BEOORDELING,
    FRAGMENT,
    OBSERVATIE,
    PROEVE,
    append_only_until_destroyed,
    changes,
    field_of,
    is_kept,
    leaves_the_path,
)

OPDRACHT = "beoordeling_opdracht"
AFNAMEGESPREK = "beoordeling_afnamegesprek"
OVEREENKOMST = "beoordeling_overeenkomst"
PROCEDURE = "beoordeling_procedure"

MOMENTS = (
    "formulier_uitgereikt_op",
    "bevestigd_op",
    "identiteit_op",
    "afname_begonnen_op",
    "afname_beeindigd_op",
    "vastgesteld_op",
    "uitgereikt_op",
    "gearchiveerd_op",
)


# The sheets of the assessors of a sitting, of which only the state changes.
SHEETS = (
    f"SELECT COUNT(*) FROM {BEOORDELING} b "  # noqa: S608
    "WHERE b.observatie_id = NEW.observatie_id AND b.soort = 'beoordelaar'"
)


# After the request there is only room for who takes the place of one who was replaced.
TAKES_A_PLACE = (
    f"EXISTS (SELECT 1 FROM {BEOORDELING} v WHERE v.id = NEW.vervangt_id "  # noqa: S608
    "AND v.observatie_id = NEW.observatie_id AND v.soort = 'vervangen' "
    "AND NEW.soort = 'beoordelaar')"
)
REPLACEABLE = ", ".join(f"'{status.value}'" for status in regels.REPLACEABLE)


def _proeve_of(observatie: str) -> str:
    return f"(SELECT p.status FROM {PROEVE} p WHERE p.observatie_id = {observatie})"  # noqa: S608


TRIGGERS = [
    *(
        Trigger(
            f"opdracht_signed_no_{event.lower()}",
            OPDRACHT,
            event,
            "a signed opdracht is immutable",
            "OLD.status = 'ondertekend'",
        )
        for event in ("UPDATE", "DELETE")
    ),
    Trigger(
        "opdracht_begins_as_concept",
        OPDRACHT,
        "INSERT",
        "an opdracht begins as concept",
        "NEW.status <> 'concept'",
    ),
    Trigger(
        "proeve_begins_as_aangevraagd",
        PROEVE,
        "INSERT",
        "a proeve begins as aangevraagd, on a signed opdracht, for a proeve",
        "NEW.status <> 'aangevraagd' "
        f"OR {field_of(OPDRACHT, 'status', 'NEW.opdracht_id')} <> 'ondertekend' "
        f"OR {field_of(OBSERVATIE, 'doel', 'NEW.observatie_id')} <> 'proeve'",
    ),
    Trigger(
        "proeve_keeps_to_the_path",
        PROEVE,
        "UPDATE",
        "a proeve only goes on to a state that follows",
        leaves_the_path([(van.value, naar.value) for van, naar in regels.steps()]),
    ),
    Trigger(
        "proeve_keeps_its_moments",
        PROEVE,
        "UPDATE",
        "moments of a proeve are set once",
        changes(*MOMENTS, once_set=True),
    ),
    Trigger(
        "proeve_keeps_its_exam",
        PROEVE,
        "UPDATE",
        "a proeve stays with its opdracht, owner and observatie",
        changes("observatie_id", "opdracht_id", "eigenaar_id", "herkansing_van_id"),
    ),
    Trigger(
        "proeve_outcome_is_fixed",
        PROEVE,
        "UPDATE",
        "an outcome that was fixed never changes",
        "OLD.vastgesteld_op IS NOT NULL AND NEW.uitkomst <> OLD.uitkomst",
    ),
    Trigger("proeve_no_delete", PROEVE, "DELETE", "a proeve stays, as a line at least"),
    Trigger(
        "proeve_begins_with_two_assessors",
        PROEVE,
        "UPDATE",
        "an afname has two assessors at least",
        f"OLD.status <> NEW.status AND NEW.status = 'afname' AND ({SHEETS}) < "
        f"{regels.LEAST_BEOORDELAARS}",
    ),
    Trigger(
        "proeve_discussed_when_all_handed_in",
        PROEVE,
        "UPDATE",
        "differences are discussed once every assessor has handed in",
        f"OLD.status = 'oordelen' AND NEW.status = 'bespreken' AND ({SHEETS} "
        "AND b.ingediend_op IS NULL) > 0",
    ),
    Trigger(
        "beoordeling_of_a_proeve_is_fixed_at_request",
        BEOORDELING,
        "INSERT",
        "who assesses a proeve is fixed when it is requested, and is another than the others in it",
        f"{field_of(OBSERVATIE, 'doel', 'NEW.observatie_id')} = 'proeve' AND ("
        f"({_proeve_of('NEW.observatie_id')} IS NOT NULL AND NOT {TAKES_A_PLACE}) "
        f"OR NEW.beoordelaar_id = {field_of(OBSERVATIE, 'medewerker_id', 'NEW.observatie_id')} "
        f"OR NEW.beoordelaar_id = {field_of(OBSERVATIE, 'vaststeller_id', 'NEW.observatie_id')})",
    ),
    Trigger(
        "beoordeling_of_a_proeve_handed_in_after_the_afname",
        BEOORDELING,
        "UPDATE",
        "an assessor hands in after the afname, before the differences are discussed",
        "NEW.ingediend_op IS NOT NULL "
        f"AND COALESCE({_proeve_of('NEW.observatie_id')}, 'oordelen') <> 'oordelen'",
    ),
    Trigger(
        "beoordeling_replaced_while_judging",
        BEOORDELING,
        "UPDATE",
        "an assessor is replaced in a proeve, before the differences are discussed",
        "NEW.soort = 'vervangen' AND OLD.soort <> 'vervangen' AND "
        f"COALESCE({_proeve_of('NEW.observatie_id')}, '') NOT IN ({REPLACEABLE})",
    ),
    *(
        Trigger(
            f"{noun}_of_a_proeve_in_time",
            f"beoordeling_{noun}",
            "INSERT",
            f"a {noun} of a proeve is from the afname or the judging after it",
            f"COALESCE({_proeve_of('NEW.observatie_id')}, 'afname') NOT IN ('afname', 'oordelen')",
        )
        for noun in ("fragment", "oordeel")
    ),
    Trigger(
        "fragment_of_a_proeve_asked_in_the_afname",
        FRAGMENT,
        "INSERT",
        "questions are asked within the afname",
        "NEW.soort = 'bevraagd' "
        f"AND COALESCE({_proeve_of('NEW.observatie_id')}, 'afname') <> 'afname'",
    ),
    Trigger(
        "afnamegesprek_only_during_afname",
        AFNAMEGESPREK,
        "INSERT",
        "conversations are added during the afname",
        f"COALESCE({_proeve_of('NEW.observatie_id')}, '') <> 'afname'",
    ),
    *append_only_until_destroyed(AFNAMEGESPREK, "OLD.observatie_id"),
    Trigger(
        "overeenkomst_only_while_discussed",
        OVEREENKOMST,
        "INSERT",
        "a mark is agreed on while the differences are discussed",
        f"COALESCE({_proeve_of('NEW.observatie_id')}, '') <> 'bespreken'",
    ),
    Trigger(
        "overeenkomst_keeps_the_mark",
        OVEREENKOMST,
        "UPDATE",
        "a mark stays as it was agreed on, and is confirmed once, while differences are discussed",
        changes("observatie_id", "criterium_id", "waarde", "reden", "op", "door_id")
        + " OR OLD.akkoord_op IS NOT NULL "
        + f"OR COALESCE({_proeve_of('NEW.observatie_id')}, '') <> 'bespreken'",
    ),
    Trigger(
        "overeenkomst_no_delete",
        OVEREENKOMST,
        "DELETE",
        "a mark that was agreed on stays with its observatie",
        is_kept("OLD.observatie_id"),
    ),
    Trigger(
        "procedure_after_the_result",
        PROCEDURE,
        "INSERT",
        "a candidate asks after the result was handed out",
        f"{field_of(PROEVE, 'status', 'NEW.proeve_id')} <> 'uitgereikt'",
    ),
    Trigger(
        "procedure_keeps_the_request",
        PROCEDURE,
        "UPDATE",
        "a request stays as it was made, and its answer as it was given",
        changes("proeve_id", "soort", "ingediend_op", "uiterlijk_op", "is_op_tijd")
        + " OR OLD.besloten_op IS NOT NULL",
    ),
    Trigger(
        "procedure_no_delete",
        PROCEDURE,
        "DELETE",
        "a request stays until the dossier is destroyed",
        f"{field_of(PROEVE, 'status', 'OLD.proeve_id')} <> 'vernietigd'",
    ),
]
