"""Who has which part in a sitting, and so what they see of it and can do with it now."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling.models import (
    Beoordeling,
    Observatie,
    Opdracht,
    Procedure,
    Proeve,
)
from gastvrij.beoordeling.queries.personen import can_assess_for, is_independent
from gastvrij.beoordeling.rules import proeve as regels
from gastvrij.beoordeling.rules.afname import overlaps
from gastvrij.beoordeling.rules.proeve import Handeling, Status, Wie

DOEL = Observatie.Doel.PROEVE
# What only who has not handed in yet does.
_UNTIL_HANDED_IN = {
    Handeling.CITAAT,
    Handeling.NAVRAGEN,
    Handeling.OORDEEL,
    Handeling.INDIENEN,
}


@dataclass(frozen=True)
class Proevezicht:
    """A sitting as one person sees it: their parts in it, and what these let them do now."""

    proeve: Proeve
    wie: frozenset[Wie]
    handelingen: tuple[Handeling, ...]
    may_see_content: bool

    def may(self, handeling: str) -> bool:
        """Test if this person can do this now."""
        return handeling in self.handelingen


def proeven() -> QuerySet[Proeve]:
    """Return all sittings with what every page and act of them needs."""
    return Proeve.objects.select_related(
        "observatie__formulier__versie",
        "observatie__medewerker__afdeling",
        "observatie__vaststeller",
        "observatie__kruistabel",
        "opdracht",
        "eigenaar",
    ).prefetch_related("observatie__beoordelingen__beoordelaar")


def beoordelaars_of(proeve: Proeve) -> list[Medewerker]:
    """Return the assessors of a sitting, in the order in which they were named."""
    return [
        sheet.beoordelaar
        for sheet in proeve.observatie.beoordelingen.all()
        if sheet.soort == Beoordeling.Soort.BEOORDELAAR
    ]


def is_assessor_still(person: Medewerker, proeve: Proeve) -> bool:
    """Test if somebody has the right to judge a candidate, and is no coach or manager of them."""
    kandidaat = proeve.observatie.medewerker
    return can_assess_for(person, DOEL) and is_independent(person, kandidaat, DOEL)


def parts_of(medewerker: Medewerker, proeve: Proeve) -> frozenset[Wie]:
    """Return the parts that somebody has in a sitting, by role and as it was planned.

    Nobody plans the own exam. Who became coach or manager of the candidate lost the part.
    """
    observatie = proeve.observatie
    if observatie.medewerker_id == medewerker.pk:
        return frozenset({Wie.KANDIDAAT})
    found = set()
    if basis.has(medewerker, Recht.PROEVE_PLANNEN):
        found.add(Wie.PLANNER)
    named = {
        Wie.BEOORDELAAR: any(one.pk == medewerker.pk for one in beoordelaars_of(proeve)),
        Wie.VASTSTELLER: observatie.vaststeller_id == medewerker.pk,
    }
    if any(named.values()) and is_assessor_still(medewerker, proeve):
        found |= {wie for wie, is_named in named.items() if is_named}
    return frozenset(found)


def judged(medewerker: Medewerker, proeve: Proeve) -> bool:
    """Test if somebody could give verdicts in a sitting or fix its result, replaced or not."""
    people = {sheet.beoordelaar_id for sheet in proeve.observatie.beoordelingen.all()}
    return medewerker.pk in people | {proeve.observatie.vaststeller_id}


def proeve_zicht(medewerker: Medewerker, proeve: Proeve) -> Proevezicht:
    """Return a sitting as somebody sees it."""
    wie = parts_of(medewerker, proeve)
    return Proevezicht(
        proeve,
        wie,
        tuple(
            handeling
            for handeling in Handeling
            if handeling is not Handeling.BEIDE_INGEDIEND
            and regels.may(proeve.status, handeling, wie)
            and not _is_done(medewerker, proeve, handeling)
        ),
        _may_see_content(proeve, wie),
    )


def _is_done(medewerker: Medewerker, proeve: Proeve, handeling: Handeling) -> bool:
    """Test if somebody did what can be done once only."""
    if handeling is Handeling.REAGEREN:
        return proeve.observatie.reactie_op is not None
    return handeling in _UNTIL_HANDED_IN and any(
        sheet.beoordelaar_id == medewerker.pk and sheet.ingediend_op is not None
        for sheet in proeve.observatie.beoordelingen.all()
    )


def _may_see_content(proeve: Proeve, wie: frozenset[Wie]) -> bool:
    """Test if passages and verdicts may be shown.

    An assessor sees them from the afname on, the others once the provisional result was given;
    who only plans never does, and after destruction nobody.
    """
    if proeve.status == Status.VERNIETIGD:
        return False
    if Wie.BEOORDELAAR in wie and proeve.afname_begonnen_op is not None:
        return True
    is_shared = proeve.observatie.gedeeld_op is not None
    return is_shared and not wie.isdisjoint({Wie.KANDIDAAT, Wie.VASTSTELLER})


def get_proeve_for(medewerker: Medewerker, uuid: UUID) -> Proevezicht:
    """Return a sitting as this person sees it; Http404 for who has no part in it."""
    found = proeven().filter(uuid=uuid).first()
    seen = proeve_zicht(medewerker, found) if found is not None else None
    if seen is None or not seen.wie:
        raise Http404(_("Deze proeve bestaat niet."))
    return seen


def get_proeve_to(medewerker: Medewerker, uuid: UUID, handeling: Handeling) -> Proevezicht:
    """Return a sitting in which this person has a part that an act is for, in any state.

    Http404 for who has no part in it, PermissionDenied for who has another.
    """
    seen = get_proeve_for(medewerker, uuid)
    require_part(seen.wie, regels.who_can(handeling))
    return seen


def require_part(wie: Collection[Wie], allowed: frozenset[Wie]) -> None:
    """Raise PermissionDenied if none of somebody's parts in a sitting is allowed."""
    if allowed.isdisjoint(wie):
        raise PermissionDenied(_("U hebt in deze proeve geen rol waarbij dit hoort."))


def get_procedure_for(medewerker: Medewerker, uuid: UUID) -> Procedure:
    """Return what a candidate asked, for candidate and planner; Http404 for everyone else."""
    found = Procedure.objects.filter(uuid=uuid).first()
    proeve = proeven().get(pk=found.proeve_id) if found is not None else None
    allowed = {Wie.KANDIDAAT, Wie.PLANNER}
    if found is None or proeve is None or allowed.isdisjoint(parts_of(medewerker, proeve)):
        raise Http404(_("Deze vraag bestaat niet."))
    found.proeve = proeve
    return found


def own_part(medewerker: Medewerker) -> Q:
    """Return the condition under which somebody was named in a sitting, and not replaced since."""
    sheets = Beoordeling.objects.filter(beoordelaar=medewerker, soort=Beoordeling.Soort.BEOORDELAAR)
    return (
        Q(observatie__medewerker=medewerker)
        | Q(observatie__vaststeller=medewerker)
        | Q(observatie__in=sheets.values("observatie"))
    )


def proeven_of(medewerker: Medewerker) -> QuerySet[Proeve]:
    """Return the sittings in which somebody was named, all for who plans, the latest first."""
    rows = proeven().order_by("-begint_op", "-pk")
    return (
        rows if basis.has(medewerker, Recht.PROEVE_PLANNEN) else rows.filter(own_part(medewerker))
    )


def zichten(medewerker: Medewerker, rows: Iterable[Proeve]) -> list[Proevezicht]:
    """Return sittings as somebody sees them, without those in which the part was lost."""
    seen = (proeve_zicht(medewerker, proeve) for proeve in rows)
    return [one for one in seen if one.wie]


def proeven_for(medewerker: Medewerker) -> list[Proevezicht]:
    """Return the sittings in which somebody has a part, the latest first.

    The number of queries is constant.
    """
    return zichten(medewerker, proeven_of(medewerker))


def booked(
    people: Sequence[Medewerker],
    *,
    begint_op: datetime,
    opdracht: Opdracht,
    behalve: Proeve | None = None,
) -> list[Medewerker]:
    """Return who of these is candidate or assessor of another sitting at that time.

    A sitting takes the minutes of the afname and of the result.
    """
    minutes = opdracht.minuten_afname + opdracht.minuten_uitslag
    keys = {person.pk for person in people}
    rows = proeven().filter(
        Q(observatie__medewerker__in=keys) | Q(observatie__beoordelingen__beoordelaar__in=keys),
        status__in=[status.value for status in regels.OCCUPIES],
    )
    busy: set[int] = set()
    for other in rows.distinct():
        if behalve is not None and other.pk == behalve.pk:
            continue
        if overlaps(
            begint_op,
            minutes,
            ander_begint_op=other.begint_op,
            ander_minuten=other.opdracht.minuten_afname + other.opdracht.minuten_uitslag,
        ):
            busy |= {one.pk for one in beoordelaars_of(other)} | {other.observatie.medewerker_id}
    return [person for person in people if person.pk in busy]
