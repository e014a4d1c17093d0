"""What must stay as it was published, whatever program writes."""

from gastvrij.basis.triggers import Trigger, append_only

EVENTS = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
# Everything of a published version but its status; that may still go to vervallen.
FIXED = (
    "id",
    "uuid",
    "kader_id",
    "nummer",
    "label",
    "ingangsdatum",
    "geldig_tot",
    "kop",
    "bewerking",
    "voorstel_id",
    "gemaakt_op",
    "gemaakt_door_id",
    "vastgesteld_op",
    "vastgesteld_door_id",
)


def _frozen(table: str, parent: str, key: str) -> list[Trigger]:
    """Return the triggers under which rows of a parent that is no concept stay as they are."""
    # Names of our own tables and columns, no input.
    status = f"(SELECT status FROM {parent} WHERE id = {{row}}.{key}) <> 'concept'"  # noqa: S608
    return [
        Trigger(
            f"{table}_published_{event.lower()}",
            table,
            event,
            f"{table}: published is immutable",
            " OR ".join(status.format(row=row) for row in rows),
        )
        for event, rows in EVENTS.items()
    ]


def _published_version() -> list[Trigger]:
    table = "kaders_kaderversie"
    changed = " OR ".join(f"OLD.{column} IS DISTINCT FROM NEW.{column}" for column in FIXED)
    ends = "OLD.status = 'vastgesteld' AND NEW.status = 'vervallen'"
    moved = f"OLD.status <> NEW.status AND NOT ({ends})"
    message = f"{table}: published is immutable"
    return [
        Trigger(
            f"{table}_published_update",
            table,
            "UPDATE",
            message,
            f"OLD.status <> 'concept' AND (({changed}) OR ({moved}))",
        ),
        Trigger(f"{table}_published_delete", table, "DELETE", message, "OLD.status <> 'concept'"),
    ]


def _signed_crosswalk() -> list[Trigger]:
    table = "kaders_kruistabel"
    return [
        Trigger(
            f"{table}_signed_{event.lower()}",
            table,
            event,
            f"{table}: signed is immutable",
            "OLD.status <> 'concept'",
        )
        for event in ("UPDATE", "DELETE")
    ]


def _published_proposal() -> list[Trigger]:
    table = "kaders_voorstel"
    return [
        Trigger(
            f"{table}_published_{event.lower()}",
            table,
            event,
            f"{table}: published is immutable",
            "(SELECT status FROM kaders_kaderversie WHERE voorstel_id = OLD.id) <> 'concept'",
        )
        for event in ("UPDATE", "DELETE")
    ]


def _published_decisions() -> list[Trigger]:
    """Return the triggers under which decisions stay that a published version was made with."""
    table = "kaders_beslissing"
    # Names of our own tables and columns, no input.
    status = "(SELECT status FROM kaders_kaderversie WHERE voorstel_id = {row}.voorstel_id)"
    return [
        Trigger(
            f"{table}_published_{event.lower()}",
            table,
            event,
            f"{table}: published is immutable",
            " OR ".join(f"{status.format(row=row)} <> 'concept'" for row in rows),
        )
        for event, rows in EVENTS.items()
    ]


def _use_of_published() -> list[Trigger]:
    """Return the triggers under which only published versions run, each for its own kader."""
    table = "kaders_ingebruikname"
    of_version = "(SELECT {column} FROM kaders_kaderversie WHERE id = NEW.versie_id)"
    return [
        *append_only(table),
        Trigger(
            f"{table}_published_only",
            table,
            "INSERT",
            f"{table}: a concept does not run",
            f"{of_version.format(column='status')} = 'concept'"
            f" OR {of_version.format(column='kader_id')} <> NEW.kader_id",
        ),
    ]


TRIGGERS = [
    *append_only("kaders_bron"),
    *_frozen("kaders_element", "kaders_kaderversie", "versie_id"),
    *_frozen("kaders_norm", "kaders_kaderversie", "versie_id"),
    *_frozen("kaders_verband", "kaders_kruistabel", "kruistabel_id"),
    *_frozen("kaders_afwijzing", "kaders_kruistabel", "kruistabel_id"),
    *_published_version(),
    *_use_of_published(),
    *_signed_crosswalk(),
    *_published_proposal(),
    *_published_decisions(),
]
