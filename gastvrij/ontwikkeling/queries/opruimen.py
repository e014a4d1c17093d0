"""Which rows of this room are about somebody: what goes when a dossier is deleted."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gastvrij.ontwikkeling.models import Vertrek

APP = "ontwikkeling"


@dataclass(frozen=True)
class Tabel:
    """A table about people: what it holds, and how a row leads to whom it is about."""

    lookups: tuple[str, ...]
    wat: str | Promise


# Every table that is about somebody; a test holds this against all tables.
OVER: Mapping[str, Tabel] = {
    "agendapunt": Tabel(("gesprek__cyclus__medewerker",), _("agendapunten")),
    "badge": Tabel(("medewerker",), _("badges")),
    "bewijsdocument": Tabel(("bewijs__medewerker",), _("bestanden bij eerder geleerd")),
    "bewijsregel": Tabel(("bewijs__medewerker",), _("regels over wie dat nakeek")),
    "cyclus": Tabel(("medewerker",), _("gesprekscycli")),
    "cyclusgesprek": Tabel(("cyclus__medewerker",), _("gesprekken over ontwikkeling, met verslag")),
    "eerderbewijs": Tabel(("medewerker",), _("bewijzen van eerder geleerd")),
    "hulpaanbod": Tabel(("medewerker",), _("wat iemand aan hulp bood of wilde leren")),
    "hulpvraag": Tabel(("van", "aanbod__medewerker"), _("vragen om hulp")),
    "ingebrachteuitslag": Tabel(("medewerker",), _("ingebrachte uitslagen")),
    "leerdoel": Tabel(("medewerker",), _("leerdoelen")),
    "niveauvaststelling": Tabel(("medewerker",), _("besproken niveaus")),
    "nominatie": Tabel(("medewerker",), _("zelf aangedragen voorbeelden")),
    "schatting": Tabel(("uitvraag__medewerker",), _("antwoorden op inschattingen")),
    "uitnodiging": Tabel(("uitvraag__medewerker",), _("uitnodigingen voor inschattingen")),
    "uitvraag": Tabel(("medewerker",), _("uitvragen van inschattingen")),
    "vertrek": Tabel(("medewerker",), _("vertrekken")),
    "vervulling": Tabel(("medewerker",), _("vervulde functies")),
    "voortgang": Tabel(("doel__medewerker",), _("regels over de voortgang van leerdoelen")),
    "vrijgave": Tabel(("medewerker",), _("vrijgaven")),
}
# What is about a functie, a term, a report or a place in a list, and about nobody.
APART = frozenset(
    {
        "dossiertermijn",
        "dossiervernietiging",
        "eis",
        "functie",
        "functieprofiel",
        "opleidingseis",
        "statusplaats",
    }
)


def rows_about(medewerkers: Collection[int]) -> Iterator[QuerySet[Any]]:
    """Yield per table its rows about people (keys), in an order in which they can be removed.

    A table comes before those that it points at, and last what lets them go: the departure.
    """
    for model in _in_order():
        is_about = Q()
        for lookup in OVER[str(model._meta.model_name)].lookups:
            is_about |= Q(**{f"{lookup}__in": medewerkers})
        yield QuerySet(model).filter(is_about).order_by()
    yield Vertrek.objects.filter(medewerker__in=medewerkers, vernietigd_op=None).order_by()
    yield Vertrek.objects.filter(medewerker__in=medewerkers, vernietigd_op__isnull=False).order_by()


def counts_about(medewerkers: Collection[int]) -> dict[str, int]:
    """Return how many rows each table has about people (keys), without those that have none."""
    found: Counter[str] = Counter()
    for rows in rows_about(medewerkers):
        found[str(rows.model._meta.model_name)] += rows.count()
    return {name: n for name, n in found.items() if n}


def in_words(aantallen: Mapping[str, int]) -> list[tuple[str, int]]:
    """Return counts by table as (what, how many), for people to read."""
    return [(str(OVER[name].wat), n) for name, n in aantallen.items() if name in OVER and n]


def _in_order() -> list[type[Model]]:
    left = {name: apps.get_model(APP, name) for name in OVER if name != "vertrek"}
    found: list[type[Model]] = []
    while left:
        pointed = {target for model in left.values() for target in _targets(model)}
        free = sorted(name for name in left if name not in pointed) or sorted(left)
        found += [left.pop(name) for name in free]
    return found


def _targets(model: type[Model]) -> Iterator[str]:
    """Yield the tables of this room, another than its own, that a table points at."""
    for field in model._meta.fields:
        target = field.related_model if isinstance(field, ForeignKey) else None
        if isinstance(target, type) and target is not model and target._meta.app_label == APP:
            yield str(target._meta.model_name)
