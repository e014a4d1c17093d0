"""Writes on the groups of a concept form: made, weighted, moved, removed; and where all stands."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import TypeVar

from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling.models import Criterium, Criteriumgroep, Formulier
from gastvrij.beoordeling.rules.criteria import moved
from gastvrij.beoordeling.rules.formulieren import HUNDRED

from .formulieren import lock_concept
from .fouten import CannotMakeFormulier

# Higher than any place in a form, so that no row meets another while places change.
ASIDE = 1_000_000
Row = TypeVar("Row", Criterium, Criteriumgroep)


@transaction.atomic
def add_groep(
    *, by: Medewerker, at: datetime, formulier: Formulier, titel: str, toelichting: str = ""
) -> Criteriumgroep:
    """Add a group at the end of a form of one's own; CannotMakeFormulier if its title is taken."""
    locked = lock_own(by=by, formulier=formulier)
    groep = make_groep(locked, _require_titel(locked, titel), toelichting.strip())
    record(by=by, did="criteriumgroep.added", to=groep, at=at)
    return groep


def make_groep(formulier: Formulier, titel: str, toelichting: str = "") -> Criteriumgroep:
    """Return a new group behind the others of a form that is locked."""
    highest = formulier.groepen.aggregate(highest=Max("volgorde"))["highest"]
    place = 0 if highest is None else highest + 1
    return Criteriumgroep.objects.create(
        formulier=formulier, titel=titel, toelichting=toelichting, volgorde=place
    )


@transaction.atomic
def save_groep(
    *, by: Medewerker, at: datetime, groep: Criteriumgroep, titel: str, toelichting: str
) -> Criteriumgroep:
    """Change title and explanation of a group; the title of a plan's onderdeel stays."""
    locked = lock_concept(by=by, formulier=groep.formulier)
    now = fresh(groep)
    if titel.strip() != now.titel:
        require_own(locked)
        now.titel = _require_titel(locked, titel)
    now.toelichting = toelichting.strip()
    now.save(update_fields=["titel", "toelichting"])
    record(by=by, did="criteriumgroep.changed", to=now, at=at)
    return now


@transaction.atomic
def save_gewichten(
    *,
    by: Medewerker,
    at: datetime,
    formulier: Formulier,
    gewichten: Mapping[int, Decimal | None],
) -> Formulier:
    """Set the weights (percent, None for not yet) of groups by key.

    They need not be 100 together before publishing. Raises CannotMakeFormulier for a weight
    outside 0 to 100 or a group of another form.
    """
    locked = lock_own(by=by, formulier=formulier)
    groepen = Criteriumgroep.objects.filter(formulier=locked).in_bulk(list(gewichten))
    if len(groepen) != len(gewichten):
        raise CannotMakeFormulier(_("Deze groep hoort niet bij dit formulier."))
    for key, gewicht in gewichten.items():
        if gewicht is not None and not 0 <= gewicht <= HUNDRED:
            raise CannotMakeFormulier(_("Kies een gewicht van 0 tot en met 100."))
        groepen[key].gewicht = gewicht
    Criteriumgroep.objects.bulk_update(groepen.values(), ["gewicht"])
    data = {"groepen": len(groepen)}
    record(by=by, did="formulier.weighted", to=locked, at=at, data=data)
    return locked


@transaction.atomic
def move_groep(*, by: Medewerker, at: datetime, groep: Criteriumgroep, up: bool) -> None:
    """Move a group with its criteria a place up or down; at the end it stays."""
    locked = lock_concept(by=by, formulier=groep.formulier)
    fresh(groep)
    keys = list(locked.groepen.order_by("volgorde").values_list("pk", flat=True))
    place(Criteriumgroep, locked, moved(keys, groep.pk, up=up))
    settle(locked)
    record(by=by, did="criteriumgroep.moved", to=groep, at=at)


@transaction.atomic
def remove_groep(*, by: Medewerker, at: datetime, groep: Criteriumgroep) -> None:
    """Remove a group with all its criteria from a form of one's own."""
    locked = lock_own(by=by, formulier=groep.formulier)
    data = {"criteria": fresh(groep).criteria.count()}
    record(by=by, did="criteriumgroep.removed", to=groep, at=at, data=data)
    groep.delete()
    settle(locked)


def fresh(row: Row) -> Row:
    """Return a group or criterium as it stands now; CannotMakeFormulier if somebody removed it."""
    found = type(row).objects.filter(pk=row.pk).first()
    if found is None:
        raise CannotMakeFormulier(_("Dit is intussen weggehaald. Laad de pagina opnieuw."))
    return found


def lock_own(*, by: Medewerker, formulier: Formulier) -> Formulier:
    """Return a concept of the gemeente's own, locked; CannotMakeFormulier for any other."""
    locked = lock_concept(by=by, formulier=formulier)
    require_own(locked)
    return locked


def require_own(formulier: Formulier) -> None:
    """Raise CannotMakeFormulier for a form of which the exam plan decides what it holds."""
    if formulier.soort != Formulier.Soort.KWALITEIT:
        raise CannotMakeFormulier(
            _(
                "Het toetsplan bepaalt wat een proeve toetst. Wijzig het toetsplan en maak "
                "daar een nieuw formulier van."
            )
        )


def settle(formulier: Formulier) -> None:
    """Give the criteria of a form places from 0 on: by group, then as they stood."""
    rows = formulier.criteria.order_by("groep__volgorde", "volgorde")
    place(Criterium, formulier, list(rows.values_list("pk", flat=True)))


def place(kind: type[Row], formulier: Formulier, keys: Sequence[int]) -> None:
    """Give all rows of a form the places of their keys in this order."""
    rows = kind.objects.filter(formulier=formulier)
    rows.update(volgorde=F("volgorde") + ASIDE)
    found = rows.in_bulk(keys)
    for number, key in enumerate(keys):
        found[key].volgorde = number
    kind.objects.bulk_update(found.values(), ["volgorde"])


def _require_titel(formulier: Formulier, titel: str) -> str:
    found = titel.strip()
    if not found:
        raise CannotMakeFormulier(_("Geef de groep een titel."))
    if formulier.groepen.filter(titel=found).exists():
        raise CannotMakeFormulier(_("Er is al een groep met deze titel. Kies een andere."))
    return found
