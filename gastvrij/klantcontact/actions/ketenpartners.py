"""Writes of the organisations that the gemeente refers inwoners to."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import Ketenpartner


class CannotChangeKetenpartner(Exception):
    """The organisation is refused; `veld` is the field, the message is fit for the beheerder."""

    def __init__(self, veld: str, tekst: str) -> None:
        self.veld = veld
        super().__init__(tekst)


@transaction.atomic
def save_ketenpartner(
    *,
    by: Medewerker,
    at: datetime,
    ketenpartner: Ketenpartner | None,
    naam: str,
    afkorting: str = "",
    waarvoor: str = "",
    telefoon: str = "",
    website: str = "",
    is_actief: bool = True,
) -> Ketenpartner:
    """Add an organisation (None) or change it; klantcontacten keep the name that was written.

    Raises CannotChangeKetenpartner for a name that is an abbreviation or exists already, and for an
    abbreviation that stands for another organisation in use.
    """
    basis.require(by, Recht.BEHEER)
    one, did = (ketenpartner, "changed") if ketenpartner else (Ketenpartner(), "added")
    one.naam, one.afkorting = " ".join(naam.split()), afkorting.strip()
    one.waarvoor, one.telefoon, one.website = waarvoor.strip(), telefoon.strip(), website.strip()
    one.is_actief = is_actief
    _refuse(one)
    one.save()
    record(by=by, did=f"ketenpartner.{did}", to=one, at=at)
    return one


def _refuse(one: Ketenpartner) -> None:
    others = Ketenpartner.objects.exclude(pk=one.pk)
    if not one.naam:
        raise CannotChangeKetenpartner("naam", _("Geef de organisatie een naam."))
    if short := rules.abbreviations(one.naam):
        raise CannotChangeKetenpartner(
            "naam",
            _("“{afkorting}” lijkt een afkorting. Schrijf de naam voluit.").format(
                afkorting=short[0]
            ),
        )
    if others.filter(naam__iexact=one.naam).exists():
        raise CannotChangeKetenpartner(
            "naam", _("Er is al een organisatie met deze naam. Wijzig die.")
        )
    if one.telefoon and rules.normalise_phone(one.telefoon) is None:
        raise CannotChangeKetenpartner("telefoon", _("Dit is geen telefoonnummer."))
    same = others.filter(afkorting__iexact=one.afkorting, is_actief=True)
    if one.afkorting and one.is_actief and (other := same.first()):
        raise CannotChangeKetenpartner(
            "afkorting",
            _("“{afkorting}” is al de afkorting van {naam}.").format(
                afkorting=one.afkorting, naam=other.naam
            ),
        )
