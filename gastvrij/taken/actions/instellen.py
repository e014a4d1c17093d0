"""Writes of taken: when people can be reached, and what was agreed about calling back."""

from collections.abc import Sequence
from datetime import datetime, time

from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.taken import queries, rules
from gastvrij.taken.models import Openingstijd, Taakregels

MOST_POGINGEN = 20


class CannotSet(Exception):
    """The setting stays as it is; the message is fit for who administers."""


@transaction.atomic
def save_openingstijden(
    *,
    by: Medewerker,
    at: datetime,
    afdeling: Afdeling | None,
    tijden: Sequence[tuple[int, time, time]],
) -> None:
    """Set when the gemeente (no afdeling) is open, or when an afdeling calls back.

    `tijden` are all windows of a week: weekday (Monday is 0), from, until; none: as if nobody
    entered any. Raises CannotSet for windows that end before they start or overlap.
    """
    queries.require_tijden(by, afdeling)
    if any(tot <= van for _dag, van, tot in tijden):
        raise CannotSet(_("Een eindtijd ligt voor de begintijd. Kies een latere eindtijd."))
    if rules.overlapping(tijden):
        raise CannotSet(_("Twee tijden op dezelfde dag overlappen. Maak er één van."))
    Openingstijd.objects.filter(afdeling=afdeling).delete()
    Openingstijd.objects.bulk_create(
        Openingstijd(afdeling=afdeling, weekdag=dag, van=van, tot=tot)
        for dag, van, tot in sorted(tijden)
    )
    data = {"tijden": [[dag, f"{van:%H:%M}", f"{tot:%H:%M}"] for dag, van, tot in sorted(tijden)]}
    record(by=by, did="openingstijden.saved", to=afdeling, at=at, data=data)


@transaction.atomic
def save_taakregels(
    *,
    by: Medewerker,
    at: datetime,
    schrijven_na_pogingen: int | None,
    klacht_afdeling: Afdeling | None,
    klacht_commissie: bool,
) -> Taakregels:
    """Set what was agreed about calling back and about klachten; None: nothing was agreed."""
    basis.require(by, Recht.BEHEER)
    if schrijven_na_pogingen is not None and not 1 <= schrijven_na_pogingen <= MOST_POGINGEN:
        raise CannotSet(
            _("Vul een aantal pogingen in van 1 tot en met {meest}, of laat het leeg.").format(
                meest=MOST_POGINGEN
            )
        )
    saved, _made = Taakregels.objects.update_or_create(
        pk=1,
        defaults={
            "schrijven_na_pogingen": schrijven_na_pogingen,
            "klacht_afdeling": klacht_afdeling,
            "klacht_commissie": klacht_commissie,
        },
    )
    data = {
        "schrijven_na_pogingen": schrijven_na_pogingen,
        "klacht_afdeling": str(klacht_afdeling.uuid) if klacht_afdeling else None,
        "klacht_commissie": klacht_commissie,
    }
    record(by=by, did="taakregels.saved", to=None, at=at, data=data)
    return saved
