"""Own conversations that somebody put forward, and who was offered them."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Rol
from gastvrij.kaders.models import Element
from gastvrij.klantcontact.models import Gesprek
from gastvrij.ontwikkeling.models import Nominatie

# Whoever wants to show something remembers it; a list of years would be no list to choose from.
RECENT = timedelta(days=90)
MOST_SHOWN = 50


def _nominaties() -> QuerySet[Nominatie]:
    return Nominatie.objects.select_related(
        "medewerker", "gesprek__kanaal", "aangeboden_aan"
    ).prefetch_related("elementen__versie__kader", "elementen__parent__parent")


def nominaties_of(medewerker: Medewerker) -> list[Nominatie]:
    """Return what somebody put forward and did not withdraw, newest first, with its elements.

    It is never evidence that was observed: show it apart, and count it nowhere.
    """
    return list(_nominaties().filter(medewerker=medewerker, ingetrokken_op=None))


def nominaties_on(medewerker: Medewerker, competentie: UUID) -> list[Nominatie]:
    """Return what somebody put forward about a competence (identity) or an indicator of it."""
    return [
        one
        for one in nominaties_of(medewerker)
        if any(competentie in _lineage(element) for element in one.elementen.all())
    ]


def _lineage(element: Element) -> set[UUID]:
    """Return the identities of an element and of what it stands under, to the competence."""
    found, above = {element.identiteit}, element.parent
    while above is not None and element.soort != Element.Soort.COMPETENTIE:
        found.add(above.identiteit)
        element, above = above, above.parent
    return found


def gesprekken_to_nominate(medewerker: Medewerker, *, at: datetime) -> QuerySet[Gesprek]:
    """Return the conversations that somebody held and can put forward, newest first.

    Registered, of the last three months, and not put forward yet.
    """
    put_forward = Nominatie.objects.filter(gesprek=OuterRef("pk"), ingetrokken_op=None)
    return (
        Gesprek.objects.filter(
            ~Exists(put_forward),
            medewerker=medewerker,
            status=Gesprek.Status.GEREGISTREERD,
            begonnen_op__gte=at - RECENT,
        )
        .select_related("kanaal")
        .prefetch_related("vragen")
        .order_by("-begonnen_op", "-pk")
    )


def get_own_nominatie(medewerker: Medewerker, uuid: UUID) -> Nominatie:
    """Return what somebody put forward; Http404 if another did, or if it was withdrawn."""
    found = _nominaties().filter(medewerker=medewerker, ingetrokken_op=None, uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit voorbeeld bestaat niet, of u hebt het teruggehaald."))
    return found


def coaches_of(medewerker: Medewerker) -> list[Medewerker]:
    """Return the coaches of somebody, by name."""
    coaches = basis.medewerkers_with(Rol.COACH)
    return [one for one in coaches if basis.is_coach_of(one, medewerker)]


def aangeboden_nominaties(coach: Medewerker) -> list[Nominatie]:
    """Return what was offered to this coach by people whose coach this still is, newest first."""
    found = _nominaties().filter(aangeboden_aan=coach, ingetrokken_op=None)
    rows = found.order_by("-aangeboden_op", "-pk")[:MOST_SHOWN]
    return [one for one in rows if basis.is_coach_of(coach, one.medewerker)]


def get_offered_nominatie(coach: Medewerker, uuid: UUID) -> Nominatie:
    """Return what was offered to this coach; Http404 if it was not, or who is no coach any more."""
    found = _nominaties().filter(aangeboden_aan=coach, ingetrokken_op=None, uuid=uuid).first()
    if found is None or not basis.is_coach_of(coach, found.medewerker):
        raise Http404(_("Dit voorbeeld bestaat niet, of is niet aan u aangeboden."))
    return found
