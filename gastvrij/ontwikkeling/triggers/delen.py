"""Conditions that the triggers of ontwikkeling share; in them stand names of our own tables."""

VERTREK = "ontwikkeling_vertrek"


def is_kept(medewerker: str) -> str:
    """Return the condition under which what is kept about somebody (a key) may not be removed.

    It may from the moment that a Vertrek of this person says that the dossier is destroyed.
    """
    return (
        f"NOT EXISTS (SELECT 1 FROM {VERTREK} v WHERE v.medewerker_id = {medewerker} "  # noqa: S608
        "AND v.vernietigd_op IS NOT NULL)"
    )


def is_kept_with(table: str, key: str, *, through: str = "medewerker_id") -> str:
    """Return the same for what stands under a row (a key) of a table that says whose it is."""
    return is_kept(f"(SELECT r.{through} FROM {table} r WHERE r.id = {key})")  # noqa: S608
