"""Who may have which document of a sitting: form, result, appointment."""

from datetime import datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling.models import Proeve
from gastvrij.beoordeling.rules.kalenderbestand import Afspraak
from gastvrij.beoordeling.rules.proeve import BEFORE, WITH_RESULT, Wie

from .proeve import get_proeve_for


def get_handed_out_for(medewerker: Medewerker, uuid: UUID) -> Proeve:
    """Return a sitting of which this person may have form and opdracht.

    Http404 for who has no part in it, and for the candidate before they were handed out.
    """
    seen = get_proeve_for(medewerker, uuid)
    if Wie.KANDIDAAT in seen.wie and seen.proeve.formulier_uitgereikt_op is None:
        raise Http404(_("Het formulier is nog niet uitgereikt."))
    return seen.proeve


def get_uitslag_for(medewerker: Medewerker, uuid: UUID) -> Proeve:
    """Return a sitting of which this person may have the result.

    PermissionDenied for who only plans it, Http404 for who has no part in it or while there is no
    result.
    """
    seen = get_proeve_for(medewerker, uuid)
    if seen.wie == {Wie.PLANNER}:
        raise PermissionDenied(_("De uitslag is voor de kandidaat en de beoordelaars."))
    if not seen.may_see_content or seen.proeve.status not in WITH_RESULT:
        raise Http404(_("Er is nu geen uitslag."))
    return seen.proeve


def get_afspraak_for(medewerker: Medewerker, uuid: UUID, *, at: datetime) -> Afspraak:
    """Return the appointment of a sitting for who has a part in it, without anybody's name.

    Http404 once it is no appointment any more.
    """
    proeve = get_proeve_for(medewerker, uuid).proeve
    if proeve.status not in BEFORE:
        raise Http404(_("Deze proeve staat niet meer gepland."))
    minutes = proeve.opdracht.minuten_afname + proeve.opdracht.minuten_uitslag
    address = proeve_url(proeve)
    return Afspraak(
        uid=proeve.uuid,
        begin=proeve.begint_op,
        eind=proeve.begint_op + timedelta(minutes=minutes),
        gemaakt_op=at,
        titel=_("Proeve: {titel}").format(titel=proeve.opdracht.titel),
        plaats=place_of(proeve),
        tekst=_("Alles over deze proeve staat in Gastvrij: {adres}").format(adres=address),
        adres=address,
        organisator=settings.DEFAULT_FROM_EMAIL,
    )


def place_of(proeve: Proeve) -> str:
    """Return where a sitting is, with the room if one was named."""
    return ", ".join(part for part in (proeve.locatie, proeve.ruimte) if part)


def proeve_url(proeve: Proeve) -> str:
    """Return the whole address of the page of a sitting."""
    return settings.PUBLIC_URL.rstrip("/") + reverse("beoordeling:proeve", args=[proeve.uuid])
