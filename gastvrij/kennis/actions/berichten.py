"""Writes of berichten: placing, changing and ending one, and who read it."""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kennis.models import Bericht, Gelezen
from gastvrij.klantcontact.models import Thema

from .bereik import require_reach
from .fouten import CannotWrite, Outdated


@transaction.atomic
def save_bericht(
    *,
    by: Medewerker,
    at: datetime,
    bericht: Bericht | None,
    soort: str,
    titel: str,
    tekst: str,
    afdeling: Afdeling,
    afdelingen: Collection[Afdeling],
    geldig_van: date,
    geldig_tot: date | None = None,
    thema: Thema | None = None,
    bewerking: int = 0,
    read_again: bool = False,
) -> Bericht:
    """Place a bericht or change one; with `read_again` it is new for everyone once more.

    `bewerking` is the save that the writer saw. Raises CannotWrite for dates or an afdeling out
    of reach, Outdated if somebody changed the bericht in the meantime.
    """
    require_reach(by, afdeling)
    if geldig_tot is not None and geldig_tot < geldig_van:
        raise CannotWrite(_("De laatste dag ligt voor de eerste dag."), "geldig_tot")
    saved = _seen(by, bericht, bewerking) if bericht else _new(by, at)
    saved.soort, saved.titel, saved.tekst = soort, titel.strip(), tekst.strip()
    saved.afdeling, saved.thema = afdeling, thema
    saved.geldig_van, saved.geldig_tot = geldig_van, geldig_tot
    if read_again:
        saved.lezen_vanaf = at
    saved.save()
    saved.afdelingen.set(afdelingen)
    record(by=by, did="bericht.changed" if bericht else "bericht.placed", to=saved, at=at)
    return saved


def _new(by: Medewerker, at: datetime) -> Bericht:
    return Bericht(geplaatst_op=at, geplaatst_door=by, lezen_vanaf=at)


def _seen(by: Medewerker, bericht: Bericht, bewerking: int) -> Bericht:
    """Return the bericht as stored, after claiming it; Outdated if it is not as `by` saw it."""
    require_reach(by, bericht.afdeling)
    unseen = Bericht.objects.filter(pk=bericht.pk, bewerking=bewerking)
    if not unseen.update(bewerking=F("bewerking") + 1):
        raise Outdated(
            _(
                "Een collega heeft dit bericht intussen gewijzigd. Uw tekst is niet bewaard; niets "
                "is overschreven. Kijk wat er nu staat en sla opnieuw op."
            )
        )
    return Bericht.objects.get(pk=bericht.pk)


@transaction.atomic
def end_bericht(*, by: Medewerker, at: datetime, bericht: Bericht) -> Bericht:
    """Take a bericht off the list from today on; it stays in the archive of its editor."""
    require_reach(by, bericht.afdeling)
    yesterday = timezone.localdate(at) - timedelta(days=1)
    bericht.geldig_van = min(bericht.geldig_van, yesterday)
    bericht.geldig_tot = yesterday
    bericht.save(update_fields=["geldig_van", "geldig_tot"])
    record(by=by, did="bericht.ended", to=bericht, at=at)
    return bericht


@transaction.atomic
def mark_read(*, by: Medewerker, at: datetime, bericht: Bericht) -> None:
    """Mark a bericht as read by oneself; without an event, for it serves nobody else."""
    basis.require(by, Recht.KENNIS_LEZEN)
    Gelezen.objects.update_or_create(bericht=bericht, medewerker=by, defaults={"op": at})
