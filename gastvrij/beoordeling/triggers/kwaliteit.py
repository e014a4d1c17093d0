"""Samples, disputes and learning points stay as they were made."""

from gastvrij.basis.triggers import Trigger, append_only

from .delen import OBSERVATIE, changes, field_of, is_kept

STEEKPROEF = "beoordeling_steekproef"
TREKKING = "beoordeling_trekking"
BETWISTING = "beoordeling_betwisting"
LEERPUNT = "beoordeling_leerpunt"
ANSWERED = "OLD.akkoord_op IS NOT NULL OR OLD.afgewezen_op IS NOT NULL"

TRIGGERS = [
    *append_only(STEEKPROEF),
    Trigger(
        "trekking_keeps_its_place",
        TREKKING,
        "UPDATE",
        "a place in a sample stays, and what was drawn for it",
        changes("steekproef_id", "medewerker_id", "nummer", "observatie_id")
        + " OR "
        + changes("getrokken_id", once_set=True)
        + " OR (OLD.reden <> '' AND NEW.reden <> OLD.reden)",
    ),
    Trigger("trekking_no_delete", TREKKING, "DELETE", "a place in a sample stays"),
    Trigger(
        "betwisting_after_sharing",
        BETWISTING,
        "INSERT",
        "a medewerker disputes what was shared",
        f"{field_of(OBSERVATIE, 'status', 'NEW.observatie_id')} <> 'gedeeld' "
        f"OR NOT ({is_kept('NEW.observatie_id')})",
    ),
    Trigger(
        "betwisting_keeps_the_reason",
        BETWISTING,
        "UPDATE",
        "a betwisting stays as it was made, and closed it never changes",
        changes("observatie_id", "reden", "ingediend_op")
        + " OR "
        + changes("herbeoordeling_id", once_set=True)
        + " OR OLD.afgerond_op IS NOT NULL",
    ),
    Trigger(
        "betwisting_no_delete",
        BETWISTING,
        "DELETE",
        "a betwisting stays with its observatie",
        is_kept("OLD.observatie_id"),
    ),
    Trigger(
        "leerpunt_agreed_no_update",
        LEERPUNT,
        "UPDATE",
        "a learning point that was answered never changes",
        ANSWERED,
    ),
    Trigger(
        "leerpunt_agreed_no_delete",
        LEERPUNT,
        "DELETE",
        "a learning point that was answered stays with its observatie",
        f"({ANSWERED}) AND {is_kept('OLD.observatie_id')}",
    ),
    *append_only("beoordeling_bewaartermijn"),
    *append_only("beoordeling_vernietiging"),
]
