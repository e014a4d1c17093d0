"""Writes of the managed lists: channels and onderwerpen."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import Kanaal, Onderwerp


class CannotChangeOnderwerp(Exception):
    """The onderwerp is refused; the message is fit for the functioneel beheerder."""


@transaction.atomic
def ensure_kanalen() -> int:
    """Add the channels that a new installation lacks; return how many were added.

    Set-up after every migrate, done by nobody, so without an event. What a beheerder changed
    stays as it is.
    """
    known = set(Kanaal.objects.values_list("code", flat=True))
    missing = [
        Kanaal(code=kanaal.code, naam=kanaal.naam, icoon=kanaal.icoon, volgorde=place)
        for place, kanaal in enumerate(rules.KANALEN, start=1)
        if kanaal.code not in known
    ]
    return len(Kanaal.objects.bulk_create(missing))


@transaction.atomic
def add_onderwerp(
    *,
    by: Medewerker,
    at: datetime,
    naam: str,
    afdeling: Afdeling,
    lijn: str = Onderwerp.Lijn.EERSTE,
    domein: str = "",
    parent: Onderwerp | None = None,
    is_actief: bool = True,
) -> Onderwerp:
    """Add an onderwerp; refused if one of that name is in use."""
    basis.require(by, Recht.BEHEER)
    onderwerp = Onderwerp(parent=parent)
    _set_onderwerp(
        onderwerp, naam=naam, afdeling=afdeling, lijn=lijn, domein=domein, active=is_actief
    )
    record(by=by, did="onderwerp.added", to=onderwerp, at=at)
    return onderwerp


@transaction.atomic
def change_onderwerp(
    *,
    by: Medewerker,
    at: datetime,
    onderwerp: Onderwerp,
    naam: str,
    afdeling: Afdeling,
    lijn: str,
    domein: str,
    is_actief: bool,
) -> Onderwerp:
    """Change an onderwerp or take it out of use; klantcontacten keep the name they had."""
    basis.require(by, Recht.BEHEER)
    _set_onderwerp(
        onderwerp, naam=naam, afdeling=afdeling, lijn=lijn, domein=domein, active=is_actief
    )
    record(by=by, did="onderwerp.changed", to=onderwerp, at=at)
    return onderwerp


def _set_onderwerp(
    onderwerp: Onderwerp, *, naam: str, afdeling: Afdeling, lijn: str, domein: str, active: bool
) -> None:
    wanted = naam.strip()
    same = Onderwerp.objects.filter(naam__iexact=wanted, is_actief=True).exclude(pk=onderwerp.pk)
    if not wanted:
        raise CannotChangeOnderwerp(_("Geef het onderwerp een naam."))
    if active and same.exists():
        raise CannotChangeOnderwerp(
            _("Er is al een onderwerp “{naam}”. Kies een andere naam.").format(naam=wanted)
        )
    onderwerp.naam, onderwerp.afdeling = wanted, afdeling
    onderwerp.lijn, onderwerp.domein, onderwerp.is_actief = lijn, domein, active
    onderwerp.save()
