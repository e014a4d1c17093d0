"""What was stated about somebody stays as it was said, and takes one answer."""

from gastvrij.basis.triggers import Trigger
from gastvrij.beoordeling.triggers.delen import changes

from .delen import is_kept

VASTSTELLING = "ontwikkeling_niveauvaststelling"

TRIGGERS = [
    Trigger(
        "niveauvaststelling_stays_as_said",
        VASTSTELLING,
        "UPDATE",
        "what was stated about somebody never changes, and is answered once",
        changes("medewerker_id", "competentie_id", "niveau_id", "voldoet", "besproken_op", "reden")
        + " OR "
        + changes("gesteld_op", "gesteld_door_id", "poortbesluit_id")
        + " OR OLD.gereageerd_op IS NOT NULL",
    ),
    Trigger(
        "niveauvaststelling_no_delete",
        VASTSTELLING,
        "DELETE",
        "what was stated about somebody stays with the dossier",
        is_kept("OLD.medewerker_id"),
    ),
]
