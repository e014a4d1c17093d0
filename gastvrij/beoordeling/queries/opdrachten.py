"""Reads of what a proeve is made of: exam owners, opdrachten, and who and what can be chosen."""

from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.basis.weergave import day_text
from gastvrij.beoordeling.models import (
    Exameneigenaar,
    Formulier,
    Observatie,
    Opdracht,
    Proeve,
)
from gastvrij.beoordeling.rules.proeve import OPEN, Status, Wie
from gastvrij.klantcontact import queries as klantcontacten
from gastvrij.klantcontact.models import Gesprek, Kanaal

from .formulieren import published_formulieren
from .proeve import Proevezicht, own_part, proeven, zichten

# Where somebody speaks with a citizen at the same moment; an exam takes no written channel.
LIVE = ("balie", "telefoon")
# An opdracht is signed once each of these is decided.
TO_DECIDE = ("instructies", "met_leidraad", "met_kennis", "aantal_gesprekken", "kanalen")


def eigenaren_for(medewerker: Medewerker) -> QuerySet[Exameneigenaar]:
    """Return all exam owners; PermissionDenied for who does not plan exams."""
    basis.require(medewerker, Recht.PROEVE_PLANNEN)
    return Exameneigenaar.objects.all()


def get_eigenaar_for(medewerker: Medewerker, uuid: UUID) -> Exameneigenaar:
    """Return an exam owner; PermissionDenied without the right, Http404 if unknown."""
    found = eigenaren_for(medewerker).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze exameneigenaar bestaat niet."))
    return found


def active_eigenaren() -> QuerySet[Exameneigenaar]:
    """Return the exam owners that a proeve can be requested of."""
    return Exameneigenaar.objects.filter(is_actief=True)


def opdrachten_for(medewerker: Medewerker) -> QuerySet[Opdracht]:
    """Return all opdrachten for those who plan, the signed ones for everyone else."""
    found = Opdracht.objects.select_related("formulier__versie", "ondertekend_door")
    if basis.has(medewerker, Recht.PROEVE_PLANNEN):
        return found
    return found.filter(status=Opdracht.Status.ONDERTEKEND)


def get_opdracht_for(medewerker: Medewerker, uuid: UUID) -> Opdracht:
    """Return an opdracht; Http404 if unknown, or a concept for who does not plan."""
    found = opdrachten_for(medewerker).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze opdracht bestaat niet."))
    return found


def signed_opdrachten() -> QuerySet[Opdracht]:
    """Return the opdrachten that a proeve can be requested with."""
    return Opdracht.objects.filter(status=Opdracht.Status.ONDERTEKEND, is_oefening=False)


def undecided(opdracht: Opdracht) -> list[str]:
    """Return the names of the fields of an opdracht that nobody decided yet, in order."""
    return [name for name in TO_DECIDE if getattr(opdracht, name) in (None, "", [])]


def published_proeve_formulieren() -> QuerySet[Formulier]:
    """Return the exam forms that an opdracht can be made of."""
    return published_formulieren().filter(soort=Formulier.Soort.PROEVE)


def live_kanalen() -> QuerySet[Kanaal]:
    """Return the channels that an exam conversation can come through."""
    return klantcontacten.kanalen().filter(code__in=LIVE)


def proeve_of(observatie: Observatie) -> Proeve | None:
    """Return the sitting that an observation belongs to, None for one that is no exam."""
    if observatie.doel != Observatie.Doel.PROEVE:
        return None
    return Proeve.objects.filter(observatie=observatie).first()


def own_proeven(medewerker: Medewerker) -> list[Proevezicht]:
    """Return the sittings that go on in which somebody is candidate or judges, soonest first.

    With those that were handed out, because a candidate can still ask something.
    """
    running = [status.value for status in (*OPEN, Status.UITGEREIKT)]
    rows = proeven().filter(own_part(medewerker), status__in=running)
    seen = zichten(medewerker, rows.order_by("begint_op", "pk"))
    return [one for one in seen if not one.wie <= {Wie.PLANNER}]


def proeven_to_resit() -> QuerySet[Proeve]:
    """Return the sittings that ended, of which the rules say which can be taken again."""
    ended = [Proeve.Status.UITGEREIKT, Proeve.Status.GEARCHIVEERD, Proeve.Status.AFGEBROKEN]
    return Proeve.objects.filter(status__in=ended).select_related(
        "observatie__medewerker", "opdracht"
    )


def proeve_label(proeve: Proeve) -> str:
    """Return how a sitting reads in a list of choices."""
    day = day_text(timezone.localtime(proeve.begint_op))
    return f"{proeve.observatie.medewerker.naam}, {proeve.opdracht.titel}, {day}"


def gesprekken_to_add(proeve: Proeve) -> QuerySet[Gesprek]:
    """Return the candidate's own conversations that run or began in the afname, the newest first.

    None that is in an exam or observed already, and only through the channels of the opdracht.
    """
    began = proeve.afname_begonnen_op or timezone.now()
    free = Gesprek.objects.filter(
        Q(beeindigd_op=None) | Q(beeindigd_op__gte=began),
        medewerker_id=proeve.observatie.medewerker_id,
        begonnen_op__gte=proeve.observatie.gepland_op,
        kanaal__code__in=proeve.opdracht.kanalen or [],
        afnamegesprek=None,
        observaties=None,
    )
    return free.select_related("kanaal").prefetch_related("vragen").order_by("-begonnen_op", "-pk")
