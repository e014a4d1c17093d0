"""Conditions that the triggers of beoordeling share; in them stand names of our own tables."""

from gastvrij.basis.triggers import Trigger

FORMULIER = "beoordeling_formulier"
OBSERVATIE = "beoordeling_observatie"
BEOORDELING = "beoordeling_beoordeling"
FRAGMENT = "beoordeling_fragment"
OORDEEL = "beoordeling_oordeel"
CRITERIUM = "beoordeling_criterium"
PROEVE = "beoordeling_proeve"


def field_of(table: str, field: str, key: str) -> str:
    """Return the expression for a field of the row of a table with a key."""
    return f"(SELECT r.{field} FROM {table} r WHERE r.id = {key})"  # noqa: S608


def changes(*columns: str, once_set: bool = False) -> str:
    """Return the condition under which an update changes one of these; or one that was set."""
    guard = "OLD.{0} IS NOT NULL AND " if once_set else ""
    each = f"({guard}NEW.{{0}} IS DISTINCT FROM OLD.{{0}})"
    return " OR ".join(each.format(column) for column in columns)


def leaves_the_path(steps: list[tuple[str, str]]) -> str:
    """Return the condition under which an update changes a status other than by these steps."""
    allowed = " OR ".join(f"(OLD.status = '{a}' AND NEW.status = '{b}')" for a, b in steps)
    return f"OLD.status <> NEW.status AND NOT ({allowed})"


def is_closed(observatie: str) -> str:
    """Return the condition under which an observatie takes no evidence or verdicts."""
    is_over = f"{field_of(OBSERVATIE, 'status', observatie)} <> 'afname'"
    return f"({is_over} OR NOT ({is_kept(observatie)}))"


def is_kept(observatie: str) -> str:
    """Return the condition under which what stands under an observatie may not be removed."""
    return f"{field_of(OBSERVATIE, 'vernietigd_op', observatie)} IS NULL"


def append_only_until_destroyed(table: str, observatie: str) -> list[Trigger]:
    """Return the triggers under which rows never change, and go with their observatie only."""
    message = f"{table} is append-only"
    return [
        Trigger(f"{table}_no_update", table, "UPDATE", message),
        Trigger(f"{table}_no_delete", table, "DELETE", message, is_kept(observatie)),
    ]
