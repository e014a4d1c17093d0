"""An estimate is given once, a closed round never changes, and no answer gets a name after all."""

# ruff: noqa: S608 - SQL of names of our own tables

from gastvrij.basis.triggers import Trigger
from gastvrij.beoordeling.triggers.delen import changes

from .delen import is_kept, is_kept_with

UITVRAAG = "ontwikkeling_uitvraag"
UITNODIGING = "ontwikkeling_uitnodiging"
SCHATTING = "ontwikkeling_schatting"
GEVRAAGD = "ontwikkeling_uitvraag_elementen"


def _is_closed(row: str) -> str:
    return (
        f"EXISTS (SELECT 1 FROM {UITVRAAG} u WHERE u.id = {row}.uitvraag_id "
        "AND u.gesloten_op IS NOT NULL)"
    )


def _has_answers(row: str) -> str:
    return f"EXISTS (SELECT 1 FROM {SCHATTING} s WHERE s.uitvraag_id = {row}.uitvraag_id)"


KEPT = is_kept_with(UITVRAAG, "OLD.uitvraag_id")

TRIGGERS = [
    Trigger(
        "uitvraag_keeps_what_was_asked",
        UITVRAAG,
        "UPDATE",
        "what a round asks stays, and closed it never changes",
        changes(
            "medewerker_id",
            "gestart_door_id",
            "aanleiding",
            "termijn",
            "drempel",
            "poortbesluit_id",
            "gestart_op",
        )
        + " OR "
        + changes("aanvaard_op", once_set=True)
        + " OR OLD.gesloten_op IS NOT NULL",
    ),
    Trigger(
        "uitvraag_no_delete",
        UITVRAAG,
        "DELETE",
        "a round stays with the dossier",
        is_kept("OLD.medewerker_id"),
    ),
    Trigger(
        "uitvraag_elementen_no_insert",
        GEVRAAGD,
        "INSERT",
        "what a round asks stays",
        f"{_has_answers('NEW')} OR {_is_closed('NEW')}",
    ),
    Trigger("uitvraag_elementen_no_update", GEVRAAGD, "UPDATE", "what a round asks stays"),
    Trigger("uitvraag_elementen_no_delete", GEVRAAGD, "DELETE", "what a round asks stays", KEPT),
    Trigger(
        "uitnodiging_no_insert",
        UITNODIGING,
        "INSERT",
        "who is asked stays",
        f"{_has_answers('NEW')} OR {_is_closed('NEW')}",
    ),
    Trigger(
        "uitnodiging_answered_once",
        UITNODIGING,
        "UPDATE",
        "who is asked stays, and answers or declines once",
        changes("uitvraag_id", "wie_id", "relatie")
        + f" OR OLD.is_beantwoord OR OLD.is_afgewezen OR {_is_closed('OLD')}",
    ),
    Trigger("uitnodiging_no_delete", UITNODIGING, "DELETE", "who is asked stays", KEPT),
    Trigger(
        "schatting_no_insert",
        SCHATTING,
        "INSERT",
        "a closed round takes no estimates",
        _is_closed("NEW"),
    ),
    Trigger("schatting_no_update", SCHATTING, "UPDATE", "an estimate never changes"),
    # While the round is open anonymous answers are laid in another order, see `_lay_down`.
    Trigger(
        "schatting_no_delete",
        SCHATTING,
        "DELETE",
        "an estimate stays with the dossier",
        f"(OLD.door_id IS NOT NULL OR {_is_closed('OLD')}) AND {KEPT}",
    ),
]
