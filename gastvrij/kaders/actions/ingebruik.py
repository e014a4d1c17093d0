"""Switch to a version: what runs on a kader follows from the day that a person chose."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import actions as basis
from gastvrij.basis import queries as rights
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders import queries
from gastvrij.kaders.models import Ingebruikname, Kader, KaderVersie

from .fouten import CannotPublish, CannotSwitch
from .vaststellen import expire_versions, record_use, refuse_day


@transaction.atomic
def take_into_use(*, by: Medewerker, at: datetime, versie: KaderVersie, per: date) -> Ingebruikname:
    """Let a published version run from a day on; that day replaces an earlier plan.

    Raises CannotSwitch: concept, vervallen, running already, or a day on which it cannot start.
    """
    rights.require(by, Recht.KADERS_VASTSTELLEN)
    locked, stand = _locked(versie, at)
    if locked.status == KaderVersie.Status.CONCEPT:
        raise CannotSwitch(_("Deze versie is nog een concept. Stel haar eerst vast."))
    if locked.status == KaderVersie.Status.VERVALLEN:
        raise CannotSwitch(
            _(
                "Deze versie is vervallen. Haal haar op als Excel en lees dat bestand in als "
                "nieuwe versie."
            )
        )
    if stand.running == locked:
        raise CannotSwitch(_("Deze versie is al in gebruik. Laad de pagina opnieuw."))
    try:
        refuse_day(locked, per, today=timezone.localdate(at))
    except CannotPublish as problem:
        raise CannotSwitch(str(problem), field=problem.field) from problem
    made = record_use(by=by, at=at, versie=locked, per=per)
    expire_versions(at=at)
    return made


@transaction.atomic
def withdraw_use(*, by: Medewerker, at: datetime, versie: KaderVersie) -> Ingebruikname:
    """Undo a plan that has not started: what runs now keeps running.

    Raises CannotSwitch if this version is not planned, or nothing else of its kader runs.
    """
    rights.require(by, Recht.KADERS_VASTSTELLEN)
    locked, stand = _locked(versie, at)
    if stand.planned != locked:
        raise CannotSwitch(_("Deze versie staat niet gepland. Laad de pagina opnieuw."))
    if stand.running is None:
        raise CannotSwitch(
            _("Van dit kader geldt nog geen andere versie. Kies een andere dag om te beginnen.")
        )
    made = Ingebruikname.objects.create(
        kader=locked.kader, versie=stand.running, per=timezone.localdate(at), door=by, op=at
    )
    basis.record(by=by, did="kaderversie.use_withdrawn", to=locked, at=at)
    return made


def _locked(versie: KaderVersie, at: datetime) -> tuple[KaderVersie, queries.Stand]:
    """Return a version and how its kader stands; others who switch this kader wait."""
    Kader.objects.select_for_update().get(pk=versie.kader_id)
    locked = KaderVersie.objects.select_related("kader").get(pk=versie.pk)
    return locked, queries.stand(locked, on=timezone.localdate(at))
