"""What a functie asks never changes once vastgesteld, and nobody fills one twice on a day."""

from gastvrij.basis.triggers import Trigger

PROFIEL = "ontwikkeling_functieprofiel"
VERSIES = "ontwikkeling_functieprofiel_versies"
EIS = "ontwikkeling_eis"
OPLEIDINGSEIS = "ontwikkeling_opleidingseis"
VERVULLING = "ontwikkeling_vervulling"
FAR = "9999-12-31"


def _is_published(row: str, key: str) -> str:
    profiel = f"SELECT p.status FROM {PROFIEL} p WHERE p.id = {row}.{key}"  # noqa: S608
    return f"({profiel}) = 'vastgesteld'"


def _under_published(noun: str, table: str, key: str) -> list[Trigger]:
    conditions = {
        "INSERT": _is_published("NEW", key),
        "UPDATE": f"{_is_published('OLD', key)} OR {_is_published('NEW', key)}",
        "DELETE": _is_published("OLD", key),
    }
    message = f"a {noun} of a functieprofiel that was vastgesteld is immutable"
    return [
        Trigger(f"{noun}_vastgesteld_no_{event.lower()}", table, event, message, condition)
        for event, condition in conditions.items()
    ]


OPEN_EIS = f"SELECT 1 FROM {EIS} e WHERE e.profiel_id = NEW.id AND NOT e.is_beslist"  # noqa: S608
OTHER = (
    f"SELECT 1 FROM {VERVULLING} v WHERE v.medewerker_id = NEW.medewerker_id "  # noqa: S608
    "AND v.functie_id = NEW.functie_id AND v.uuid <> NEW.uuid "
    f"AND v.van <= COALESCE(NEW.tot_en_met, '{FAR}') "
    f"AND NEW.van <= COALESCE(v.tot_en_met, '{FAR}')"
)

TRIGGERS = [
    Trigger(
        "functieprofiel_begins_as_concept",
        PROFIEL,
        "INSERT",
        "a functieprofiel begins as concept",
        "NEW.status <> 'concept'",
    ),
    *(
        Trigger(
            f"functieprofiel_vastgesteld_no_{event.lower()}",
            PROFIEL,
            event,
            "a functieprofiel that was vastgesteld is immutable",
            "OLD.status = 'vastgesteld'",
        )
        for event in ("UPDATE", "DELETE")
    ),
    Trigger(
        "functieprofiel_vastgesteld_when_decided",
        PROFIEL,
        "UPDATE",
        "a functieprofiel is vastgesteld when every eis is decided",
        f"NEW.status = 'vastgesteld' AND EXISTS ({OPEN_EIS})",
    ),
    *_under_published("functieprofielversie", VERSIES, "functieprofiel_id"),
    *_under_published("eis", EIS, "profiel_id"),
    *_under_published("opleidingseis", OPLEIDINGSEIS, "profiel_id"),
    *(
        Trigger(
            f"vervulling_once_a_day_{event.lower()}",
            VERVULLING,
            event,
            "somebody fills a functie once on a day",
            f"EXISTS ({OTHER})",
        )
        for event in ("INSERT", "UPDATE")
    ),
    Trigger(
        "vervulling_keeps_who_and_what",
        VERVULLING,
        "UPDATE",
        "who fills which functie from when stays",
        "NEW.medewerker_id <> OLD.medewerker_id OR NEW.functie_id <> OLD.functie_id "
        "OR NEW.van <> OLD.van",
    ),
]
