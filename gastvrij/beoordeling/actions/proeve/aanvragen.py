"""Writes that plan a sitting: requested, admitted or not, moved, withdrawn."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record, require_gate
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.actions.fouten import CannotPlan
from gastvrij.beoordeling.actions.observaties import make_observatie
from gastvrij.beoordeling.models import (
    Exameneigenaar,
    Observatie,
    Opdracht,
    Proeve,
)
from gastvrij.beoordeling.rules import proeve as regels
from gastvrij.beoordeling.rules.proeve import Handeling

from . import stap

DOEL = Observatie.Doel.PROEVE


@transaction.atomic
def request_proeve(
    *,
    by: Medewerker,
    at: datetime,
    kandidaat: Medewerker,
    opdracht: Opdracht,
    eigenaar: Exameneigenaar,
    beoordelaars: Sequence[Medewerker],
    vaststeller: Medewerker,
    begint_op: datetime,
    locatie: str,
    ruimte: str = "",
    herkansing_van: Proeve | None = None,
) -> Proeve:
    """Request a sitting: purpose, people, opdracht, place and time are fixed before it.

    Raises GateClosed without an OR-besluit, CannotPlan for an opdracht that is not signed or only
    for practice, fewer than two assessors, somebody who may not assess this candidate, who has
    two parts in it or another sitting at that time, or a resit of what cannot be taken again.
    """
    basis.require(by, Recht.PROEVE_PLANNEN)
    besluit = require_gate(doel=DOEL, on=timezone.localdate(at))
    _require_exam(by, kandidaat, opdracht, eigenaar)
    _require_people(kandidaat, beoordelaars, vaststeller)
    _require_resit(kandidaat, herkansing_van)
    _require_place_and_time(locatie, begint_op, at)
    require_free([kandidaat, *beoordelaars], begint_op, opdracht)
    observatie = make_observatie(
        by=by,
        at=at,
        besluit=besluit,
        medewerker=kandidaat,
        beoordelaars=beoordelaars,
        formulier=opdracht.formulier,
        vaststeller=vaststeller,
        herkomst=Observatie.Herkomst.LIVE,
    )
    proeve = Proeve.objects.create(
        observatie=observatie,
        opdracht=opdracht,
        eigenaar=eigenaar,
        herkansing_van=herkansing_van,
        begint_op=begint_op,
        locatie=locatie.strip(),
        ruimte=ruimte.strip(),
    )
    data = {
        "beoordelaars": [str(one.uuid) for one in beoordelaars],
        "vaststeller": str(vaststeller.uuid),
        "opdracht": str(opdracht.uuid),
    }
    record(by=by, did="proeve.requested", to=proeve, at=at, about=kandidaat, data=data)
    return queries.proeven().get(pk=proeve.pk)


def _require_exam(
    by: Medewerker, kandidaat: Medewerker, opdracht: Opdracht, eigenaar: Exameneigenaar
) -> None:
    if kandidaat.pk == by.pk:
        raise CannotPlan(_("Niemand plant de eigen proeve. Vraag een collega."))
    if not kandidaat.is_active:
        raise CannotPlan(_("Deze medewerker werkt hier niet meer. Kies een ander."))
    if opdracht.status != Opdracht.Status.ONDERTEKEND:
        raise CannotPlan(_("Onderteken de opdracht eerst; kies daarna opnieuw."))
    if opdracht.is_oefening:
        raise CannotPlan(_("Plan een oefenproeve als coaching, met hetzelfde formulier."))
    if not eigenaar.is_actief:
        raise CannotPlan(_("Deze exameneigenaar is niet meer in gebruik. Kies een ander."))


def _require_people(
    kandidaat: Medewerker, beoordelaars: Sequence[Medewerker], vaststeller: Medewerker
) -> None:
    if len(beoordelaars) < regels.LEAST_BEOORDELAARS:
        raise CannotPlan(_("Kies twee beoordelaars: ieder oordeelt apart."))
    keys = [one.pk for one in (kandidaat, *beoordelaars, vaststeller)]
    if len(set(keys)) < len(keys):
        raise CannotPlan(
            _("Iedereen heeft één rol: kandidaat, beoordelaar of wie de uitslag vaststelt.")
        )
    require_assessors([*beoordelaars, vaststeller], kandidaat)


def require_assessors(people: Sequence[Medewerker], kandidaat: Medewerker) -> None:
    """Raise CannotPlan if one of these may not assess this candidate: no right, or too near."""
    for person in people:
        if not queries.can_assess_for(person, DOEL):
            raise CannotPlan(
                _("{naam} mag geen proeve beoordelen. Kies een ander.").format(naam=person.naam)
            )
        if not queries.is_independent(person, kandidaat, DOEL):
            raise CannotPlan(
                _(
                    "{wie} kan {ander} niet beoordelen. "
                    "Een teamleider of coach is nooit ook beoordelaar."
                ).format(wie=person.naam, ander=kandidaat.naam)
            )


def _require_resit(kandidaat: Medewerker, herkansing_van: Proeve | None) -> None:
    if herkansing_van is None:
        return
    earlier = queries.proeven().get(pk=herkansing_van.pk)
    if earlier.observatie.medewerker_id != kandidaat.pk:
        raise CannotPlan(_("De eerdere proeve is van een andere kandidaat. Kies een andere."))
    if not regels.can_resit(earlier.status, earlier.uitkomst):
        raise CannotPlan(
            _("Herkansen kan als de eerdere proeve is afgebroken, of uitgereikt en niet gehaald.")
        )


def _require_place_and_time(locatie: str, begint_op: datetime, at: datetime) -> None:
    if not locatie.strip():
        raise CannotPlan(_("Vul in waar de proeve is: de werkplek van de kandidaat."))
    if begint_op <= at:
        raise CannotPlan(_("Kies een tijd die nog komt."))


def require_free(
    people: Sequence[Medewerker],
    begint_op: datetime,
    opdracht: Opdracht,
    *,
    behalve: Proeve | None = None,
) -> None:
    """Raise CannotPlan if one of these has another sitting than `behalve` at that time."""
    # Two planners at once wait here for each other, so that neither books the same person.
    keys = sorted(person.pk for person in people)
    list(Medewerker.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    busy = queries.booked(people, begint_op=begint_op, opdracht=opdracht, behalve=behalve)
    if busy:
        raise CannotPlan(
            _("{namen} heeft dan al een andere proeve. Kies een andere tijd.").format(
                namen=", ".join(person.naam for person in busy)
            )
        )


@transaction.atomic
def admit(*, by: Medewerker, at: datetime, proeve: Proeve) -> Proeve:
    """Admit the candidate to the exam."""
    locked = stap.begin(by=by, proeve=proeve, handeling=Handeling.TOELATEN)
    return stap.finish(
        by=by, at=at, proeve=locked, handeling=Handeling.TOELATEN, did="proeve.admitted"
    )


def _close(
    *, by: Medewerker, at: datetime, proeve: Proeve, handeling: Handeling, reden: str, did: str
) -> Proeve:
    """End a sitting before it began, with the reason."""
    locked = stap.begin(by=by, proeve=proeve, handeling=handeling)
    return stap.finish(
        by=by, at=at, proeve=locked, handeling=handeling, did=did, reden=stap.reason(reden)
    )


@transaction.atomic
def refuse(*, by: Medewerker, at: datetime, proeve: Proeve, reden: str) -> Proeve:
    """Do not admit the candidate; CannotAssess without a reason."""
    return _close(
        by=by,
        at=at,
        proeve=proeve,
        handeling=Handeling.AFWIJZEN,
        reden=reden,
        did="proeve.rejected",
    )


@transaction.atomic
def exempt(*, by: Medewerker, at: datetime, proeve: Proeve, reden: str) -> Proeve:
    """Exempt the candidate from the exam; CannotAssess without a reason."""
    return _close(
        by=by,
        at=at,
        proeve=proeve,
        handeling=Handeling.VRIJSTELLEN,
        reden=reden,
        did="proeve.exempted",
    )


@transaction.atomic
def withdraw(*, by: Medewerker, at: datetime, proeve: Proeve, reden: str) -> Proeve:
    """Withdraw before the afname, by candidate or planner; CannotAssess without a reason."""
    return _close(
        by=by,
        at=at,
        proeve=proeve,
        handeling=Handeling.TERUGTREKKEN,
        reden=reden,
        did="proeve.withdrawn",
    )


@transaction.atomic
def move(
    *,
    by: Medewerker,
    at: datetime,
    proeve: Proeve,
    begint_op: datetime,
    locatie: str,
    ruimte: str = "",
) -> Proeve:
    """Move a sitting to another time or place.

    Raises CannotPlan for a time that has passed, without a place, or if candidate or assessor has
    another sitting then.
    """
    locked = stap.begin(by=by, proeve=proeve, handeling=Handeling.VERPLAATSEN)
    _require_place_and_time(locatie, begint_op, at)
    people = [locked.observatie.medewerker, *queries.beoordelaars_of(locked)]
    require_free(people, begint_op, locked.opdracht, behalve=locked)
    return stap.finish(
        by=by,
        at=at,
        proeve=locked,
        handeling=Handeling.VERPLAATSEN,
        did="proeve.moved",
        begint_op=begint_op,
        locatie=locatie.strip(),
        ruimte=ruimte.strip(),
    )
