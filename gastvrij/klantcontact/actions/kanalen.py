"""Writes of the list of channels."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders.models import Kader, Soort
from gastvrij.klantcontact.models import Kanaal

CODE_LENGTH = 40


class CannotChangeKanaal(Exception):
    """The channel is refused; the message is fit for the functioneel beheerder."""


@dataclass(frozen=True)
class Inrichting:
    """How a channel is set up; `leidraad` None is the guide that runs for all.

    `met_leidraad` False leaves conversations without any.
    """

    naam: str
    icoon: str
    volgorde: int
    is_actief: bool
    leidraad: Kader | None = None
    met_leidraad: bool = True


@transaction.atomic
def add_kanaal(*, by: Medewerker, at: datetime, inrichting: Inrichting) -> Kanaal:
    """Add a channel; its code comes from the name and never changes. Refused if the name is taken.

    Raises CannotChangeKanaal.
    """
    basis.require(by, Recht.BEHEER)
    kanaal = Kanaal(code=_free_code(inrichting.naam))
    _set_kanaal(kanaal, inrichting)
    record(by=by, did="kanaal.added", to=kanaal, at=at, data=_told(kanaal))
    return kanaal


@transaction.atomic
def change_kanaal(
    *, by: Medewerker, at: datetime, kanaal: Kanaal, inrichting: Inrichting
) -> Kanaal:
    """Change a channel or take it out of use; contacts keep the name that it had.

    The last channel stays in use: the desk needs one. Raises CannotChangeKanaal.
    """
    basis.require(by, Recht.BEHEER)
    others = Kanaal.objects.select_for_update().filter(is_actief=True).exclude(pk=kanaal.pk)
    if not inrichting.is_actief and not others:
        raise CannotChangeKanaal(_("Dit is het enige kanaal in gebruik. Zet eerst een ander aan."))
    _set_kanaal(kanaal, inrichting)
    record(by=by, did="kanaal.changed", to=kanaal, at=at, data=_told(kanaal))
    return kanaal


def _told(kanaal: Kanaal) -> dict[str, str]:
    leidraad = kanaal.leidraad.uuid.hex if kanaal.leidraad else ""
    return {"kanaal": kanaal.code, "leidraad": leidraad if kanaal.met_leidraad else "geen"}


def _free_code(naam: str) -> str:
    """Return a code out of the name that no channel has, also none of long ago."""
    start = slugify(naam)[: CODE_LENGTH - 4] or "kanaal"
    taken = set(Kanaal.objects.filter(code__startswith=start).values_list("code", flat=True))
    numbered = (f"{start}-{number}" for number in range(2, len(taken) + 3))
    return next(code for code in (start, *numbered) if code not in taken)


def _set_kanaal(kanaal: Kanaal, inrichting: Inrichting) -> None:
    wanted = inrichting.naam.strip()
    if not wanted:
        raise CannotChangeKanaal(_("Geef het kanaal een naam."))
    if Kanaal.objects.filter(naam__iexact=wanted).exclude(pk=kanaal.pk).exists():
        raise CannotChangeKanaal(
            _("Er is al een kanaal “{naam}”. Kies een andere naam.").format(naam=wanted)
        )
    leidraad = inrichting.leidraad if inrichting.met_leidraad else None
    if leidraad is not None and leidraad.soort != Soort.GESPREKSSTRUCTUUR:
        raise CannotChangeKanaal(_("Kies als leidraad een gespreksstructuur."))
    kanaal.naam, kanaal.icoon = wanted, inrichting.icoon
    kanaal.volgorde, kanaal.is_actief = inrichting.volgorde, inrichting.is_actief
    kanaal.leidraad, kanaal.met_leidraad = leidraad, inrichting.met_leidraad
    kanaal.save()
