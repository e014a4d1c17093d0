"""One conversation: the agenda of both, the report of one, and the answer of the other."""

from datetime import date, datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis.actions import record, record_read, require_gate
from gastvrij.basis.models import Medewerker, Poortbesluit
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.models import Agendapunt, Cyclusgesprek
from gastvrij.ontwikkeling.rules import plan as rules
from gastvrij.ontwikkeling.rules.plan import Handeling

from .plan_fouten import CannotPlan, Outdated

MOST = 500


@transaction.atomic
def open_gesprek(*, by: Medewerker, at: datetime, uuid: UUID) -> queries.Gesprekzicht:
    """Return a conversation for one of the two, and log the read of the one who leads."""
    found = queries.get_gesprek_for(by, uuid)
    about = found.zicht.cyclus.medewerker
    record_read(by=by, at=at, what="cyclusgesprek", to=found.gesprek, about=about)
    return found


@transaction.atomic
def add_agendapunt(*, by: Medewerker, at: datetime, uuid: UUID, tekst: str) -> Agendapunt:
    """Put something on the agenda of a conversation that is still to be held; both may.

    Raises Http404 for anybody else, CannotPlan afterwards or without words, and GateClosed for the
    one who leads.
    """
    found = _may(by, uuid, Handeling.AGENDA, at=at)
    text = " ".join(tekst.split())
    if not text or len(text) > MOST:
        raise CannotPlan(_("Schrijf het in een paar woorden op."), field="tekst")
    made = Agendapunt.objects.create(gesprek=found.gesprek, tekst=text, gemaakt_op=at, door=by)
    _record(found, made, "agendapunt.added", by=by, at=at)
    return made


@transaction.atomic
def remove_agendapunt(*, by: Medewerker, at: datetime, uuid: UUID) -> Cyclusgesprek:
    """Take one's own point from the agenda before the conversation; return the conversation.

    Raises PermissionDenied for a point of the other, else as `add_agendapunt`.
    """
    punt, _seen = queries.get_agendapunt_for(by, uuid)
    found = _may(by, punt.gesprek.uuid, Handeling.AGENDA, at=at)
    if punt.door_id != by.pk:
        raise PermissionDenied(_("Dit agendapunt is van de ander."))
    _record(found, punt, "agendapunt.removed", by=by, at=at)
    punt.delete()
    return found.gesprek


@transaction.atomic
def tick_agendapunt(
    *, by: Medewerker, at: datetime, uuid: UUID, is_besproken: bool
) -> Cyclusgesprek:
    """Say of a point that it was talked about, or not; both may until the report was answered."""
    punt, _seen = queries.get_agendapunt_for(by, uuid)
    found = _may(by, punt.gesprek.uuid, Handeling.AFVINKEN, at=at)
    punt.besproken_op = at if is_besproken else None
    punt.save(update_fields=["besproken_op"])
    did = "agendapunt.discussed" if is_besproken else "agendapunt.changed"
    _record(found, punt, did, by=by, at=at)
    return found.gesprek


@transaction.atomic
def save_verslag(
    *,
    by: Medewerker,
    at: datetime,
    uuid: UUID,
    bewerking: int,
    gehouden_op: date,
    verslag: str,
) -> Cyclusgesprek:
    """Save the report of a conversation that was held; `bewerking` is the save that `by` saw.

    The employee reads it at once. Raises Http404, PermissionDenied for the employee, GateClosed,
    Outdated if it was saved since, and CannotPlan once it was answered, for an empty report, or for
    a day before the cycle or after today.
    """
    found = _may(by, uuid, Handeling.VERSLAG, at=at)
    gesprek = found.gesprek
    _refuse_outdated(gesprek, bewerking)
    if not found.zicht.cyclus.van <= gehouden_op <= timezone.localdate(at):
        raise CannotPlan(
            _("Kies de dag van het gesprek: in deze cyclus, vandaag of eerder."),
            field="gehouden_op",
        )
    if not verslag.strip():
        raise CannotPlan(_("Schrijf op wat u besprak en afsprak."), field="verslag")
    gesprek.gehouden_op, gesprek.verslag, gesprek.verslag_op = gehouden_op, verslag.strip(), at
    gesprek.bewerking += 1
    gesprek.save(update_fields=["gehouden_op", "verslag", "verslag_op", "bewerking"])
    _record(found, gesprek, "cyclusgesprek.reported", by=by, at=at)
    return gesprek


@transaction.atomic
def answer_verslag(
    *,
    by: Medewerker,
    at: datetime,
    uuid: UUID,
    bewerking: int,
    is_akkoord: bool,
    reactie: str,
) -> Cyclusgesprek:
    """Agree with a report or not, in one's own words; after this it is fixed.

    Only the employee, and only with the text that this person read (`bewerking`), else Outdated.
    Raises Http404, PermissionDenied for the one who leads, and CannotPlan without a report, for a
    second answer, or if somebody disagrees without saying with what.
    """
    found = _may(by, uuid, Handeling.ANTWOORDEN, at=at)
    gesprek = found.gesprek
    _refuse_outdated(gesprek, bewerking)
    if not is_akkoord and not reactie.strip():
        raise CannotPlan(_("Schrijf op waarmee u het niet eens bent."), field="reactie")
    gesprek.is_akkoord, gesprek.reactie, gesprek.gereageerd_op = is_akkoord, reactie.strip(), at
    gesprek.save(update_fields=["is_akkoord", "reactie", "gereageerd_op"])
    did = "cyclusgesprek.agreed" if is_akkoord else "cyclusgesprek.disagreed"
    _record(found, gesprek, did, by=by, at=at)
    return gesprek


def _may(by: Medewerker, uuid: UUID, handeling: Handeling, *, at: datetime) -> queries.Gesprekzicht:
    """Return a conversation, locked, of which this person may do something now."""
    seen = queries.get_gesprek_for(by, uuid)
    people, _states = rules.GESPREK[handeling]
    if seen.zicht.wie not in people:
        raise PermissionDenied(_("Dit is aan de ander."))
    if seen.zicht.is_leading:
        require_gate(doel=Poortbesluit.Doel.ONTWIKKELING, on=timezone.localdate(at))
    Cyclusgesprek.objects.select_for_update(of=("self",)).get(pk=seen.gesprek.pk)
    fresh = queries.get_gesprek_for(by, uuid)
    if handeling not in fresh.handelingen:
        raise CannotPlan(_("Dat kan nu niet: dit gesprek is al verder, of afgezegd."))
    return fresh


def _refuse_outdated(gesprek: Cyclusgesprek, bewerking: int) -> None:
    if gesprek.bewerking != bewerking:
        raise Outdated(
            _("Dit verslag is intussen gewijzigd. Er is niets overschreven: lees het opnieuw.")
        )


def _record(
    found: queries.Gesprekzicht,
    to: Agendapunt | Cyclusgesprek,
    did: str,
    *,
    by: Medewerker,
    at: datetime,
) -> None:
    data = {"gesprek": str(found.gesprek.uuid)}
    record(by=by, did=did, to=to, at=at, about=found.zicht.cyclus.medewerker, data=data)
