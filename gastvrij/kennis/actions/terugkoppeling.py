"""Writes of feedback: what a reader says about an article, and the answer of its editor."""

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kennis import queries
from gastvrij.kennis.models import ArtikelVersie, Terugkoppeling

from .fouten import CannotWrite


@transaction.atomic
def tell(*, by: Medewerker, at: datetime, versie: ArtikelVersie, tekst: str) -> Terugkoppeling:
    """Tell the editor of an article what is wrong or missing in a version."""
    queries.require_tell(by)
    if not tekst.strip():
        raise CannotWrite(_("Schrijf op wat er niet klopt of wat u mist."), "tekst")
    told = Terugkoppeling.objects.create(
        artikel=versie.artikel, versie=versie, tekst=tekst.strip(), van=by, op=at
    )
    record(by=by, did="terugkoppeling.given", to=told, at=at)
    return told


@transaction.atomic
def answer(
    *, by: Medewerker, at: datetime, terugkoppeling: Terugkoppeling, antwoord: str
) -> Terugkoppeling:
    """Answer a reader; an answer that was given stays."""
    toegang = basis.require(by, Recht.KENNIS_SCHRIJVEN)
    if not toegang.reaches(terugkoppeling.artikel.afdeling_id):
        raise PermissionDenied(_("Uw rol geeft geen recht op deze pagina of handeling."))
    if not antwoord.strip():
        raise CannotWrite(_("Schrijf op wat u met de terugkoppeling deed."), "antwoord")
    unanswered = Terugkoppeling.objects.filter(pk=terugkoppeling.pk, beantwoord_op=None)
    given = unanswered.update(antwoord=antwoord.strip(), beantwoord_op=at, beantwoord_door=by)
    if not given:
        raise CannotWrite(_("Een collega heeft dit al beantwoord. Laad de pagina opnieuw."))
    record(by=by, did="terugkoppeling.answered", to=terugkoppeling, at=at)
    terugkoppeling.refresh_from_db()
    return terugkoppeling
