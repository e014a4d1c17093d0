"""Writes on samples: planned for all at once, drawn with a seed, departed from with a reason."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis.actions import record, record_read
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.actions.fouten import CannotAssess, CannotPlan, refuse_personal_data
from gastvrij.beoordeling.actions.observaties import begin_afname, lock_for_assessor
from gastvrij.beoordeling.models import Formulier, Observatie, Steekproef, Trekking
from gastvrij.beoordeling.rules import steekproef as regels
from gastvrij.beoordeling.rules.observaties import Doel, Handeling
from gastvrij.klantcontact.models import Gesprek

from .plannen import plan_for, require_quality_form

SEED_BYTES = 16


@transaction.atomic
def make_steekproef(
    *,
    by: Medewerker,
    at: datetime,
    titel: str,
    afdeling: Afdeling,
    formulier: Formulier,
    van: date,
    tot: date,
    aantal: int,
    kanalen: Sequence[str] = (),
    seed: str = "",
) -> Steekproef:
    """Make a sample, and plan an observation for each place of each person at once.

    `van` and `tot` are its first and last day, `aantal` places a person, `kanalen` codes (none is
    all), `seed` what the draw starts from; left empty it is made here. Raises PermissionDenied,
    Http404 outside the reach, GateClosed, or CannotPlan if form, days or afdeling do not fit.
    """
    queries.require_afdeling(by, afdeling)
    require_quality_form(formulier)
    if tot < van:
        raise CannotPlan(_("De laatste dag ligt voor de eerste. Kies een latere."))
    if tot < timezone.localdate(at):
        raise CannotPlan(_("De periode is voorbij. Alleen gesprekken van na de planning tellen."))
    people = queries.medewerkers_to_sample(by, afdeling)
    if not people:
        raise CannotPlan(_("In deze afdeling is niemand van wie u gesprekken beoordeelt."))
    steekproef = Steekproef.objects.create(
        titel=titel.strip(),
        afdeling=afdeling,
        formulier=formulier,
        coach=by,
        van=van,
        tot=tot,
        aantal=aantal,
        kanalen=list(kanalen),
        seed=seed.strip() or secrets.token_hex(SEED_BYTES),
        gemaakt_op=at,
        gemaakt_door=by,
    )
    _plan_places(steekproef, people)
    data = {"medewerkers": len(people), "aantal": aantal, "seed": steekproef.seed}
    record(by=by, did="steekproef.made", to=steekproef, at=at, data=data)
    return steekproef


def _plan_places(steekproef: Steekproef, people: Sequence[Medewerker]) -> None:
    coach, at = steekproef.coach, steekproef.gemaakt_op
    Trekking.objects.bulk_create(
        Trekking(
            steekproef=steekproef,
            medewerker=medewerker,
            nummer=nummer,
            observatie=plan_for(
                by=coach,
                at=at,
                doel=Doel.KWALITEIT,
                medewerker=medewerker,
                beoordelaars=[coach],
                formulier=steekproef.formulier,
            ),
        )
        for medewerker in people
        for nummer in range(1, steekproef.aantal + 1)
    )


@transaction.atomic
def draw_trekking(*, by: Medewerker, at: datetime, trekking: Trekking) -> Trekking:
    """Draw the conversation of a place with the seed of the sample; once, for good.

    Raises CannotAssess if it was drawn before or there is nothing to draw from yet, and what
    `lock_for_assessor` raises.
    """
    observatie = lock_for_assessor(
        by=by, at=at, observatie=trekking.observatie, handeling=Handeling.BEGINNEN
    )
    locked = _lock(observatie)
    if locked.getrokken_id is not None:
        raise CannotAssess(_("Voor deze plaats is al een gesprek getrokken."))
    gesprekken = {one.uuid: one for one in queries.gesprekken_to_draw(locked)}
    found = regels.draw(locked.steekproef.seed, gesprekken)
    if found is None:
        raise CannotAssess(
            _("Er is nog geen geregistreerd gesprek in de periode, van na de planning. Kom terug.")
        )
    locked.getrokken = gesprekken[found]
    locked.save(update_fields=["getrokken"])
    data = {"gesprek": str(found), "uit": len(gesprekken)}
    record(by=by, did="trekking.drawn", to=locked, at=at, about=locked.medewerker, data=data)
    return locked


def _lock(observatie: Observatie) -> Trekking:
    found = Trekking.objects.select_for_update(of=("self",))
    return found.select_related("steekproef", "observatie", "medewerker").get(observatie=observatie)


@transaction.atomic
def begin_trekking(
    *,
    by: Medewerker,
    at: datetime,
    trekking: Trekking,
    gesprek: Gesprek,
    burger_geinformeerd: bool,
    reden: str = "",
) -> Observatie:
    """Begin with the conversation that was drawn, or with another for a reason that is kept.

    Raises CannotAssess without a draw or a reason, PersonalDataFound for the reason, and what
    `begin_afname` raises.
    """
    observatie = lock_for_assessor(
        by=by, at=at, observatie=trekking.observatie, handeling=Handeling.BEGINNEN
    )
    locked = _lock(observatie)
    departs = locked.getrokken_id is not None and locked.getrokken_id != gesprek.pk
    if departs and reden.strip():
        refuse_personal_data(reden)
        locked.reden = reden.strip()
        locked.save(update_fields=["reden"])
        data = {"gesprek": str(gesprek.uuid)}
        record(by=by, did="trekking.departed", to=locked, at=at, about=locked.medewerker, data=data)
    return begin_afname(
        by=by,
        at=at,
        observatie=observatie,
        gesprek=gesprek,
        burger_geinformeerd=burger_geinformeerd,
    )


@transaction.atomic
def open_steekproef(
    *, by: Medewerker, at: datetime, uuid: UUID
) -> tuple[Steekproef, list[queries.Persoonsregel]]:
    """Return a sample with its people, and log the read for each whose average is shown.

    Raises PermissionDenied without the right, Http404 if it is another coach's.
    """
    found = queries.get_steekproef_for(by, uuid)
    people = queries.persoonsregels(found)
    for regel in people:
        if regel.gemiddelde.procent is not None:
            record_read(by=by, at=at, what="steekproef", to=found, about=regel.medewerker)
    return found, people
