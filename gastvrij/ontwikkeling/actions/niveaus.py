"""Stating the level of a competence together with an employee, who has the last word on it."""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis.actions import record, require_gate
from gastvrij.basis.models import Medewerker, Poortbesluit
from gastvrij.kaders.models import Element
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.models import Niveauvaststelling


class CannotState(Exception):
    """The level cannot be stated or answered like this; the message is fit for the medewerker."""


@transaction.atomic
def state_niveau(
    *,
    by: Medewerker,
    at: datetime,
    uuid: UUID,
    competentie: UUID,
    niveau: UUID | None,
    voldoet: bool | None,
    besproken_op: date,
    reden: str,
) -> Niveauvaststelling:
    """State what level of a competence an employee (uuid) shows, as a proposal to that employee.

    `niveau` (uuid) is one of the levels of the competence; where it has none `voldoet` says yes or
    no. Raises Http404 if the picture is not open to this person or does not show the competence,
    PermissionDenied without the role, GateClosed, and CannotState for anything else.
    """
    today = timezone.localdate(at)
    medewerker = queries.get_medewerker_to_state(by, uuid, on=today)
    besluit = require_gate(doel=Poortbesluit.Doel.ONTWIKKELING, on=today)
    element = _competentie(medewerker, competentie, on=today)
    chosen = _niveau(element, niveau, voldoet=voldoet)
    if besproken_op > today:
        raise CannotState(_("Kies de dag waarop u dit besprak: vandaag of eerder."))
    if not reden.strip():
        raise CannotState(_("Schrijf op waarom, met een voorbeeld."))
    # Two proposals at once wait for each other here, so that one of them is refused.
    Medewerker.objects.select_for_update(of=("self",)).get(pk=medewerker.pk)
    waiting = queries.unanswered(medewerker)
    if waiting.filter(competentie__identiteit=element.identiteit).exists():
        raise CannotState(_("Over deze competentie wacht al een voorstel op antwoord."))
    made = Niveauvaststelling.objects.create(
        medewerker=medewerker,
        competentie=element,
        niveau=chosen,
        voldoet=voldoet,
        besproken_op=besproken_op,
        reden=reden.strip(),
        gesteld_op=at,
        gesteld_door=by,
        poortbesluit=besluit,
    )
    data = {"competentie": str(element.uuid)}
    record(by=by, did="niveau.proposed", to=made, at=at, about=medewerker, data=data)
    return made


def _competentie(medewerker: Medewerker, uuid: UUID, *, on: date) -> Element:
    versies = [versie.pk for versie in queries.shown_versies(medewerker, on=on)]
    found = Element.objects.filter(
        uuid=uuid, soort=Element.Soort.COMPETENTIE, versie__in=versies
    ).first()
    if found is None:
        raise Http404(_("Deze competentie staat niet in het profiel."))
    return found


def _niveau(competentie: Element, uuid: UUID | None, *, voldoet: bool | None) -> Element | None:
    levels = competentie.children.filter(soort=Element.Soort.NIVEAU)
    if not levels.exists():
        if voldoet is None or uuid is not None:
            raise CannotState(_("Kies ja of nee: deze competentie heeft geen niveaus."))
        return None
    found = levels.filter(uuid=uuid).first() if uuid else None
    if found is None or voldoet is not None:
        raise CannotState(_("Kies een niveau van deze competentie."))
    return found


@transaction.atomic
def answer_niveau(
    *, by: Medewerker, at: datetime, uuid: UUID, is_akkoord: bool, reactie: str
) -> Niveauvaststelling:
    """Agree or not with what was stated about oneself; Http404 if it is about another.

    Raises CannotState if it was answered before, or for a refusal that says nothing.
    """
    found = queries.get_vaststelling_for(by, uuid)
    locked = Niveauvaststelling.objects.select_for_update(of=("self",)).get(pk=found.pk)
    if locked.is_akkoord is not None:
        raise CannotState(_("Hier had u al op geantwoord."))
    if not is_akkoord and not reactie.strip():
        raise CannotState(_("Schrijf op wat u anders ziet."))
    locked.is_akkoord, locked.reactie, locked.gereageerd_op = is_akkoord, reactie.strip(), at
    locked.save(update_fields=["is_akkoord", "reactie", "gereageerd_op"])
    did = "niveau.agreed" if is_akkoord else "niveau.disagreed"
    record(by=by, did=did, to=locked, at=at, about=by)
    return locked
