"""Destruction of what was observed, when its term is over: counted, reported, never undone."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import (
    Afnamegesprek,
    Beoordeling,
    Betwisting,
    Bewaartermijn,
    Fragment,
    Leerpunt,
    Observatie,
    Oordeel,
    Overeenkomst,
    Transcript,
    Vernietiging,
)
from gastvrij.beoordeling.rules import bewaren as regels
from gastvrij.beoordeling.rules.bewaren import Lot

from .fouten import CannotLayDown

# Rows that one transaction removes: short locks, and little to do again after a crash.
BATCH = 100
LONGEST = 36_500


@transaction.atomic
def lay_down_bewaartermijn(
    *, by: Medewerker, at: datetime, soort: str, dagen: int, grondslag: str
) -> Bewaartermijn:
    """Lay down for how many days one kind is kept, and on what ground; earlier terms stay to read.

    Raises CannotLayDown for a term of less than a day or more than a century, or without ground.
    """
    basis.require(by, Recht.BEHEER)
    if not 1 <= dagen <= LONGEST:
        raise CannotLayDown("dagen", _("Kies een termijn van 1 tot en met 36.500 dagen."))
    if not grondslag.strip():
        raise CannotLayDown("grondslag", _("Vul in waar deze termijn op steunt."))
    made = Bewaartermijn.objects.create(
        soort=Bewaartermijn.Soort(soort), dagen=dagen, grondslag=grondslag.strip(), op=at, door=by
    )
    data = {"soort": soort, "dagen": dagen}
    record(by=by, did="bewaartermijn.laid_down", to=made, at=at, data=data)
    return made


def destroy_due_observaties(*, at: datetime, batch: int = BATCH) -> list[Vernietiging]:
    """Destroy what is over its term, in transactions of `batch` observations; return the reports.

    A kind without a term is left alone. Safe to run twice, and again after a crash.
    """
    made: list[Vernietiging] = []
    for termijn in queries.bewaartermijnen().values():
        while report := _destroy_batch(termijn=termijn, at=at, most=batch):
            made.append(report)
    return made


@transaction.atomic
def _destroy_batch(*, termijn: Bewaartermijn, at: datetime, most: int) -> Vernietiging | None:
    on = timezone.localdate(at)
    found = [
        (observatie, regels.lot(bewaard, termijn.dagen, on=on))
        for observatie, bewaard in queries.lock_due(termijn, on=on, most=most)
    ]
    emptied = [observatie for observatie, lot in found if lot is Lot.LEEG]
    removed = [observatie for observatie, lot in found if lot is Lot.WEG]
    if not emptied and not removed:
        return None
    for observatie in emptied:
        _record(observatie, "observatie.destroyed", at)
    for observatie in removed:
        _record(observatie, "observatie.removed", at)
    counts = empty([one.pk for one in [*emptied, *removed]], at=at)
    _remove([one.pk for one in removed])
    counts.update(observatie=len(emptied), planning=len(removed))
    return report_vernietiging(
        at=at, soort=termijn.soort, grondslag=termijn.grondslag, aantallen=counts
    )


def _record(observatie: Observatie, did: str, at: datetime) -> None:
    data = {"doel": observatie.doel}
    record(by=None, did=did, to=observatie, at=at, about=observatie.medewerker, data=data)


def empty(keys: Collection[int], *, at: datetime) -> Counter[str]:
    """Remove all that stands under observations (keys); return how many of each kind.

    What remains is the line itself and its sheets: for which purpose, when, by whom. A learning
    point that was agreed on stays. The caller holds the transaction and reports it.
    """
    Observatie.objects.filter(pk__in=keys, vernietigd_op=None).update(vernietigd_op=at, reactie="")
    under = {"observatie__in": keys}
    # In this order: a verdict rests on passages, a passage stands in a conversation.
    rows: list[QuerySet[Any]] = [
        Betwisting.objects.filter(**under),
        Leerpunt.objects.filter(**under, akkoord_op=None),
        Oordeel.objects.filter(**under),
        Overeenkomst.objects.filter(**under),
        Fragment.objects.filter(**under),
        Afnamegesprek.objects.filter(**under),
        Transcript.objects.filter(**under),
    ]
    # Why an assessor was replaced may be about health; that it happened remains.
    Beoordeling.objects.filter(**under).exclude(vervangen_reden="").update(vervangen_reden="")
    counts: Counter[str] = Counter()
    for found in rows:
        _total, by_model = found.delete()
        counts[str(found.model._meta.model_name)] = by_model.get(found.model._meta.label, 0)
    return counts


def _remove(keys: Collection[int]) -> None:
    """Remove what was planned and never began, with the sheets that were laid ready for it."""
    Beoordeling.objects.filter(observatie__in=keys).delete()
    Observatie.objects.filter(pk__in=keys).delete()


def report_vernietiging(
    *, at: datetime, soort: str, grondslag: str, aantallen: Mapping[str, int]
) -> Vernietiging:
    """Write the report of a destruction: how many of each kind, never what was in it."""
    counts = {kind: n for kind, n in aantallen.items() if n}
    made = Vernietiging.objects.create(op=at, soort=soort, grondslag=grondslag, aantallen=counts)
    record(by=None, did="vernietiging.recorded", to=made, at=at, data={"soort": soort, **counts})
    return made
