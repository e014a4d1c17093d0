"""What the editor of a concept shows: the tree with its keys, and what was done so far."""

from dataclasses import dataclass

from gastvrij.kaders.models import Bewerking, Element, KaderVersie
from gastvrij.kaders.rules.bladen import Blad

SHOWN = 20


@dataclass(frozen=True)
class History:
    """The last edits of a concept, newest first, and which are next to undo and to redo."""

    edits: list[Bewerking]
    undo: Bewerking | None
    redo: Bewerking | None


def bladen(versie: KaderVersie) -> tuple[Blad, ...]:
    """Return the elements of a version in the order of the document, in one query."""
    elements = list(versie.elementen.order_by("volgorde"))
    keys = {one.pk: str(one.uuid) for one in elements}
    return tuple(_blad(one, keys) for one in elements)


def _blad(element: Element, keys: dict[int, str]) -> Blad:
    changed = element.gewijzigd_op
    return Blad(
        key=str(element.uuid),
        parent=keys[element.parent_id] if element.parent_id else None,
        soort=element.soort,
        identiteit=str(element.identiteit),
        code=element.code,
        titel=element.titel,
        tekst=element.tekst,
        niveaus=None if element.niveaus is None else tuple(element.niveaus),
        aantal_niveaus=element.aantal_niveaus,
        aantal_opdr=element.aantal_opdr,
        markering=element.markering,
        gewijzigd_op=changed.isoformat() if changed else None,
        regel=element.regel,
        pagina=element.pagina,
        onbepaald=tuple(element.onbepaald),
        extra=element.extra,
    )


def history(versie: KaderVersie) -> History:
    """Return the last edits of a concept with who made them, in one query."""
    edits = list(
        versie.bewerkingen.select_related("door").defer("terug").order_by("-nummer")[: SHOWN + 1]
    )
    return History(edits[:SHOWN], next_to_undo(versie), next_to_redo(versie))


def next_to_undo(versie: KaderVersie) -> Bewerking | None:
    """Return the last edit that stands, None if there is none."""
    return versie.bewerkingen.filter(is_ongedaan=False).order_by("-nummer").first()


def next_to_redo(versie: KaderVersie) -> Bewerking | None:
    """Return the edit that was undone last and after which nothing else was done."""
    last = next_to_undo(versie)
    undone = versie.bewerkingen.filter(is_ongedaan=True, nummer__gt=last.nummer if last else 0)
    return undone.exclude(terug={}).order_by("nummer").first()
