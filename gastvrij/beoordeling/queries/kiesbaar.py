"""What of a published kader can become a criterium, with the group and code it would have."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gastvrij.kaders.models import Element, KaderVersie, Soort

KADERS = (Soort.GESPREKSSTRUCTUUR, Soort.WOORDENBOEK, Soort.PROFIEL, Soort.TOETSPLAN)
# Guidance and example sentences are left out: they are wording, and that is never judged.
SOORTEN = frozenset(
    {
        Element.Soort.STAP,
        Element.Soort.ALGEMENE_REGEL,
        Element.Soort.INDICATOR,
        Element.Soort.TOETSTERM,
    }
)


@dataclass(frozen=True)
class Keuze:
    """An element with the title of its group, its code, and what it stands under in between."""

    element: Element
    groep: str
    code: str
    onder: str


def kiesbare_versies() -> QuerySet[KaderVersie]:
    """Return the published kaderversies that criteria can be taken from."""
    return (
        KaderVersie.objects.filter(kader__soort__in=KADERS, status=KaderVersie.Status.VASTGESTELD)
        .select_related("kader")
        .order_by("kader__soort", "kader__titel", "-nummer")
    )


def kiesbaar(versie: KaderVersie) -> list[Keuze]:
    """Return what can become a criterium, in the order of the document, in one query.

    The group is the phase, cluster or onderdeel at the top. An element without a code gets that
    of what it stands under with its place there; the code is empty if nothing above has one.
    """
    every = {one.pk: one for one in versie.elementen.order_by("volgorde")}
    places: dict[int | None, int] = {}
    found = []
    for element in every.values():
        if element.soort not in SOORTEN:
            continue
        places[element.parent_id] = places.get(element.parent_id, 0) + 1
        above = _above(element, every)
        found.append(
            Keuze(
                element,
                _groep(element, above, versie),
                element.code or _code(above, places[element.parent_id]),
                " · ".join(one.titel for one in reversed(above[:-1]) if one.titel),
            )
        )
    return found


def _above(element: Element, every: Mapping[int, Element]) -> list[Element]:
    """Return what an element stands under, the nearest first."""
    found = []
    key = element.parent_id
    while key is not None:
        found.append(every[key])
        key = every[key].parent_id
    return found


def _groep(element: Element, above: list[Element], versie: KaderVersie) -> str:
    if above:
        return above[-1].titel or versie.kader.titel
    is_rule = element.soort == Element.Soort.ALGEMENE_REGEL
    return _("Algemene regels") if is_rule else versie.kader.titel


def _code(above: list[Element], place: int) -> str:
    nearest = next((one.code for one in above if one.code), "")
    return f"{nearest}-{place}" if nearest else ""
