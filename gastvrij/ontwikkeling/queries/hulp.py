"""Who offers or wants help with what, and what people ask of each other; no levels anywhere."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.conf import settings
from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders import queries as kaders
from gastvrij.kaders.models import Element, KaderVersie, Soort
from gastvrij.ontwikkeling.models import Functie, Hulpaanbod, Hulpvraag
from gastvrij.ontwikkeling.rules.hulp import Onderwerp, fitting

from .elementen import SOORTEN
from .functies import running_profielen
from .schattingen import competentie_of

Aanbod = Hulpaanbod.Soort
CHAIN = "element__parent__parent"


@dataclass(frozen=True)
class Helper:
    """What a colleague offers, and what one asked about it without an answer so far."""

    aanbod: Hulpaanbod
    vraag: Hulpvraag | None


@dataclass(frozen=True)
class Hulp:
    """One's own offers and wishes, the colleagues that go with them, and questions both ways."""

    aanbod: list[Hulpaanbod]
    wensen: list[Hulpaanbod]
    helpers: list[Helper]
    leerlingen: list[Hulpaanbod]
    gekregen: list[Hulpvraag]
    gesteld: list[Hulpvraag]


def _running() -> QuerySet[Hulpaanbod]:
    return Hulpaanbod.objects.filter(
        ingetrokken_op=None, medewerker__is_active=True
    ).select_related("medewerker__afdeling", CHAIN)


def onderwerp(element: Element) -> Onderwerp:
    """Return what an element is about, whatever version of its framework it is of."""
    return Onderwerp(element.identiteit, competentie_of(element).identiteit)


def _about(rows: Iterable[Hulpaanbod]) -> list[Onderwerp]:
    return [onderwerp(one.element) for one in rows]


def hulp_for(medewerker: Medewerker) -> Hulp:
    """Return who can help whom, as far as this person takes part; a constant number of queries.

    A colleague shows only to who wants to learn what that colleague offers, or the reverse if the
    colleague wants to be seen. Whoever sets nothing sees nobody.
    """
    basis.require(medewerker, Recht.COMPETENTIEBEELD)
    own = list(_running().filter(medewerker=medewerker).order_by("element__titel", "pk"))
    aanbod = [one for one in own if one.soort == Aanbod.KAN_HELPEN]
    wensen = [one for one in own if one.soort == Aanbod.WIL_LEREN]
    others = list(_others(medewerker)) if own else []
    wanted, offered = _about(wensen), _about(aanbod)
    vragen = list(_vragen().filter(Q(van=medewerker) | Q(aanbod__medewerker=medewerker)))
    gesteld = [one for one in vragen if one.van_id == medewerker.pk]
    waiting = {one.aanbod_id: one for one in gesteld if one.beantwoord_op is None}
    return Hulp(
        aanbod,
        wensen,
        [
            Helper(one, waiting.get(one.pk))
            for one in others
            if one.soort == Aanbod.KAN_HELPEN and fitting(wanted, onderwerp(one.element))
        ],
        [
            one
            for one in others
            if one.soort == Aanbod.WIL_LEREN and fitting(offered, onderwerp(one.element))
        ],
        [one for one in vragen if one.van_id != medewerker.pk],
        gesteld,
    )


def _others(medewerker: Medewerker) -> QuerySet[Hulpaanbod]:
    """Return what others let see, by name; not yet who of them shows to this person."""
    rows = _running().filter(is_zichtbaar=True).exclude(medewerker=medewerker)
    return rows.order_by("medewerker__naam", "medewerker", "element__titel", "pk")


def _vragen() -> QuerySet[Hulpvraag]:
    return Hulpvraag.objects.select_related(
        "van__afdeling", "aanbod__medewerker__afdeling", f"aanbod__{CHAIN}"
    )


def get_own_aanbod(medewerker: Medewerker, uuid: UUID) -> Hulpaanbod:
    """Return what somebody set and did not withdraw; Http404 if it is another's or gone."""
    found = _running().filter(medewerker=medewerker, uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit staat er niet, of u hebt het al weggehaald."))
    return found


def get_aanbod_to_ask(medewerker: Medewerker, uuid: UUID) -> Hulpaanbod:
    """Return help that a colleague offers with what somebody wants to learn; else Http404."""
    basis.require(medewerker, Recht.COMPETENTIEBEELD)
    found = _others(medewerker).filter(soort=Aanbod.KAN_HELPEN, uuid=uuid).first()
    own = _running().filter(medewerker=medewerker, soort=Aanbod.WIL_LEREN)
    if found is None or not fitting(_about(own), onderwerp(found.element)):
        raise Http404(_("Deze hulp wordt u niet (meer) aangeboden."))
    return found


def get_hulpvraag_for(medewerker: Medewerker, uuid: UUID) -> Hulpvraag:
    """Return a question for who asked it and who was asked; Http404 for anybody else."""
    basis.require(medewerker, Recht.COMPETENTIEBEELD)
    mine = Q(van=medewerker) | Q(aanbod__medewerker=medewerker)
    found = _vragen().filter(mine, uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze vraag bestaat niet, of is niet aan u gesteld."))
    return found


def find_hulpvraag(uuid: str) -> Hulpvraag | None:
    """Return a question, for the mail that was queued about it; None if it is gone."""
    return _vragen().filter(uuid=uuid).first()


def is_running_element(element: Element, *, on: date) -> bool:
    """Test if this is a competence or indicator of a framework that runs on a day.

    That is one that a functie uses, or the dictionary or profile of that day.
    """
    if element.soort not in SOORTEN:
        return False
    current = (kaders.current_versie(one, on=on) for one in (Soort.WOORDENBOEK, Soort.PROFIEL))
    if element.versie_id in {versie.pk for versie in current if versie is not None}:
        return True
    functies = Functie.objects.exclude(beeindigd_op__lte=on).values_list("pk", flat=True)
    running = running_profielen(list(functies), on=on).values()
    used = KaderVersie.objects.filter(functieprofielen__in=list(running), pk=element.versie_id)
    return used.exists()


def hulpvraag_url(vraag: Hulpvraag) -> str:
    """Return the whole address of a question."""
    return settings.PUBLIC_URL.rstrip("/") + reverse("ontwikkeling:hulpvraag", args=[vraag.uuid])
