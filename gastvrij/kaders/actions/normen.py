"""Terms that the gemeente agrees by itself, beside what its documents say."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import actions as basis
from gastvrij.basis import queries as rights
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders.models import Norm

from .fouten import CannotSetNorm

# Which norms are terms in working days, for the functioneel beheerder to set.
TERMIJNEN = (
    Norm.Metriek.TERUGBELLEN,
    Norm.Metriek.DOORGEZET,
    Norm.Metriek.KLACHT,
    Norm.Metriek.BEANTWOORDEN,
)
MOST_DAYS = 260


@transaction.atomic
def save_norm(
    *,
    by: Medewerker,
    at: datetime,
    metriek: str,
    dagen: int,
    afdeling: Afdeling | None = None,
    onderwerp: UUID | None = None,
    geldig_van: date | None = None,
) -> Norm:
    """Agree within how many working days work must be done, from a day on (None: today).

    For everything, for one afdeling or for one onderwerp (its outward key). What was agreed by
    hand for the same ends the day before, and stays to be seen. Raises CannotSetNorm.
    """
    rights.require(by, Recht.BEHEER)
    if metriek not in TERMIJNEN:
        raise CannotSetNorm(_("Kies waarvoor de termijn geldt."), field="metriek")
    if not 0 <= dagen <= MOST_DAYS:
        raise CannotSetNorm(
            _("Vul een aantal werkdagen in van 0 tot en met {meest}.").format(meest=MOST_DAYS),
            field="dagen",
        )
    today = timezone.localdate(at)
    first = geldig_van or today
    if first < today:
        raise CannotSetNorm(
            _("Kies vandaag of een latere dag. Wat al beloofd is, verandert niet meer."),
            field="geldig_van",
        )
    same = Norm.objects.select_for_update().filter(
        versie=None, metriek=metriek, afdeling=afdeling, onderwerp=onderwerp
    )
    for one in same:
        _end(by, at, one, last=first - timedelta(days=1))
    norm = Norm.objects.create(
        metriek=metriek,
        operator="<=",
        waarde=Decimal(dagen),
        eenheid="werkdagen",
        sterkte="met de hand",
        afdeling=afdeling,
        onderwerp=onderwerp,
        geldig_van=first,
    )
    data = {"metriek": metriek, "dagen": dagen, "van": first.isoformat()}
    if afdeling is not None:
        data["afdeling"] = str(afdeling.uuid)
    if onderwerp is not None:
        data["onderwerp"] = str(onderwerp)
    basis.record(by=by, did="norm.added", to=norm, at=at, data=data)
    return norm


@transaction.atomic
def end_norm(*, by: Medewerker, at: datetime, norm: Norm) -> Norm:
    """Let a term that was agreed by hand hold no longer, from today on; it stays to be seen.

    Raises CannotSetNorm for what stands in a document: that ends with its version.
    """
    rights.require(by, Recht.BEHEER)
    stored = Norm.objects.select_for_update(of=("self",)).get(pk=norm.pk)
    if stored.versie_id is not None or stored.metriek not in TERMIJNEN:
        raise CannotSetNorm(
            _("Deze norm staat in een document. De kaderbeheerder past dat aan."), field="metriek"
        )
    _end(by, at, stored, last=timezone.localdate(at) - timedelta(days=1))
    return stored


def _end(by: Medewerker, at: datetime, norm: Norm, *, last: date) -> None:
    """End a norm after a day; one that was to start later never holds. Ended ones stay."""
    if norm.geldig_tot is not None and norm.geldig_tot <= last:
        return
    norm.geldig_tot = last
    norm.save(update_fields=["geldig_tot"])
    basis.record(by=by, did="norm.ended", to=norm, at=at, data={"tot": last.isoformat()})
