"""What must stay as it was published, judged or fixed, whatever program writes."""

from gastvrij.basis.triggers import Trigger, append_only

FORMULIER = "beoordeling_formulier"
CRITERIUM = "beoordeling_criterium"
OBSERVATIE = "beoordeling_observatie"
FRAGMENT = "beoordeling_fragment"
STAPPEN = "beoordeling_fragment_stappen"
OORDEEL = "beoordeling_oordeel"
BEWIJS = "beoordeling_oordeel_fragmenten"

STEPS = (("gepland", "afname"), ("afname", "gedeeld"), ("gedeeld", "vastgesteld"))
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
FIXED_ONCE_SET = ("gesprek_id", "begonnen_op", "gedeeld_op", "reactie_op")


# In these conditions stand names of our own tables and columns, no input.
def _is_published(row: str) -> str:
    status = f"(SELECT f.status FROM {FORMULIER} f WHERE f.id = {row}.formulier_id)"  # noqa: S608
    return f"{status} = 'gepubliceerd'"


def _is_closed(observatie: str) -> str:
    status = f"(SELECT o.status FROM {OBSERVATIE} o WHERE o.id = {observatie})"  # noqa: S608
    return f"{status} <> 'afname'"


def _of_fragment(row: str) -> str:
    return f"(SELECT p.observatie_id FROM {FRAGMENT} p WHERE p.id = {row}.fragment_id)"  # noqa: S608


def _of_oordeel(row: str) -> str:
    return f"(SELECT p.observatie_id FROM {OORDEEL} p WHERE p.id = {row}.oordeel_id)"  # noqa: S608


def _leaves_the_path() -> str:
    allowed = " OR ".join(f"(OLD.status = '{a}' AND NEW.status = '{b}')" for a, b in STEPS)
    return f"OLD.status <> NEW.status AND NOT ({allowed})"


def _changes(columns: tuple[str, ...], *, once_set: bool = False) -> str:
    guard = "OLD.{0} IS NOT NULL AND " if once_set else ""
    each = f"({guard}NEW.{{0}} IS DISTINCT FROM OLD.{{0}})"
    return " OR ".join(each.format(column) for column in columns)


def _while_closed(table: str, old: str, new: str, message: str) -> list[Trigger]:
    both = f"{_is_closed(old)} OR {_is_closed(new)}"
    conditions = {"INSERT": _is_closed(new), "UPDATE": both, "DELETE": _is_closed(old)}
    return [
        Trigger(f"{table}_closed_{event.lower()}", table, event, message, condition)
        for event, condition in conditions.items()
    ]


TRIGGERS: list[Trigger] = [
    Trigger(
        "formulier_begins_as_concept",
        FORMULIER,
        "INSERT",
        "a formulier begins as concept",
        "NEW.status <> 'concept'",
    ),
    *(
        Trigger(
            f"formulier_published_no_{event.lower()}",
            FORMULIER,
            event,
            "a published formulier is immutable",
            "OLD.status = 'gepubliceerd'",
        )
        for event in ("UPDATE", "DELETE")
    ),
    *(
        Trigger(
            f"criterium_published_no_{event.lower()}",
            CRITERIUM,
            event,
            "a criterium of a published formulier is immutable",
            condition,
        )
        for event, condition in {
            "INSERT": _is_published("NEW"),
            "UPDATE": f"{_is_published('OLD')} OR {_is_published('NEW')}",
            "DELETE": _is_published("OLD"),
        }.items()
    ),
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
        _leaves_the_path(),
    ),
    Trigger(
        "observatie_keeps_its_planning",
        OBSERVATIE,
        "UPDATE",
        "what was fixed at planning never changes",
        _changes(FIXED_AT_PLANNING),
    ),
    Trigger(
        "observatie_keeps_its_moments",
        OBSERVATIE,
        "UPDATE",
        "gesprek and moments are set once",
        _changes(FIXED_ONCE_SET, once_set=True),
    ),
    Trigger(
        "observatie_keeps_its_reactie",
        OBSERVATIE,
        "UPDATE",
        "a reactie stays as it was given",
        "OLD.reactie_op IS NOT NULL AND NEW.reactie <> OLD.reactie",
    ),
    Trigger(
        "observatie_vastgesteld_no_update",
        OBSERVATIE,
        "UPDATE",
        "a vastgestelde observatie is immutable",
        "OLD.status = 'vastgesteld'",
    ),
    Trigger(
        "observatie_begun_no_delete",
        OBSERVATIE,
        "DELETE",
        "an observatie that began stays",
        "OLD.status <> 'gepland'",
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
        "an oordeel is given only during the afname",
        _is_closed("NEW.observatie_id"),
    ),
    *append_only(OORDEEL),
    Trigger(
        "oordeel_bewijs_only_during_afname",
        BEWIJS,
        "INSERT",
        "an oordeel gets its fragmenten only during the afname",
        _is_closed(_of_oordeel("NEW")),
    ),
    *append_only(BEWIJS),
]
