"""The evidence of somebody as one person may see it: keys only, passages are read when shown."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet
from django.utils import timezone

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling.models import Fragment, Observatie
from gastvrij.beoordeling.rules.observaties import SHARED
from gastvrij.kaders.models import Element, Kruistabel, Verband
from gastvrij.ontwikkeling import rules
from gastvrij.ontwikkeling.models import IngebrachteUitslag
from gastvrij.ontwikkeling.rules import Bewijs, Koppeling


@dataclass(frozen=True, slots=True)
class Gezien:
    """An observation (key): its crosswalk (key), when, and if only the employee sees it."""

    key: int
    kruistabel: int | None
    begonnen_op: datetime | None
    is_eigen: bool


@dataclass(frozen=True)
class Stapel:
    """Passages (keys) that show the same steps under the same crosswalk."""

    bewijs: Bewijs
    fragmenten: list[int]


@dataclass(frozen=True)
class Materiaal:
    """All evidence of somebody; `van` is the observation of a passage, in the order to show."""

    observaties: dict[int, Gezien]
    van: dict[int, int]
    stapels: list[Stapel]
    codes: dict[UUID, str]
    beoordelaars: int

    @property
    def citaten(self) -> int:
        """Return how many passages there are."""
        return len(self.van)

    @property
    def eigen(self) -> int:
        """Return how many passages only the employee sees."""
        return sum(self.observaties[one].is_eigen for one in self.van.values())


def end_of(on: date) -> datetime:
    """Return the moment at which a day is over."""
    return basis.midnight(on + timedelta(days=1))


def _observaties(medewerker: Medewerker, kijker: Medewerker, on: date) -> QuerySet[Observatie]:
    """Return what was shared by a day; of a proeve others see only what was brought over."""
    found = Observatie.objects.filter(
        medewerker=medewerker, status__in=SHARED, gedeeld_op__lt=end_of(on)
    )
    return found if kijker.pk == medewerker.pk else found.exclude(_is_apart())


def _is_apart() -> Q:
    """Return the condition under which an observation stays in the exam dossier."""
    brought = IngebrachteUitslag.objects.filter(
        proeve__observatie=OuterRef("pk"), teruggenomen_op=None
    )
    return Q(~Exists(brought), doel=Observatie.Doel.PROEVE)


def materiaal(medewerker: Medewerker, *, kijker: Medewerker, on: date) -> Materiaal:
    """Return the evidence of somebody that this person may count by a day, newest first.

    Three queries, and no object a passage: there can be thousands.
    """
    shared = _observaties(medewerker, kijker, on)
    rows = (
        shared.annotate(is_eigen=ExpressionWrapper(_is_apart(), output_field=BooleanField()))
        .order_by("-begonnen_op", "-pk")
        .values_list("pk", "kruistabel_id", "begonnen_op", "is_eigen")
    )
    observaties = {row[0]: Gezien(*row) for row in rows}
    shown: dict[int, list[int]] = {}
    van: dict[int, int] = {}
    people = set()
    # Joined by medewerker and not by the observations above: those would be looked up twice.
    for fragment, observatie, door, stap in _passages(medewerker):
        if observatie in observaties:
            van[fragment] = observatie
            people.add(door)
            shown.setdefault(fragment, []).append(stap)
    identiteiten, codes = _stappen({stap for steps in shown.values() for stap in steps} - {None})
    return Materiaal(
        observaties, van, _stapels(van, observaties, shown, identiteiten), codes, len(people)
    )


def _passages(medewerker: Medewerker) -> Iterable[tuple[int, int, int, int]]:
    """Return passage, observation, maker and step (keys), a row a step; newest first."""
    return (
        Fragment.objects.filter(observatie__medewerker=medewerker, observatie__status__in=SHARED)
        .order_by(
            "-observatie__begonnen_op", "-observatie_id", F("seconde").asc(nulls_first=True), "pk"
        )
        .values_list("pk", "observatie_id", "gemaakt_door_id", "stappen")
    )


def _stappen(keys: Iterable[int]) -> tuple[dict[int, UUID], dict[UUID, str]]:
    rows = list(Element.objects.filter(pk__in=keys).values_list("pk", "identiteit", "code"))
    return {pk: identiteit for pk, identiteit, _code in rows}, {one[1]: one[2] for one in rows}


def _stapels(
    van: dict[int, int],
    observaties: dict[int, Gezien],
    shown: dict[int, list[int]],
    identiteiten: dict[int, UUID],
) -> list[Stapel]:
    piles: dict[tuple[int | None, frozenset[int]], list[int]] = {}
    for fragment, steps in shown.items():
        key = observaties[van[fragment]].kruistabel, frozenset(steps)
        piles.setdefault(key, []).append(fragment)
    return [
        Stapel(
            Bewijs(key, table, frozenset(identiteiten[step] for step in steps if step)), fragmenten
        )
        for key, ((table, steps), fragmenten) in enumerate(piles.items())
    ]


def koppelingen(kruistabellen: Iterable[int]) -> list[Koppeling]:
    """Return the ties of these crosswalks (keys)."""
    rows = (
        Verband.objects.filter(kruistabel__in=set(kruistabellen))
        .order_by("pk")
        .values_list("kruistabel_id", "van__identiteit", "naar__identiteit", "soort")
    )
    return [Koppeling(*row) for row in rows]


def kruistabellen(materiaal: Materiaal, *, on: date) -> tuple[dict[int, Kruistabel], int | None]:
    """Return the crosswalks made by a day (by key), and the key of the one in force then.

    In force is the last signed one; as long as none is signed the newest. Also those that evidence
    went through.
    """
    used = {one.kruistabel for one in materiaal.observaties.values()} - {None}
    found = (
        Kruistabel.objects.filter(Q(gemaakt_op__lt=end_of(on)) | Q(pk__in=used))
        .select_related("ondertekend_door")
        .order_by("-nummer")
    )
    every = {one.pk: one for one in found}
    made = [one for one in every.values() if one.gemaakt_op < end_of(on)]
    signed = [one for one in made if one.ondertekend_op and one.ondertekend_op < end_of(on)]
    newest = next(iter(signed or made), None)
    return every, newest.pk if newest else None


def per_halfjaar(
    materiaal: Materiaal, fragmenten: Iterable[int]
) -> list[tuple[rules.Halfjaar, int]]:
    """Return how many of these passages come from conversations in each half year."""
    found = Counter(materiaal.van[one] for one in fragmenten)
    moments = {one: materiaal.observaties[one].begonnen_op for one in found}
    days = {one: timezone.localdate(at) for one, at in moments.items() if at is not None}
    return rules.per_halfjaar(day for one, day in days.items() for _time in range(found[one]))
