"""The exam day: all sittings of one day, by room and by assessor."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import groupby

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from gastvrij.basis import queries as basis
from gastvrij.basis.http import MedewerkerRequest
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling import forms, queries
from gastvrij.beoordeling.models import Proeve
from gastvrij.beoordeling.rules.afname import overlaps

A_DAY = timedelta(days=1)
_S = Proeve.Status
NOT_HELD = (_S.AFGEWEZEN, _S.VRIJGESTELD, _S.TERUGGETROKKEN)


@dataclass(frozen=True)
class Blok:
    """A sitting on its day; `botst` if another takes the same room at the same time."""

    proeve: Proeve
    eindigt_op: datetime
    botst: bool


@require_GET
def dag(request: MedewerkerRequest) -> HttpResponse:
    """Show all sittings of one day, by room and by assessor."""
    basis.require(request.user, Recht.PROEVE_PLANNEN)
    form = forms.ChooseDay(request.GET)
    chosen = form.cleaned_data.get("dag") if form.is_valid() else None
    day = chosen or timezone.localdate()
    found = [
        one.proeve
        for one in reversed(queries.proeven_for(request.user))
        if timezone.localdate(one.proeve.begint_op) == day and one.proeve.status not in NOT_HELD
    ]
    context = {
        "form": forms.ChooseDay(initial={"dag": day}),
        "dag": day,
        "vorige": day - A_DAY,
        "volgende": day + A_DAY,
        "proeven": found,
        "ruimtes": _by_room(found),
        "beoordelaars": _by_assessor(found),
    }
    return render(request, "beoordeling/proeve/dag.html", context)


def _minutes(proeve: Proeve) -> int:
    return proeve.opdracht.minuten_afname + proeve.opdracht.minuten_uitslag


def _overlaps(one: Proeve, other: Proeve) -> bool:
    return one.pk != other.pk and overlaps(
        one.begint_op,
        _minutes(one),
        ander_begint_op=other.begint_op,
        ander_minuten=_minutes(other),
    )


def _blokken(found: Sequence[Proeve]) -> list[Blok]:
    return [
        Blok(
            one,
            one.begint_op + timedelta(minutes=_minutes(one)),
            bool(one.ruimte) and any(_overlaps(one, other) for other in found),
        )
        for one in found
    ]


def _by_room(found: Sequence[Proeve]) -> list[tuple[str, str, list[Blok]]]:
    """Return the sittings of a day by place and room, in the order of time."""

    def room(proeve: Proeve) -> tuple[str, str]:
        return proeve.locatie, proeve.ruimte

    in_order = sorted(found, key=lambda one: (*room(one), one.begint_op))
    return [(*key, _blokken(list(rows))) for key, rows in groupby(in_order, key=room)]


def _by_assessor(found: Sequence[Proeve]) -> list[tuple[Medewerker, list[Proeve]]]:
    """Return the sittings of a day by assessor, in the order of time."""
    by_key: dict[int, tuple[Medewerker, list[Proeve]]] = {}
    for one in sorted(found, key=lambda proeve: proeve.begint_op):
        for person in queries.beoordelaars_of(one):
            by_key.setdefault(person.pk, (person, []))[1].append(one)
    return sorted(by_key.values(), key=lambda row: row[0].naam)
