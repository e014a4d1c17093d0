"""What stands on the sheet of one observation, in a constant number of queries."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from uuid import UUID

from django.db.models import F, Prefetch, Q, QuerySet, prefetch_related_objects

from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling.models import (
    Beoordeling,
    Criterium,
    Formulier,
    Fragment,
    Observatie,
    Oordeel,
)
from gastvrij.beoordeling.rules import oordelen as regels
from gastvrij.beoordeling.rules.observaties import proposed
from gastvrij.beoordeling.rules.schalen import is_observable
from gastvrij.kaders import queries as kaders
from gastvrij.kaders.models import Element, KaderVersie, Soort, Verband

from .formulieren import schaal
from .observaties import ASSESSING


@dataclass(frozen=True)
class CriteriumRegel:
    """One criterium with the verdicts on it and the evidence that the crosswalk proposes."""

    criterium: Criterium
    oordelen: list[Oordeel]
    eerdere: list[Oordeel]
    voorgesteld: list[Fragment]
    is_waarneembaar: bool = True

    @property
    def oordeel(self) -> Oordeel | None:
        """Return the verdict that counts, None if nobody judged yet."""
        return self.oordelen[0] if self.oordelen else None

    @property
    def must_ask(self) -> bool:
        """Test if a question is needed, because K or B is among the levels."""
        return regels.must_ask(self.criterium.niveaus or [])


@dataclass(frozen=True)
class Groep:
    """The criteria of one onderdeel."""

    titel: str
    regels: list[CriteriumRegel]


@dataclass(frozen=True)
class Blad:
    """The sheet: criteria by group, and all evidence."""

    groepen: list[Groep]
    fragmenten: list[Fragment]

    @property
    def regels(self) -> list[CriteriumRegel]:
        """Return all criteria in order."""
        return [regel for groep in self.groepen for regel in groep.regels]

    @property
    def ontbrekend(self) -> list[Criterium]:
        """Return the criteria that nobody judged yet."""
        return [regel.criterium for regel in self.regels if regel.oordeel is None]

    @property
    def beoordeeld(self) -> int:
        """Return how many criteria have a verdict."""
        return len(self.regels) - len(self.ontbrekend)


@dataclass(frozen=True)
class NiveauTelling:
    """How often each verdict was given at a level; `code` is empty for all toetstermen."""

    code: str
    naam: str
    voldoende: int
    onvoldoende: int
    niet_waargenomen: int


def _oordelen(
    observatie: Observatie,
    criteria: Mapping[int, Criterium],
    *,
    van: Medewerker | None,
    alleen: Medewerker | None,
) -> dict[int, list[Oordeel]]:
    only = van if van is not None and _is_blind(observatie, van) else alleen
    rows = counted(observatie).order_by("-gegeven_op", "-pk")
    rows = rows.filter(gegeven_door=only) if only else rows.select_related("gegeven_door")
    found: dict[int, list[Oordeel]] = defaultdict(list)
    for oordeel in rows:
        # Known already, so that no verdict brings its criterium and person along once more.
        oordeel.criterium = criteria[oordeel.criterium_id]
        if only is not None:
            oordeel.gegeven_door = only
        found[oordeel.criterium_id].append(oordeel)
    return found


def counted(observatie: Observatie) -> QuerySet[Oordeel]:
    """Return the verdicts of those who assess: not the employee's own, nor of who was replaced."""
    sheets = observatie.beoordelingen.filter(soort__in=ASSESSING)
    return observatie.oordelen.filter(gegeven_door__in=sheets.values("beoordelaar"))


def asked_of_assessor(formulier: Formulier) -> QuerySet[Criterium]:
    """Return the criteria that who assesses fills in, in order."""
    by_other = Criterium.Invuller.MEDEWERKER
    return formulier.criteria.exclude(invuller=by_other).order_by("volgorde")


def _is_blind(observatie: Observatie, van: Medewerker) -> bool:
    """Test if this person, or an assessor beside them, did not hand in yet."""
    waiting = Q(soort=Beoordeling.Soort.BEOORDELAAR) | Q(beoordelaar=van)
    return observatie.beoordelingen.filter(waiting, ingediend_op=None).exists()


def _proposals(observatie: Observatie, fragmenten: Iterable[Fragment]) -> dict[UUID, list[int]]:
    shown = {f.pk: [stap.identiteit for stap in f.stappen.all()] for f in fragmenten}
    steps = {stap for found in shown.values() for stap in found}
    ties = Verband.objects.filter(
        Q(van__identiteit__in=steps) | Q(naar__identiteit__in=steps),
        kruistabel=observatie.kruistabel_id,
    ).values_list("van__identiteit", "naar__identiteit")
    return proposed(shown, ties if steps else ())


def blad(
    observatie: Observatie, *, van: Medewerker | None = None, alleen: Medewerker | None = None
) -> Blad:
    """Return the sheet of an observation: as one assessor sees it, or with the verdicts of all.

    An assessor (`van`) sees the own verdicts only, until every assessor has handed in. With
    `alleen` it holds what this one person said, whatever others say later.

    The number of queries is constant.
    """
    fragmenten = list(
        fragmenten_for(observatie, van).prefetch_related(
            Prefetch("stappen", Element.objects.only("code", "identiteit").order_by("volgorde"))
        )
    )
    by_key = {fragment.pk: fragment for fragment in fragmenten}
    rows = asked_of_assessor(observatie.formulier).select_related("groep")
    every = rows.annotate(identiteit=F("element__identiteit"))
    criteria = {criterium.pk: criterium for criterium in every}
    oordelen = _oordelen(observatie, criteria, van=van, alleen=alleen)
    latest = regels.latest_per_assessor(one for found in oordelen.values() for one in found)
    prefetch_related_objects(list(latest.values()), "fragmenten")
    counting = {oordeel.pk for oordeel in latest.values()}
    proposals = _proposals(observatie, fragmenten)
    lines = [
        CriteriumRegel(
            criterium,
            [o for o in oordelen[criterium.pk] if o.pk in counting],
            [o for o in oordelen[criterium.pk] if o.pk not in counting],
            [by_key[key] for key in proposals.get(criterium.identiteit, [])],
            is_observable(criterium.waarneembaar_bij, observatie.herkomst),
        )
        for criterium in criteria.values()
    ]
    by_group = groupby(lines, key=lambda line: line.criterium.groep)
    return Blad([Groep(groep.titel, list(found)) for groep, found in by_group], fragmenten)


def fragmenten_for(observatie: Observatie, van: Medewerker | None) -> QuerySet[Fragment]:
    """Return the evidence on the sheet of one assessor, or of all.

    In a calibration each gathers the own evidence: what a colleague noted tells too much.
    """
    found = observatie.fragmenten.all()
    is_blind = van is not None and observatie.doel == Observatie.Doel.KALIBRATIE
    return found.filter(gemaakt_door=van) if is_blind else found


def zonder_oordeel(observatie: Observatie, *, van: Medewerker | None = None) -> list[Criterium]:
    """Return what the form asks of assessors on which nobody, or this one, gave no verdict."""
    judged = counted(observatie).values("criterium")
    if van is not None:
        judged = judged.filter(gegeven_door=van)
    return list(asked_of_assessor(observatie.formulier).exclude(pk__in=judged))


def own_oordeel(observatie: Observatie, criterium: Criterium, *, van: Medewerker) -> Oordeel | None:
    """Return the verdict of one assessor on a criterium that counts, None without."""
    given = observatie.oordelen.filter(criterium=criterium, gegeven_door=van)
    return given.order_by("gegeven_op", "pk").last()


def _line(code: str, naam: str, found: Counter[str]) -> NiveauTelling:
    return NiveauTelling(code, naam, **{waarde.value: found[waarde] for waarde in regels.Waarde})


def telling(observatie: Observatie, sheet: Blad) -> list[NiveauTelling]:
    """Return the counts of verdicts in all, then per level in the order of the plan.

    A toetsterm with two levels counts at both. Counts only, an exam has no percentage.
    """
    given = [
        (regel.criterium.niveaus or [], oordeel.waarde)
        for regel in sheet.regels
        for oordeel in regel.oordelen
    ]
    per_level = regels.count_per_niveau(given)
    names = schaal(observatie.formulier.versie)
    total = _line("", "", Counter(waarde for _niveaus, waarde in given))
    codes = [*names, *(code for code in per_level if code not in names)]
    return [total, *(_line(c, names.get(c, c), per_level[c]) for c in codes if c in per_level)]


def _leidraad(observatie: Observatie, on: date) -> KaderVersie | None:
    gesprek = observatie.gesprek
    shown = gesprek.leidraad if gesprek is not None else None
    return shown or kaders.current_versie(Soort.GESPREKSSTRUCTUUR, on=on)


def gids(observatie: Observatie, *, on: date) -> kaders.Guide | None:
    """Return the guide shown in the conversation, else the one that runs on a day; None without."""
    versie = _leidraad(observatie, on)
    return kaders.guide(versie) if versie is not None else None


def stappen(observatie: Observatie, *, on: date) -> QuerySet[Element]:
    """Return the steps and general rules of that guide, in order; a passage is tied to these."""
    kinds = (Element.Soort.STAP, Element.Soort.ALGEMENE_REGEL)
    return Element.objects.filter(
        versie=_leidraad(observatie, on), versie__isnull=False, soort__in=kinds
    ).select_related("versie")
