"""Database triggers of taken: an interne taak takes no step that the rules do not know."""

from gastvrij.basis.triggers import Trigger

from .rules import STEPS

_KNOWN = " OR ".join(
    f"(OLD.status = '{old}' AND NEW.status IN ({', '.join(sorted(repr(str(one)) for one in new))}))"
    for old, new in STEPS.items()
)
TRIGGERS = [
    Trigger(
        "taken_internetaak_step",
        "taken_internetaak",
        "UPDATE",
        "an interne taak does not take this step",
        f"OLD.status <> NEW.status AND NOT ({_KNOWN})",
    )
]
