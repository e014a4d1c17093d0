"""What stands on the sheet of one observation, in a constant number of queries."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import QuerySet

from gastvrij.beoordeling.models import Criterium, Fragment, Observatie, Oordeel
from gastvrij.beoordeling.rules import oordelen as regels
from gastvrij.beoordeling.rules.observaties import proposed
from gastvrij.kaders import queries as kaders
from gastvrij.kaders.models import Element, KaderVersie, Soort, Verband

from .formulieren import cesuur, schaal


@dataclass(frozen=True)
class CriteriumRegel:
    """One criterium with the verdicts on it and the evidence that the crosswalk proposes."""

    criterium: Criterium
    oordelen: list[Oordeel]
    eerdere: list[Oordeel]
    voorgesteld: list[Fragment]

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


def _oordelen(observatie: Observatie) -> dict[int, list[Oordeel]]:
    found: dict[int, list[Oordeel]] = defaultdict(list)
    rows = observatie.oordelen.select_related("gegeven_door").prefetch_related("fragmenten")
    for oordeel in rows.order_by("-gegeven_op", "-pk"):
        found[oordeel.criterium_id].append(oordeel)
    return found


def _proposals(observatie: Observatie, fragmenten: Iterable[Fragment]) -> dict[str, list[int]]:
    ties = Verband.objects.filter(
        kruistabel=observatie.kruistabel_id, naar__soort=Element.Soort.TOETSTERM
    ).values_list("van__identiteit", "naar__identiteit")
    shown = {f.pk: [stap.identiteit for stap in f.stappen.all()] for f in fragmenten}
    return {str(term): keys for term, keys in proposed(shown, ties).items()}


def blad(observatie: Observatie) -> Blad:
    """Return the sheet of an observation; the number of queries is constant."""
    fragmenten = list(observatie.fragmenten.prefetch_related("stappen"))
    by_key = {fragment.pk: fragment for fragment in fragmenten}
    oordelen = _oordelen(observatie)
    counting = {
        oordeel.pk
        for oordeel in regels.latest_per_assessor(
            oordeel for found in oordelen.values() for oordeel in found
        ).values()
    }
    proposals = _proposals(observatie, fragmenten)
    criteria = observatie.formulier.criteria.select_related("element").order_by("volgorde")
    lines = [
        CriteriumRegel(
            criterium,
            [o for o in oordelen[criterium.pk] if o.pk in counting],
            [o for o in oordelen[criterium.pk] if o.pk not in counting],
            [by_key[key] for key in proposals.get(str(criterium.element.identiteit), [])],
        )
        for criterium in criteria
    ]
    by_group = groupby(lines, key=lambda line: line.criterium.groep)
    return Blad([Groep(titel, list(found)) for titel, found in by_group], fragmenten)


def zonder_oordeel(observatie: Observatie) -> list[Criterium]:
    """Return the criteria of the form on which nobody gave a verdict, in order."""
    judged = observatie.oordelen.values("criterium")
    return list(observatie.formulier.criteria.exclude(pk__in=judged).order_by("volgorde"))


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


def why_no_uitslag(observatie: Observatie) -> regels.Uitslag:
    """Return why the outcome of an observation cannot be determined."""
    return regels.why_no_uitslag(cesuur(observatie.formulier.versie))
