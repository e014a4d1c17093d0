"""Writes of the half hour itself: begun, its conversations, ended or broken off."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis.actions import record, require_gate
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.actions.fouten import CannotAssess
from gastvrij.beoordeling.models import Afnamegesprek, Observatie, Proeve
from gastvrij.beoordeling.rules import observaties
from gastvrij.beoordeling.rules.afname import is_live
from gastvrij.beoordeling.rules.proeve import Handeling
from gastvrij.klantcontact.models import Gesprek

from . import stap


@transaction.atomic
def begin_proeve(*, by: Medewerker, at: datetime, proeve: Proeve) -> Proeve:
    """Begin the afname: from now the clock runs.

    Raises GateClosed, or CannotAssess if an assessor has become coach or manager of the candidate
    since, or lost the role: then this sitting cannot be judged.
    """
    locked = stap.begin(by=by, proeve=proeve, handeling=Handeling.BEGINNEN)
    require_gate(doel=locked.observatie.doel, on=timezone.localdate(at))
    for person in queries.beoordelaars_of(locked):
        if not queries.is_assessor_still(person, locked):
            raise CannotAssess(
                _(
                    "{naam} kan deze kandidaat niet meer beoordelen. "
                    "De opleidingsadviseur kan iemand anders in die plaats zetten."
                ).format(naam=person.naam)
            )
    observatie = locked.observatie
    observatie.status, observatie.begonnen_op = Observatie.Status.AFNAME, at
    observatie.save(update_fields=["status", "begonnen_op"])
    return stap.finish(
        by=by,
        at=at,
        proeve=locked,
        handeling=Handeling.BEGINNEN,
        did="proeve.begun",
        afname_begonnen_op=at,
    )


@transaction.atomic
def add_gesprek(
    *,
    by: Medewerker,
    at: datetime,
    proeve: Proeve,
    gesprek: Gesprek,
    burger_geinformeerd: bool,
) -> Afnamegesprek:
    """Add one of the conversations, with a citizen who knows that somebody listens.

    Raises GateClosed, or CannotAssess if the citizen does not know, for a conversation of another,
    one of before, one through a channel that the opdracht does not name, one that is observed
    already, or one more than the opdracht asks.
    """
    locked = stap.begin(by=by, proeve=proeve, handeling=Handeling.GESPREK)
    require_gate(doel=locked.observatie.doel, on=timezone.localdate(at))
    if not burger_geinformeerd:
        raise CannotAssess(_("Vertel de inwoner eerst dat er iemand meeluistert, en vink dat aan."))
    taken = locked.observatie.afnamegesprekken.count()
    if taken >= (locked.opdracht.aantal_gesprekken or 0):
        raise CannotAssess(_("Alle gesprekken van de opdracht zijn er al."))
    current = Gesprek.objects.select_for_update(of=("self",)).get(pk=gesprek.pk)
    _require_own_and_live(locked, current)
    if current.observaties.exists() or Afnamegesprek.objects.filter(gesprek=current).exists():
        raise CannotAssess(_("Dit gesprek is al bekeken. Kies een ander gesprek."))
    added = Afnamegesprek.objects.create(
        observatie=locked.observatie,
        gesprek=current,
        nummer=taken + 1,
        burger_geinformeerd=True,
        toegevoegd_op=at,
        toegevoegd_door=by,
    )
    data = {"gesprek": str(current.uuid), "nummer": added.nummer}
    kandidaat = locked.observatie.medewerker
    record(by=by, did="afnamegesprek.added", to=added, at=at, about=kandidaat, data=data)
    return added


def _require_own_and_live(proeve: Proeve, gesprek: Gesprek) -> None:
    if gesprek.medewerker_id != proeve.observatie.medewerker_id:
        raise CannotAssess(_("Dit gesprek is van een andere medewerker. Kies een ander gesprek."))
    if not observaties.has_purpose_first(
        gepland_op=proeve.observatie.gepland_op, gesprek_begonnen_op=gesprek.begonnen_op
    ) or not is_live(
        beeindigd_op=gesprek.beeindigd_op,
        afname_begonnen_op=proeve.afname_begonnen_op or proeve.begint_op,
    ):
        raise CannotAssess(
            _("Dit gesprek was al voorbij toen de afname begon. Kies een gesprek van nu.")
        )
    if gesprek.kanaal.code not in (proeve.opdracht.kanalen or []):
        raise CannotAssess(
            _("De opdracht noemt dit kanaal niet ({kanaal}). Kies een ander gesprek.").format(
                kanaal=gesprek.kanaal.naam
            )
        )


@transaction.atomic
def break_off(*, by: Medewerker, at: datetime, proeve: Proeve, reden: str) -> Proeve:
    """Break the exam off for good, while conversations run or assessors still judge.

    What was noted stays. CannotAssess without a reason.
    """
    locked = stap.begin(by=by, proeve=proeve, handeling=Handeling.AFBREKEN)
    return stap.finish(
        by=by,
        at=at,
        proeve=locked,
        handeling=Handeling.AFBREKEN,
        did="proeve.broken_off",
        reden=stap.reason(reden),
        afname_beeindigd_op=locked.afname_beeindigd_op or at,
    )


@transaction.atomic
def end_afname(*, by: Medewerker, at: datetime, proeve: Proeve) -> Proeve:
    """End the afname: from now no conversation or question is added, each assessor judges.

    Raises CannotAssess with fewer conversations than the opdracht asks, or while one still runs.
    """
    locked = stap.begin(by=by, proeve=proeve, handeling=Handeling.EINDIGEN)
    taken, asked = locked.observatie.afnamegesprekken.count(), locked.opdracht.aantal_gesprekken
    if taken < (asked or 0):
        raise CannotAssess(
            _(
                "De opdracht vraagt {gevraagd} gesprekken, er zijn er {aantal}. "
                "Voeg er een toe, of breek de afname af."
            ).format(gevraagd=asked, aantal=taken)
        )
    runs = locked.observatie.afnamegesprekken.filter(gesprek__status=Gesprek.Status.LOPEND)
    if runs.exists():
        raise CannotAssess(_("Er loopt nog een gesprek. Eindig als de kandidaat het registreerde."))
    return stap.finish(
        by=by,
        at=at,
        proeve=locked,
        handeling=Handeling.EINDIGEN,
        did="proeve.ended",
        data={"gesprekken": taken},
        afname_beeindigd_op=at,
    )
