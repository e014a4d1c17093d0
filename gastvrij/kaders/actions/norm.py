"""Set a norm by hand."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import actions as basis
from gastvrij.basis import queries as rights
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders.models import Norm
from gastvrij.kaders.rules import normen

from .fouten import CannotSetNorm


@transaction.atomic
def add_norm(
    *,
    by: Medewerker,
    at: datetime,
    metriek: str,
    operator: str,
    waarde: Decimal,
    eenheid: str,
    scope: str = "",
    afdeling: Afdeling | None = None,
    geldig_van: date | None = None,
) -> Norm:
    """Set a norm that stands in no document, from a day on (None: always has).

    `waarde` is in `eenheid` (60 with %: sixty percent). Raises CannotSetNorm.
    """
    rights.require(by, Recht.KADERS_VASTSTELLEN)
    if metriek not in normen.METRIEKEN:
        raise CannotSetNorm(_("Kies waarover de norm gaat."), field="metriek")
    if operator not in normen.OPERATOREN:
        raise CannotSetNorm(
            _("Kies of het ten minste, ten hoogste of precies is."), field="operator"
        )
    if normen.figure(waarde) is None:
        raise CannotSetNorm(_("Vul een getal in onder 1 miljard."), field="waarde")
    if eenheid.strip() == "%" and not 0 <= waarde <= 100:
        raise CannotSetNorm(_("Vul een percentage in van 0 tot en met 100."), field="waarde")
    norm = Norm.objects.create(
        metriek=metriek,
        operator=operator,
        waarde=waarde,
        eenheid=eenheid.strip(),
        scope=scope.strip(),
        sterkte="met de hand",
        domeinen=list(normen.found_in(scope, normen.DOMEINEN)),
        kanalen=list(normen.found_in(scope, normen.KANALEN)),
        afdeling=afdeling,
        geldig_van=geldig_van,
    )
    basis.record(by=by, did="norm.added", to=norm, at=at, data={"metriek": metriek})
    return norm
