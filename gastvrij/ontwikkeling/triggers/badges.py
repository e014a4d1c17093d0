"""A badge stays as it was signed, is withdrawn once at most, and withdrawn stays withdrawn."""

from gastvrij.basis.triggers import Trigger
from gastvrij.beoordeling.triggers.delen import changes

from .delen import is_kept

BADGE = "ontwikkeling_badge"
PLAATS = "ontwikkeling_statusplaats"

TRIGGERS = [
    Trigger(
        "badge_stays_as_signed",
        BADGE,
        "UPDATE",
        "a badge stays as it was signed, and is withdrawn once",
        changes("uuid", "medewerker_id", "proeve_id", "plaats_id", "naam", "credential")
        + " OR "
        + changes("uitgegeven_op")
        + " OR "
        + changes("ingetrokken_op", "ingetrokken_door_id", once_set=True)
        + " OR (OLD.ingetrokken_reden <> '' AND NEW.ingetrokken_reden <> OLD.ingetrokken_reden)",
    ),
    Trigger(
        "badge_no_delete",
        BADGE,
        "DELETE",
        "a badge stays with the dossier",
        is_kept("OLD.medewerker_id"),
    ),
    Trigger(
        "statusplaats_withdrawn_once",
        PLAATS,
        "UPDATE",
        "a place in the list stays, and is withdrawn for good",
        changes("nummer", "sleutel") + " OR " + changes("ingetrokken_op", once_set=True),
    ),
    Trigger("statusplaats_no_delete", PLAATS, "DELETE", "a place in the list stays"),
]
