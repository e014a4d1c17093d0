"""A published form, its groups and its criteria never change."""

from gastvrij.basis.triggers import Trigger

from .delen import FORMULIER, field_of


def _is_published(row: str) -> str:
    return f"{field_of(FORMULIER, 'status', f'{row}.formulier_id')} = 'gepubliceerd'"


def _of_published(noun: str) -> list[Trigger]:
    conditions = {
        "INSERT": _is_published("NEW"),
        "UPDATE": f"{_is_published('OLD')} OR {_is_published('NEW')}",
        "DELETE": _is_published("OLD"),
    }
    message = f"a {noun} of a published formulier is immutable"
    return [
        Trigger(
            f"{noun}_published_no_{event.lower()}", f"beoordeling_{noun}", event, message, condition
        )
        for event, condition in conditions.items()
    ]


TRIGGERS = [
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
    *_of_published("criteriumgroep"),
    *_of_published("criterium"),
]
