"""Writes of themas: what is going on, and which onderwerpen belong to it."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import one_at_a_time, record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact.models import Onderwerp, Thema


class CannotChangeThema(Exception):
    """The thema is refused; the message is fit for the functioneel beheerder."""


@transaction.atomic
def save_thema(
    *,
    by: Medewerker,
    at: datetime,
    thema: Thema | None,
    naam: str,
    omschrijving: str = "",
    is_actief: bool = True,
    onderwerpen: Collection[Onderwerp] = (),
) -> Thema:
    """Add a thema or change one, with the onderwerpen that belong to it from now on.

    An onderwerp belongs to one thema, so chosen ones leave the thema that they had. Raises
    CannotChangeThema without a name or with one that is taken.
    """
    basis.require(by, Recht.BEHEER)
    one_at_a_time()
    wanted = naam.strip()
    if not wanted:
        raise CannotChangeThema(_("Geef het thema een naam."))
    others = Thema.objects.exclude(pk=thema.pk) if thema else Thema.objects.all()
    if others.filter(naam__iexact=wanted).exists():
        raise CannotChangeThema(
            _("Er is al een thema “{naam}”. Kies een andere naam.").format(naam=wanted)
        )
    saved = thema or Thema()
    saved.naam, saved.omschrijving, saved.is_actief = wanted, omschrijving.strip(), is_actief
    saved.save()
    keys = [one.pk for one in onderwerpen]
    Onderwerp.objects.filter(thema=saved).exclude(pk__in=keys).update(thema=None)
    Onderwerp.objects.filter(pk__in=keys).update(thema=saved)
    record(by=by, did="thema.saved", to=saved, at=at, data={"onderwerpen": len(keys)})
    return saved
