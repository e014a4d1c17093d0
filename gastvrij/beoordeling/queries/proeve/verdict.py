"""What the assessors of a sitting gave: apart until all have handed in, then side by side."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from gastvrij.beoordeling.models import (
    Beoordeling,
    Criterium,
    Observatie,
    Oordeel,
    Overeenkomst,
    Proeve,
)
from gastvrij.beoordeling.queries.blad import counted
from gastvrij.beoordeling.queries.uitkomsten import examenuitkomst
from gastvrij.beoordeling.rules import oordelen as regels
from gastvrij.beoordeling.rules.cesuur import Uitwerking
from gastvrij.beoordeling.rules.proeve import differ


@dataclass(frozen=True)
class Verschil:
    """A criterium on which assessors differ: what each gave, and the mark they agreed on if any."""

    criterium: Criterium
    oordelen: list[Oordeel]
    overeenkomst: Overeenkomst | None

    @property
    def is_confirmed(self) -> bool:
        """Test if another than who wrote the agreed mark down confirmed it."""
        return self.overeenkomst is not None and self.overeenkomst.akkoord_op is not None


@dataclass(frozen=True)
class Vervanging:
    """The sheet of an assessor who was replaced, and how many verdicts are kept on it."""

    blad: Beoordeling
    aantal: int


def sheets(observatie: Observatie) -> QuerySet[Beoordeling]:
    """Return the sheets of the assessors, without who was replaced."""
    return observatie.beoordelingen.filter(soort=Beoordeling.Soort.BEOORDELAAR)


def replaced(proeve: Proeve) -> list[Vervanging]:
    """Return which assessors were replaced, in order."""
    gone = proeve.observatie.beoordelingen.filter(soort=Beoordeling.Soort.VERVANGEN)
    rows = list(gone.select_related("beoordelaar", "opvolger__beoordelaar"))
    kept = Counter(
        proeve.observatie.oordelen.filter(
            gegeven_door__in=[sheet.beoordelaar_id for sheet in rows]
        ).values_list("gegeven_door_id", flat=True)
        if rows
        else ()
    )
    return [Vervanging(sheet, kept[sheet.beoordelaar_id]) for sheet in rows]


def is_blind(observatie: Observatie) -> bool:
    """Test if assessors may not see each other's verdicts yet, because not all handed in."""
    return sheets(observatie).filter(ingediend_op=None).exists()


def oordelen_by_criterium(proeve: Proeve) -> dict[int, list[Oordeel]]:
    """Return the last verdict of each assessor by key of the criterium; nothing while blind."""
    if is_blind(proeve.observatie):
        return {}
    rows = counted(proeve.observatie).select_related("gegeven_door", "criterium")
    counting = regels.latest_per_assessor(rows.prefetch_related("fragmenten"))
    found: dict[int, list[Oordeel]] = defaultdict(list)
    for (criterium, _assessor), oordeel in sorted(counting.items()):
        found[criterium].append(oordeel)
    return dict(found)


def _agreed(proeve: Proeve) -> dict[int, Overeenkomst]:
    rows = proeve.observatie.overeenkomsten.select_related("door", "akkoord_door", "criterium")
    return {one.criterium_id: one for one in rows.order_by("op", "pk")}


def find_mark(proeve: Proeve, criterium: Criterium, uuid: UUID) -> Overeenkomst | None:
    """Return a mark that was agreed on for a criterium of a sitting, None if there is none."""
    marks = proeve.observatie.overeenkomsten.select_related("criterium")
    return marks.filter(criterium=criterium, uuid=uuid).first()


def verschillen(proeve: Proeve) -> list[Verschil]:
    """Return the criteria on which assessors differ or agreed on a mark anew, in order.

    Nothing while blind.
    """
    given, agreed = oordelen_by_criterium(proeve), _agreed(proeve)
    differing = differ(
        {
            str(key): {str(one.gegeven_door_id): one.waarde for one in oordelen}
            for key, oordelen in given.items()
        }
    )
    return [
        Verschil(criterium, given[criterium.pk], agreed.get(criterium.pk))
        for criterium in proeve.observatie.formulier.criteria.order_by("volgorde")
        if criterium.pk in given and (str(criterium.pk) in differing or criterium.pk in agreed)
    ]


def verdicts(proeve: Proeve) -> list[tuple[Criterium, str | None]]:
    """Return the verdict that counts for each criterium, in order.

    The mark that was agreed on, else what all assessors gave; None while they differ or are blind.
    """
    given, agreed = oordelen_by_criterium(proeve), _agreed(proeve)
    found: list[tuple[Criterium, str | None]] = []
    for criterium in proeve.observatie.formulier.criteria.order_by("volgorde"):
        values = {one.waarde for one in given.get(criterium.pk, [])}
        mark = agreed.get(criterium.pk)
        same = values.pop() if len(values) == 1 else None
        found.append((criterium, mark.waarde if mark is not None else same))
    return found


def uitwerking(proeve: Proeve) -> Uitwerking | None:
    """Return the outcome under the cesuur of the form with its working, from what was settled.

    None while assessors are blind, and once the dossier was destroyed.
    """
    if proeve.observatie.vernietigd_op is not None or is_blind(proeve.observatie):
        return None
    values = {criterium.pk: waarde for criterium, waarde in verdicts(proeve)}
    return examenuitkomst(proeve.observatie.formulier, values)
