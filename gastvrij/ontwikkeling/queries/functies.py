"""What somebody's functies ask on a day, and the functies themselves."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders import queries as kaders
from gastvrij.kaders.models import Element, KaderVersie, Soort
from gastvrij.ontwikkeling.models import Eis, Functie, Functieprofiel, Opleidingseis, Vervulling
from gastvrij.ontwikkeling.rules import functies as rules

VASTGESTELD = Functieprofiel.Status.VASTGESTELD


@dataclass(frozen=True)
class Nieuwer:
    """A version that a running functieprofiel uses, and the newest published one after it."""

    oud: KaderVersie
    nieuw: KaderVersie


@dataclass(frozen=True)
class Functierij:
    """A functie on a day: what runs, the concept, how many fill it, and newer frameworks."""

    functie: Functie
    lopend: Functieprofiel | None
    concept: Functieprofiel | None
    vervullers: int
    nieuwer: list[Nieuwer]
    is_vervallen: bool


def fills_on(on: date) -> Q:
    """Return the condition under which a vervulling holds on a day."""
    open_end = Q(tot_en_met=None) | Q(tot_en_met__gte=on)
    return Q(van__lte=on) & open_end


def running_profielen(functies: Collection[int], *, on: date) -> dict[int, int]:
    """Return for functies (keys) the published version (key) that runs on a day, in one query."""
    rows = Functieprofiel.objects.filter(
        functie__in=functies, status=VASTGESTELD, ingangsdatum__lte=on
    ).values_list("pk", "functie_id", "ingangsdatum", "nummer")
    begun = (
        rules.Profielversie(pk, functie, per, nummer)
        for pk, functie, per, nummer in rows
        if per is not None
    )
    return rules.running(begun, on=on)


def vervullingen_of(medewerker: Medewerker, *, on: date) -> QuerySet[Vervulling]:
    """Return which functies somebody fills on a day, by name.

    None of them has ended: a functie ends only when nobody fills it from that day on.
    """
    return (
        Vervulling.objects.filter(fills_on(on), medewerker=medewerker)
        .select_related("functie")
        .order_by("functie__titel", "pk")
    )


def profielen_of(medewerker: Medewerker, on: date) -> list[Functieprofiel]:
    """Return what the functies of somebody ask on a day, by name of the functie.

    One running version for each functie; none where a functie has no published version yet.
    """
    return profielen_in(vervullingen_of(medewerker, on=on), on)


def profielen_in(vervullingen: Iterable[Vervulling], on: date) -> list[Functieprofiel]:
    """Return what functies that are filled ask on a day, by name of the functie."""
    filled = [one.functie_id for one in vervullingen]
    keys = running_profielen(filled, on=on).values()
    found = Functieprofiel.objects.filter(pk__in=list(keys)).select_related("functie")
    return list(found.order_by("functie__titel", "pk"))


def versies_of(medewerker: Medewerker, on: date) -> list[KaderVersie]:
    """Return the versions of frameworks that the functies of somebody use on a day, each once.

    Dictionaries first. Two functies can use two versions of one framework; then both are here.
    """
    return versies_in(profielen_of(medewerker, on))


def versies_in(profielen: Iterable[Functieprofiel]) -> list[KaderVersie]:
    """Return the versions of frameworks that these use, each once, dictionaries first."""
    keys = [profiel.pk for profiel in profielen]
    found = KaderVersie.objects.filter(functieprofielen__in=keys).distinct()
    every = found.select_related("kader").order_by("kader__titel", "kader", "nummer")
    return sorted(every, key=lambda versie: versie.kader.soort != Soort.WOORDENBOEK)


def eisen_of(medewerker: Medewerker, on: date) -> list[Eis]:
    """Return what the functies of somebody ask on a day: of each competence the highest level.

    One competence is the same by its identity, whatever the version; levels compare by their place
    among those of the competence. What is asked of the whole organisation is asked by itself and
    stands in `organisatiebreed`, not here.
    """
    return eisen_in(profielen_of(medewerker, on))


def eisen_in(profielen: Iterable[Functieprofiel]) -> list[Eis]:
    """Return what these ask together: of each competence the highest level."""
    keys = [profiel.pk for profiel in profielen]
    eisen = list(
        Eis.objects.filter(profiel__in=keys)
        .select_related("competentie__versie", "niveau", "profiel__functie")
        .order_by("-competentie__versie__nummer", "competentie__volgorde", "pk")
    )
    ranks = _ranks(eisen)
    weights = (
        rules.Zwaarte(eis.pk, eis.competentie.identiteit, ranks.get(eis.niveau_id, 0))
        for eis in eisen
    )
    most = set(rules.highest(weights))
    asked = (eis for eis in eisen if eis.pk in most)
    return sorted(asked, key=lambda eis: (eis.competentie.versie_id, eis.competentie.volgorde))


def opleidingseisen_of(medewerker: Medewerker, on: date) -> list[Opleidingseis]:
    """Return the modules and exams that the functies of somebody ask on a day, each name once."""
    keys = [profiel.pk for profiel in profielen_of(medewerker, on)]
    found = Opleidingseis.objects.filter(profiel__in=keys).select_related("kader")
    once = {eis.titel.casefold(): eis for eis in found.order_by("-titel", "-pk")}
    return list(reversed(once.values()))


def _ranks(eisen: Iterable[Eis]) -> dict[int | None, int]:
    """Return for each level (key) of these competences its place among its neighbours, from 1."""
    asked = {eis.competentie_id for eis in eisen if eis.niveau_id is not None}
    rows = Element.objects.filter(parent__in=asked, soort=Element.Soort.NIVEAU)
    found: dict[int | None, int] = {}
    places: dict[int | None, int] = defaultdict(int)
    for pk, parent in rows.order_by("parent", "volgorde").values_list("pk", "parent_id"):
        places[parent] += 1
        found[pk] = places[parent]
    return found


def organisatiebreed(on: date) -> list[Element]:
    """Return the competences that the profile running on a day asks of everybody."""
    profiel = kaders.current_versie(Soort.PROFIEL, on=on)
    if profiel is None:
        return []
    marked = profiel.elementen.filter(
        soort=Element.Soort.COMPETENTIE, markering=rules.ORGANISATIEBREED
    )
    return list(marked.order_by("volgorde"))


def functies_for(medewerker: Medewerker, *, on: date) -> list[Functierij]:
    """Return all functies as they stand on a day, by name; a constant number of queries."""
    basis.require(medewerker, Recht.ONTWIKKELING)
    return _rows(Functie.objects.all(), on=on)


def functie_rij(functie: Functie, *, on: date) -> Functierij:
    """Return a functie as it stands on a day."""
    return _rows(Functie.objects.filter(pk=functie.pk), on=on)[0]


def _rows(functies: QuerySet[Functie], *, on: date) -> list[Functierij]:
    found = list(functies.order_by("titel", "pk"))
    running = running_profielen([functie.pk for functie in found], on=on)
    shown = Functieprofiel.objects.filter(
        Q(pk__in=running.values()) | Q(functie__in=found, status=Functieprofiel.Status.CONCEPT)
    )
    lopend: dict[int, Functieprofiel] = {}
    concept: dict[int, Functieprofiel] = {}
    for profiel in shown.select_related("functie").prefetch_related("versies__kader"):
        (lopend if profiel.status == VASTGESTELD else concept)[profiel.functie_id] = profiel
    filled = _filled(found, on=on)
    newest = newest_versions(
        {versie.kader_id for profiel in lopend.values() for versie in profiel.versies.all()}, on=on
    )
    return [
        Functierij(
            functie,
            lopend.get(functie.pk),
            concept.get(functie.pk),
            filled[functie.pk],
            _newer(lopend.get(functie.pk), newest),
            functie.beeindigd_op is not None and functie.beeindigd_op <= on,
        )
        for functie in found
    ]


def _filled(functies: Collection[Functie], *, on: date) -> dict[int, int]:
    """Return by how many people functies (keys) are filled on a day."""
    counts: dict[int, int] = defaultdict(int)
    rows = Vervulling.objects.filter(fills_on(on), functie__in=functies)
    for (functie,) in rows.values_list("functie_id"):
        counts[functie] += 1
    return counts


def newest_versions(keys: Collection[int], *, on: date) -> dict[int, KaderVersie]:
    """Return for kaders (keys) the newest version that was published by a day, in one query.

    One that was closed, because another runs in its place, is nothing to move to.
    """
    found = KaderVersie.objects.filter(
        status=KaderVersie.Status.VASTGESTELD, kader__in=keys, vastgesteld_op__date__lte=on
    )
    return {
        versie.kader_id: versie
        for versie in found.select_related("kader").defer("kop").order_by("nummer")
    }


def _newer(profiel: Functieprofiel | None, newest: dict[int, KaderVersie]) -> list[Nieuwer]:
    used = profiel.versies.all() if profiel is not None else []
    return [
        Nieuwer(versie, newest[versie.kader_id])
        for versie in used
        if versie.kader_id in newest and newest[versie.kader_id].nummer > versie.nummer
    ]


def get_functie_for(medewerker: Medewerker, uuid: UUID) -> Functie:
    """Return a functie for who manages them; Http404 if it is unknown."""
    basis.require(medewerker, Recht.ONTWIKKELING)
    found = Functie.objects.filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze functie bestaat niet."))
    return found


def get_vervulling_for(medewerker: Medewerker, uuid: UUID) -> Vervulling:
    """Return that somebody fills a functie, for who manages that; Http404 if it is unknown."""
    basis.require(medewerker, Recht.ONTWIKKELING)
    found = Vervulling.objects.select_related("functie", "medewerker").filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze vervulling bestaat niet."))
    return found


def profielen_van(functie: Functie) -> QuerySet[Functieprofiel]:
    """Return all versions of what a functie asks, newest first."""
    return functie.profielen.select_related("gemaakt_door", "vastgesteld_door").order_by("-nummer")


def vervullers_van(functie: Functie, *, on: date) -> list[Vervulling]:
    """Return who fills a functie now or later, by name, and then who did before."""
    every = functie.vervullingen.select_related("medewerker__afdeling")
    in_order = every.order_by("medewerker__naam", "-van")
    return sorted(in_order, key=lambda one: one.tot_en_met is not None and one.tot_en_met < on)


def kan_vervullen() -> QuerySet[Medewerker]:
    """Return who can fill a functie: everybody who works here, by name."""
    return Medewerker.objects.filter(is_active=True).order_by("naam", "pk")
