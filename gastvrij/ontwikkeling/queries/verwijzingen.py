"""Elements of frameworks as a file points at them: their place, and how CASE names them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.conf import settings

from gastvrij.kaders.models import Element, KaderVersie
from gastvrij.kaders.queries import uitvoer

REMEMBERED = 16
Namen = dict[UUID, tuple[str, str]]


@dataclass(frozen=True)
class Verwijzing:
    """An element with what it stands under, and its identifier and address in CASE."""

    element: Element
    onder: str
    identifier: str
    uri: str

    @property
    def naam(self) -> str:
        """Return the element as people read it: code and words."""
        words = self.element.titel or self.element.tekst
        return f"{self.element.code} {words}".strip()


def verwijzingen_to(keys: Collection[int]) -> dict[int, Verwijzing]:
    """Return these elements by key, each with its CFItem as this installation serves it."""
    rows = Element.objects.filter(pk__in=keys).select_related("versie__kader", "parent__parent")
    found = list(rows.order_by("versie__kader__titel", "versie", "volgorde"))
    versies = {one.versie_id: one.versie for one in found}
    namen = {key: case_names(versie) for key, versie in versies.items()}
    return {one.pk: Verwijzing(one, _above(one), *namen[one.versie_id][one.uuid]) for one in found}


def case_names(versie: KaderVersie) -> Namen:
    """Return (identifier, address) of the CFItem of every element of a version, by uuid.

    As the CASE package of that version has it: a framework that came in as CASE keeps its own.
    """
    is_fixed = versie.status != KaderVersie.Status.CONCEPT
    return _fixed_names(versie.uuid, settings.PUBLIC_URL) if is_fixed else _names(versie)


@lru_cache(maxsize=REMEMBERED)
def _fixed_names(key: UUID, _adres: str) -> Namen:
    """Return the names of a version that never changes any more, made once."""
    return _names(KaderVersie.objects.select_related("kader").get(uuid=key))


def _names(versie: KaderVersie) -> Namen:
    items: Iterable[dict[str, str]] = uitvoer.case_of(versie).inhoud.get("CFItems", [])
    uuids = versie.elementen.order_by("volgorde").values_list("uuid", flat=True)
    return {
        uuid: (item["identifier"], item["uri"]) for uuid, item in zip(uuids, items, strict=True)
    }


def _above(element: Element) -> str:
    above = element.parent
    found: list[str] = []
    while above is not None and len(found) < 2:
        found.append(" ".join(part for part in (above.code, above.titel) if part))
        above = above.parent
    return " · ".join(part for part in reversed(found) if part)
