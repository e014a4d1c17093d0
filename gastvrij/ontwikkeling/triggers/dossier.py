"""What was put in a dossier stays as it was, until the dossier of who left is destroyed."""

from gastvrij.basis.triggers import Trigger, append_only
from gastvrij.beoordeling.triggers.delen import changes

from .delen import VERTREK, is_kept, is_kept_with

UITSLAG = "ontwikkeling_ingebrachteuitslag"
NOMINATIE = "ontwikkeling_nominatie"
BEWIJS = "ontwikkeling_eerderbewijs"
DOCUMENT = "ontwikkeling_bewijsdocument"
REGEL = "ontwikkeling_bewijsregel"
HAS_LINES = f"EXISTS (SELECT 1 FROM {REGEL} r WHERE r.bewijs_id = OLD.{{0}})"  # noqa: S608

TRIGGERS = [
    Trigger(
        "uitslag_taken_back_once",
        UITSLAG,
        "UPDATE",
        "a result that was brought in stays, and is taken back once",
        changes("medewerker_id", "proeve_id", "ingebracht_op")
        + " OR "
        + changes("teruggenomen_op", once_set=True),
    ),
    Trigger(
        "uitslag_no_delete",
        UITSLAG,
        "DELETE",
        "a result that was brought in stays with the dossier",
        is_kept("OLD.medewerker_id"),
    ),
    Trigger(
        "nominatie_keeps_its_words",
        NOMINATIE,
        "UPDATE",
        "a nomination stays as it was made, and is answered and withdrawn once",
        changes("medewerker_id", "gesprek_id", "tekst", "gemaakt_op")
        + " OR "
        + changes("ingetrokken_op", "beantwoord_op", once_set=True)
        + " OR (OLD.antwoord <> '' AND NEW.antwoord <> OLD.antwoord)"
        + " OR (OLD.beantwoord_op IS NOT NULL AND "
        + "NEW.aangeboden_aan_id IS DISTINCT FROM OLD.aangeboden_aan_id)",
    ),
    Trigger(
        "nominatie_no_delete",
        NOMINATIE,
        "DELETE",
        "a nomination stays with the dossier",
        is_kept("OLD.medewerker_id"),
    ),
    Trigger("bewijs_no_update", BEWIJS, "UPDATE", "evidence stays as it was handed in"),
    Trigger(
        "bewijs_checked_no_delete",
        BEWIJS,
        "DELETE",
        "evidence that was checked stays with the dossier",
        f"{HAS_LINES.format('id')} AND {is_kept('OLD.medewerker_id')}",
    ),
    Trigger("bewijsdocument_no_update", DOCUMENT, "UPDATE", "a file stays as it was handed in"),
    Trigger(
        "bewijsdocument_checked_no_delete",
        DOCUMENT,
        "DELETE",
        "the file of evidence that was checked stays with it",
        f"{HAS_LINES.format('bewijs_id')} AND {is_kept_with(BEWIJS, 'OLD.bewijs_id')}",
    ),
    Trigger("bewijsregel_no_update", REGEL, "UPDATE", f"{REGEL} is append-only"),
    Trigger(
        "bewijsregel_no_delete",
        REGEL,
        "DELETE",
        f"{REGEL} is append-only",
        is_kept_with(BEWIJS, "OLD.bewijs_id"),
    ),
    Trigger(
        "vertrek_keeps_its_day",
        VERTREK,
        "UPDATE",
        "a departure stays as it was noted, and what became of it is written once",
        changes("medewerker_id", "laatste_dag", "genoteerd_op", "genoteerd_door_id")
        + " OR "
        + changes("ingetrokken_op", "uitgereikt_op", "vernietigd_op", once_set=True)
        + " OR "
        + changes("uitgereikt_door_id", once_set=True)
        + " OR (OLD.uitgereikt_hoe <> '' AND NEW.uitgereikt_hoe <> OLD.uitgereikt_hoe)",
    ),
    Trigger(
        "vertrek_no_delete",
        VERTREK,
        "DELETE",
        "a departure goes with the dossier",
        is_kept("OLD.medewerker_id"),
    ),
    *append_only("ontwikkeling_dossiertermijn"),
    *append_only("ontwikkeling_dossiervernietiging"),
]
