"""Writes of the managed lists: channels and onderwerpen."""

from datetime import datetime
from typing import NamedTuple

from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.basis.rules import Recht, with_descendants
from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import Kanaal, Onderwerp, Thema


class CannotChangeOnderwerp(Exception):
    """The onderwerp is refused; the message is fit for the functioneel beheerder."""


class Plaats(NamedTuple):
    """Where an onderwerp belongs: below which other, at which loket, under which thema."""

    parent: Onderwerp | None = None
    loket: Afdeling | None = None
    thema: Thema | None = None


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
    loket: Afdeling | None = None,
    thema: Thema | None = None,
    is_actief: bool = True,
) -> Onderwerp:
    """Add an onderwerp; refused if one of that name is in use."""
    basis.require(by, Recht.BEHEER)
    onderwerp = Onderwerp(parent=parent, loket=loket, thema=thema)
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
    plaats: Plaats | None = None,
) -> Onderwerp:
    """Change an onderwerp or take it out of use; klantcontacten keep the name they had.

    Without a `plaats` it stays where it is. Raises CannotChangeOnderwerp, also for a place below
    itself.
    """
    basis.require(by, Recht.BEHEER)
    if plaats is not None:
        _refuse_loop(onderwerp, plaats.parent)
        onderwerp.parent, onderwerp.loket, onderwerp.thema = plaats
    _set_onderwerp(
        onderwerp, naam=naam, afdeling=afdeling, lijn=lijn, domein=domein, active=is_actief
    )
    record(by=by, did="onderwerp.changed", to=onderwerp, at=at)
    return onderwerp


def _refuse_loop(onderwerp: Onderwerp, parent: Onderwerp | None) -> None:
    """Refuse a parent that is the onderwerp itself or lies below it; the rows stay locked."""
    rows = Onderwerp.objects.select_for_update().order_by("pk")
    parents = dict(rows.values_list("pk", "parent_id"))
    if parent is not None and parent.pk in with_descendants(onderwerp.pk, parents):
        raise CannotChangeOnderwerp(
            _("Een onderwerp kan niet onder zichzelf vallen. Kies een ander onderwerp erboven.")
        )


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
