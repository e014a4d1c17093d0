"""Writes of the templates of mail to inwoners."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import Sjabloon


class CannotChangeSjabloon(Exception):
    """The template stays as it is; `veld` is the field, the message is fit for the beheerder."""

    def __init__(self, veld: str, tekst: str) -> None:
        self.veld = veld
        super().__init__(tekst)


@transaction.atomic
def ensure_sjablonen() -> int:
    """Add the templates that a new installation lacks; return how many were added.

    Set-up after every migrate, done by nobody, so without an event. What a beheerder wrote stays.
    """
    known = set(Sjabloon.objects.values_list("soort", flat=True))
    missing = [Sjabloon(**one._asdict()) for one in rules.SJABLONEN if one.soort not in known]
    return len(Sjabloon.objects.bulk_create(missing))


@transaction.atomic
def change_sjabloon(
    *, by: Medewerker, at: datetime, sjabloon: Sjabloon, onderwerp: str, tekst: str
) -> Sjabloon:
    """Change a template; what was sent stays as it was.

    Raises CannotChangeSjabloon if it is empty or has a place that this kind of mail cannot fill.
    """
    basis.require(by, Recht.BEHEER)
    for veld, text in (("onderwerp", onderwerp), ("tekst", tekst)):
        _check(sjabloon.soort, veld, text)
    sjabloon.onderwerp, sjabloon.tekst = rules.one_line(onderwerp), tekst.strip() + "\n"
    sjabloon.save(update_fields=["onderwerp", "tekst"])
    record(by=by, did="sjabloon.changed", to=sjabloon, at=at)
    return sjabloon


def _check(soort: str, veld: str, text: str) -> None:
    if not text.strip():
        raise CannotChangeSjabloon(veld, _("Vul een tekst in. Zonder tekst gaat er geen e-mail."))
    if unknown := rules.unknown_places(soort, text):
        raise CannotChangeSjabloon(
            veld,
            _("{fout} kunnen we hier niet invullen. U kunt kiezen uit: {keuzes}.").format(
                fout=", ".join(unknown),
                keuzes=", ".join(f"{{{name}}}" for name in rules.PLACES[soort]),
            ),
        )
