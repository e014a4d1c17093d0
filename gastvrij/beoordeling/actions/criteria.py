"""Writes on criteria of a concept form: taken from a kader or typed, changed, moved, removed."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import Criterium, Criteriumgroep, Formulier
from gastvrij.beoordeling.queries import Keuze
from gastvrij.beoordeling.rules import criteria as regels
from gastvrij.beoordeling.rules.criteria import Wijze, moved
from gastvrij.beoordeling.rules.schalen import Schaal, Waarneming
from gastvrij.kaders.models import Element, KaderVersie

from .criteriumregels import (
    MOST_CODE,
    require_code,
    require_groep,
    require_new,
    require_tekst,
    require_wijze,
)
from .formulieren import lock_concept
from .fouten import CannotMakeFormulier
from .groepen import fresh, lock_own, make_groep, place, settle

# Criteria without a code of their own are E1, E2 and on.
OWN = "E"


@transaction.atomic
def add_criterium(
    *,
    by: Medewerker,
    at: datetime,
    groep: Criteriumgroep,
    tekst: str,
    wijze: Wijze,
    code: str = "",
) -> Criterium:
    """Add a criterium of one's own at the end of a group; without a code it gets E1, E2 and on.

    Raises CannotMakeFormulier for a text on wording, order or origin, or a code that is taken.
    """
    locked = lock_own(by=by, formulier=groep.formulier)
    require_wijze(wijze, locked)
    taken = _codes(locked)
    made = Criterium(
        formulier=locked,
        groep=fresh(groep),
        tekst=require_tekst(tekst),
        code=require_code(code, taken) or regels.next_code(OWN, taken),
        niveaus=[],
        volgorde=_last_place(locked),
    )
    _apply(made, wijze)
    made.save()
    settle(locked)
    record(by=by, did="criterium.added", to=made, at=at, data={"code": made.code})
    return made


@transaction.atomic
def add_elementen(
    *,
    by: Medewerker,
    at: datetime,
    formulier: Formulier,
    versie: KaderVersie,
    elementen: Collection[Element],
    schaal: str,
) -> list[Criterium]:
    """Add elements of a published kader as criteria, with their code and text.

    Each comes in the group of its phase, cluster or onderdeel, which is made if it is not there.
    Raises CannotMakeFormulier if nothing is chosen, something stands in the form already, or an
    element cannot be a criterium.
    """
    locked = lock_own(by=by, formulier=formulier)
    if not queries.kiesbare_versies().filter(pk=versie.pk).exists():
        raise CannotMakeFormulier(_("Kies een kader dat vastgesteld is."))
    chosen = {element.pk for element in elementen}
    found = [one for one in queries.kiesbaar(versie) if one.element.pk in chosen]
    if not found or len(found) != len(chosen):
        raise CannotMakeFormulier(_("Kies minstens 1 regel uit dit kader."))
    wijze = Wijze(schaal=schaal)
    require_wijze(wijze, locked)
    require_new(locked, found)
    made = [_make(locked, keuze, wijze) for keuze in found]
    settle(locked)
    data = {"criteria": len(made), "versie": str(versie.uuid)}
    record(by=by, did="formulier.criteria_added", to=locked, at=at, data=data)
    return made


@transaction.atomic
def save_criterium(
    *,
    by: Medewerker,
    at: datetime,
    criterium: Criterium,
    wijze: Wijze,
    tekst: str | None = None,
    groep: Criteriumgroep | None = None,
) -> Criterium:
    """Change how a criterium is judged, its text if it is one of our own, and its group.

    None leaves text or group as it is. Raises CannotMakeFormulier for what `rules.criteria`
    refuses, another text for an element, or a group of another form.
    """
    locked = lock_concept(by=by, formulier=criterium.formulier)
    require_wijze(wijze, locked)
    now = fresh(criterium)
    if now.element_id is None and tekst is not None:
        now.tekst = require_tekst(tekst)
    elif tekst is not None and tekst != now.tekst:
        raise CannotMakeFormulier(
            _("Deze tekst komt uit een vastgesteld kader en verandert hier niet.")
        )
    if groep is not None and groep.pk != now.groep_id:
        require_groep(groep, now, locked)
        now.groep, now.volgorde = groep, _last_place(locked)
    _apply(now, wijze)
    now.save()
    settle(locked)
    record(by=by, did="criterium.changed", to=now, at=at, data={"code": now.code})
    return now


@transaction.atomic
def move_criterium(*, by: Medewerker, at: datetime, criterium: Criterium, up: bool) -> None:
    """Move a criterium a place up or down in its group; at the end it stays."""
    locked = lock_concept(by=by, formulier=criterium.formulier)
    rows = locked.criteria.order_by("groep__volgorde", "volgorde").values_list("pk", "groep_id")
    group = fresh(criterium).groep_id
    after = iter(moved([pk for pk, one in rows if one == group], criterium.pk, up=up))
    place(Criterium, locked, [next(after) if one == group else pk for pk, one in rows])
    record(by=by, did="criterium.moved", to=criterium, at=at, data={"code": criterium.code})


@transaction.atomic
def remove_criterium(*, by: Medewerker, at: datetime, criterium: Criterium) -> None:
    """Remove a criterium from a form of one's own."""
    locked = lock_own(by=by, formulier=criterium.formulier)
    fresh(criterium)
    record(by=by, did="criterium.removed", to=criterium, at=at, data={"code": criterium.code})
    criterium.delete()
    settle(locked)


def _make(formulier: Formulier, keuze: Keuze, wijze: Wijze) -> Criterium:
    element, taken = keuze.element, _codes(formulier)
    groep = formulier.groepen.filter(titel=keuze.groep).first()
    made = Criterium(
        formulier=formulier,
        groep=groep or make_groep(formulier, keuze.groep),
        element=element,
        code=regels.free_code(keuze.code, taken, most=MOST_CODE)
        if keuze.code
        else regels.next_code(OWN, taken),
        tekst=element.tekst or element.titel,
        niveaus=[],
        volgorde=_last_place(formulier),
    )
    _apply(made, wijze)
    made.save()
    return made


def _apply(criterium: Criterium, wijze: Wijze) -> None:
    every = set(wijze.waarneembaar_bij) == set(Waarneming)
    criterium.hulp = wijze.hulp.strip()
    criterium.schaal = wijze.schaal
    is_own = wijze.schaal == Schaal.TREDEN
    criterium.treden = [list(trede) for trede in wijze.treden] if is_own else []
    criterium.gewicht = wijze.gewicht
    criterium.is_knock_out = wijze.is_knock_out
    criterium.bewijs_verplicht = wijze.bewijs_verplicht
    criterium.waarneembaar_bij = [] if every else list(wijze.waarneembaar_bij)
    criterium.invuller = wijze.invuller


def _codes(formulier: Formulier) -> set[str]:
    return set(formulier.criteria.values_list("code", flat=True))


def _last_place(formulier: Formulier) -> int:
    highest: int | None = formulier.criteria.aggregate(highest=Max("volgorde"))["highest"]
    return 0 if highest is None else highest + 1
