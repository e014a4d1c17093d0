"""What must stay as it was published, whatever program writes."""

from gastvrij.basis.triggers import Trigger

_TABLE = "kennis_artikelversie"

TRIGGERS = [
    Trigger(
        f"{_TABLE}_published_{event.lower()}",
        _TABLE,
        event,
        f"{_TABLE}: published is immutable",
        "OLD.gepubliceerd_op IS NOT NULL",
    )
    for event in ("UPDATE", "DELETE")
]
