"""A release stays as it was given, and is withdrawn once."""

from gastvrij.basis.triggers import Trigger
from gastvrij.beoordeling.triggers.delen import changes

VRIJGAVE = "ontwikkeling_vrijgave"

TRIGGERS = [
    Trigger(
        "vrijgave_stays_as_given",
        VRIJGAVE,
        "UPDATE",
        "a release stays as it was given, and is withdrawn once",
        changes("medewerker_id", "aan_id", "onderdelen", "gegeven_op", "tot_en_met")
        + " OR "
        + changes("ingetrokken_op", once_set=True),
    ),
]
