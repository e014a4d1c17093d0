"""What was planned, seen and judged stays as it was, whatever program writes."""

from gastvrij.basis.triggers import Trigger

from .delen import (
    BEOORDELING,
    CRITERIUM,
    FRAGMENT,
    OBSERVATIE,
    OORDEEL,
    append_only_until_destroyed,
    changes,
    field_of,
    is_closed,
    is_kept,
    leaves_the_path,
)

STAPPEN = "beoordeling_fragment_stappen"
BEWIJS = "beoordeling_oordeel_fragmenten"
TRANSCRIPT = "beoordeling_transcript"

STEPS = [("gepland", "afname"), ("afname", "gedeeld"), ("gedeeld", "vastgesteld")]
FIXED_AT_PLANNING = (
    "doel",
    "formulier_id",
    "medewerker_id",
    "beoordelaar_id",
    "vaststeller_id",
    "poortbesluit_id",
    "kruistabel_id",
    "gepland_op",
    "gepland_door_id",
)
FIXED_ONCE_SET = ("gesprek_id", "begonnen_op", "gedeeld_op", "reactie_op", "vernietigd_op")
ALL_BUT_DESTRUCTION = (
    *FIXED_AT_PLANNING,
    *("status", "gesprek_id", "begonnen_op", "gedeeld_op", "vastgesteld_op"),
    "vastgesteld_door_id",
)
# A second look after a dispute judges what was shared, every other assessor before that; what
# the employee fills in about oneself comes before or after.
MAY_JUDGE = (
    f"EXISTS (SELECT 1 FROM {BEOORDELING} b JOIN {OBSERVATIE} o ON o.id = b.observatie_id "  # noqa: S608
    "WHERE b.observatie_id = NEW.observatie_id AND b.beoordelaar_id = NEW.gegeven_door_id "
    "AND b.ingediend_op IS NULL AND o.vernietigd_op IS NULL "
    "AND (o.status = 'afname' OR b.soort = 'herbeoordeling' "
    "OR (b.soort = 'zelf' AND o.status = 'gedeeld')))"
)
IS_SELF = f"NEW.gegeven_door_id = {field_of(OBSERVATIE, 'medewerker_id', 'NEW.observatie_id')}"
INVULLER = field_of(CRITERIUM, "invuller", "NEW.criterium_id")
# The only change of kind: an assessor of a proeve who did not hand in is replaced.
IS_REPLACED = "OLD.soort = 'beoordelaar' AND NEW.soort = 'vervangen' AND OLD.ingediend_op IS NULL"


def _of_fragment(row: str) -> str:
    return field_of(FRAGMENT, "observatie_id", f"{row}.fragment_id")


def _of_oordeel(row: str) -> str:
    return field_of(OORDEEL, "observatie_id", f"{row}.oordeel_id")


def _while_closed(table: str, old: str, new: str, message: str) -> list[Trigger]:
    conditions = {
        "INSERT": is_closed(new),
        "UPDATE": f"{is_closed(old)} OR {is_closed(new)}",
        "DELETE": f"{is_closed(old)} AND {is_kept(old)}",
    }
    return [
        Trigger(f"{table}_closed_{event.lower()}", table, event, message, condition)
        for event, condition in conditions.items()
    ]


TRIGGERS: list[Trigger] = [
    Trigger(
        "observatie_begins_as_gepland",
        OBSERVATIE,
        "INSERT",
        "an observatie begins as gepland",
        "NEW.status <> 'gepland'",
    ),
    Trigger(
        "observatie_keeps_to_the_path",
        OBSERVATIE,
        "UPDATE",
        "an observatie only goes on to its next state",
        leaves_the_path(STEPS),
    ),
    Trigger(
        "observatie_keeps_its_planning",
        OBSERVATIE,
        "UPDATE",
        "what was fixed at planning never changes",
        changes(*FIXED_AT_PLANNING),
    ),
    Trigger(
        "observatie_keeps_its_moments",
        OBSERVATIE,
        "UPDATE",
        "gesprek and moments are set once",
        changes(*FIXED_ONCE_SET, once_set=True),
    ),
    Trigger(
        "observatie_keeps_its_reactie",
        OBSERVATIE,
        "UPDATE",
        "a reactie stays as it was given",
        "OLD.reactie_op IS NOT NULL AND NEW.reactie <> OLD.reactie AND NEW.vernietigd_op IS NULL",
    ),
    Trigger(
        "observatie_vastgesteld_no_update",
        OBSERVATIE,
        "UPDATE",
        "a vastgestelde observatie is immutable",
        f"OLD.status = 'vastgesteld' AND ({changes(*ALL_BUT_DESTRUCTION)})",
    ),
    Trigger(
        "observatie_destroyed_no_update",
        OBSERVATIE,
        "UPDATE",
        "an observatie of which the content was destroyed never changes",
        "OLD.vernietigd_op IS NOT NULL",
    ),
    Trigger(
        "observatie_begun_no_delete",
        OBSERVATIE,
        "DELETE",
        "an observatie that began stays",
        "OLD.status <> 'gepland'",
    ),
    Trigger(
        "beoordeling_keeps_its_people",
        BEOORDELING,
        "UPDATE",
        "a beoordeling stays with its observatie and assessor",
        changes("observatie_id", "beoordelaar_id", "vervangt_id")
        + f" OR (NEW.soort <> OLD.soort AND NOT ({IS_REPLACED}))",
    ),
    Trigger(
        "beoordeling_replaced_no_update",
        BEOORDELING,
        "UPDATE",
        "the sheet of an assessor who was replaced stays; only its reason goes at the end",
        "OLD.soort = 'vervangen' AND ("
        + changes("ingediend_op", "vervangen_op", "vervangen_door_id")
        + " OR (NEW.vervangen_reden <> OLD.vervangen_reden AND "
        + f"{is_kept('OLD.observatie_id')}))",
    ),
    Trigger(
        "beoordeling_ingediend_no_update",
        BEOORDELING,
        "UPDATE",
        "a beoordeling that was handed in is immutable",
        "OLD.ingediend_op IS NOT NULL",
    ),
    Trigger(
        "beoordeling_begun_no_delete",
        BEOORDELING,
        "DELETE",
        "a beoordeling of an observatie that began stays",
        f"{field_of(OBSERVATIE, 'status', 'OLD.observatie_id')} <> 'gepland'",
    ),
    *_while_closed(
        FRAGMENT,
        "OLD.observatie_id",
        "NEW.observatie_id",
        "fragmenten change only during the afname",
    ),
    *_while_closed(
        STAPPEN,
        _of_fragment("OLD"),
        _of_fragment("NEW"),
        "fragmenten change only during the afname",
    ),
    Trigger(
        "oordeel_only_during_afname",
        OORDEEL,
        "INSERT",
        "an oordeel is given only by an assessor who did not hand in yet, during the afname",
        f"NOT {MAY_JUDGE}",
    ),
    Trigger(
        "oordeel_by_who_fills_it_in",
        OORDEEL,
        "INSERT",
        "an oordeel is given by whom the criterium asks: who assesses, the employee, or both",
        f"(({IS_SELF}) AND {INVULLER} = 'beoordelaar') "
        f"OR (NOT ({IS_SELF}) AND {INVULLER} = 'medewerker')",
    ),
    *append_only_until_destroyed(OORDEEL, "OLD.observatie_id"),
    Trigger(
        "oordeel_bewijs_only_during_afname",
        BEWIJS,
        "INSERT",
        "an oordeel gets its fragmenten only while it is given",
        f"{is_closed(_of_oordeel('NEW'))} AND NOT EXISTS (SELECT 1 FROM {BEOORDELING} b "  # noqa: S608
        f"JOIN {OORDEEL} j ON j.observatie_id = b.observatie_id "
        "AND j.gegeven_door_id = b.beoordelaar_id WHERE j.id = NEW.oordeel_id "
        "AND b.soort = 'herbeoordeling' AND b.ingediend_op IS NULL)",
    ),
    *append_only_until_destroyed(BEWIJS, _of_oordeel("OLD")),
    *append_only_until_destroyed(TRANSCRIPT, "OLD.observatie_id"),
    Trigger(
        "transcript_before_sharing",
        TRANSCRIPT,
        "INSERT",
        "a transcript is read in before the observatie is shared",
        f"{field_of(OBSERVATIE, 'status', 'NEW.observatie_id')} NOT IN ('gepland', 'afname') "
        f"OR NOT ({is_kept('NEW.observatie_id')})",
    ),
]
