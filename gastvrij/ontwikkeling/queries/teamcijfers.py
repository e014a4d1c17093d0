"""Which competences of a team lack coverage: counts of people, as far as they may be shown."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker, Poortbesluit
from gastvrij.basis.rules import Recht
from gastvrij.kaders.models import Element
from gastvrij.ontwikkeling import rules
from gastvrij.ontwikkeling.models import Eis
from gastvrij.ontwikkeling.rules import team as regels

from .functies import organisatiebreed, running_profielen
from .team import Groep, Keuze, Team, team
from .teamstanden import goals, identities, places_of, stated


class Reden(StrEnum):
    """Why a competence shows no figures."""

    TE_WEINIG = "te_weinig"
    VERSCHIL = "verschil"


@dataclass(frozen=True)
class Teamrij:
    """A competence: how many people are asked which level (label), and where they stand."""

    competentie: Element
    niveaus: list[tuple[str, int]]
    cijfers: regels.Verdeling


@dataclass(frozen=True)
class Teambeeld:
    """The competences that the functies of people ask; what lacks coverage first.

    `dicht` holds those that show no figures, and why. Without any figures if there are too few
    people.
    """

    keuze: Keuze
    rijen: list[Teamrij]
    dicht: list[tuple[Element, Reden]]
    is_te_klein: bool = False

    @property
    def conclusie(self) -> regels.Conclusie:
        """Return what the table says as a whole."""
        return regels.conclusie(rij.cijfers for rij in self.rijen)


@dataclass(frozen=True, slots=True)
class Gevraagd:
    """What is asked of a competence (key in its version): the place of a level, and its label."""

    element: int
    plek: int
    label: str


@dataclass(frozen=True)
class Eisen:
    """What each functie (key) asks, by identity; the competences, and the places of their levels.

    `breed` is asked of everybody. `plekken` holds the place of each level (identity) by the key of
    its competence.
    """

    per_functie: Mapping[int, Mapping[UUID, Gevraagd]]
    breed: Mapping[UUID, Gevraagd]
    competenties: Mapping[UUID, Element]
    plekken: Mapping[int, Mapping[UUID, int]]

    def of(self, functies: Iterable[int]) -> dict[UUID, Gevraagd]:
        """Return what functies ask together: of each competence the highest level."""
        found = dict(self.breed)
        for functie in functies:
            for identity, eis in self.per_functie.get(functie, {}).items():
                if identity not in found or eis.plek > found[identity].plek:
                    found[identity] = eis
        return found


@dataclass(frozen=True)
class Veld:
    """All selections among the people who are asked something, and which of them show figures."""

    selecties: Mapping[str, frozenset[Groep]]
    getoond: regels.Getoond[str, Groep]


def teamkeuzes(medewerker: Medewerker, *, on: date) -> list[Keuze]:
    """Return the selections that somebody can look at; PermissionDenied without the right."""
    basis.require(medewerker, Recht.ONTWIKKELING)
    return list(team(on=on).keuzes.values())


def teambeeld(medewerker: Medewerker, code: str, *, on: date) -> Teambeeld | None:
    """Return what lacks coverage in a selection (code) on a day; None while the gate is closed.

    A constant number of queries. PermissionDenied without the right, Http404 for an unknown code.
    """
    basis.require(medewerker, Recht.ONTWIKKELING)
    if basis.poortbesluit(Poortbesluit.Doel.ONTWIKKELING, on=on) is None:
        return None
    people = team(on=on)
    if code not in people.keuzes:
        raise Http404(_("Deze afdeling of functie bestaat niet."))
    if not regels.is_enough(sum(people.groottes[groep] for groep in people.selecties[code])):
        return Teambeeld(people.keuzes[code], [], [], is_te_klein=True)
    eisen = _eisen({functie for _afdeling, held in people.mensen for functie in held}, on=on)
    asked = {groep: eisen.of(groep[1]) for groep in people.mensen}
    names = identities()
    said, doelen = stated(names), goals()
    plekken = {key: places_of(places, names) for key, places in eisen.plekken.items()}
    rijen, dicht = [], []
    fields: dict[frozenset[Groep], Veld] = {}
    for identity in {one for groep in people.selecties[code] for one in asked[groep]}:
        who = frozenset(groep for groep, every in asked.items() if identity in every)
        if who not in fields:
            fields[who] = _veld(people, who)
        veld = fields[who]
        if code not in veld.getoond.keuzes:
            dicht.append((eisen.competenties[identity], _reden(people, code, who)))
            continue
        row = {groep: asked[groep][identity] for groep in who}
        tellingen = {
            groep: _telling(
                people.mensen[groep],
                eis.plek,
                plekken[eis.element],
                said.get(identity, {}),
                doelen.get(identity, set()),
            )
            for groep, eis in row.items()
        }
        cijfers = regels.verdeling(code, veld.getoond, veld.selecties, tellingen)
        niveaus = _niveaus(people, row, veld.selecties[code])
        rijen.append(Teamrij(eisen.competenties[identity], niveaus, cijfers))
    rijen.sort(key=lambda rij: (rij.cijfers.dekking, *_order(rij.competentie)))
    dicht.sort(key=lambda rij: _order(rij[0]))
    return Teambeeld(people.keuzes[code], rijen, dicht)


def _order(element: Element) -> tuple[int, int]:
    return element.versie_id, element.volgorde


def _veld(people: Team, who: frozenset[Groep]) -> Veld:
    selecties = {one: groepen & who for one, groepen in people.selecties.items()}
    return Veld(selecties, regels.with_figures(selecties, people.groottes))


def _reden(people: Team, code: str, who: frozenset[Groep]) -> Reden:
    count = sum(people.groottes[groep] for groep in people.selecties[code] & who)
    return Reden.VERSCHIL if regels.is_enough(count) else Reden.TE_WEINIG


def _niveaus(
    people: Team, asked: Mapping[Groep, Gevraagd], groepen: frozenset[Groep]
) -> list[tuple[str, int]]:
    """Return how many people of these groups are asked which level (label), lowest first."""
    counts: Counter[tuple[int, str]] = Counter()
    for groep in groepen:
        counts[asked[groep].plek, asked[groep].label] += people.groottes[groep]
    return [(label, n) for (_plek, label), n in sorted(counts.items())]


def _telling(
    mensen: Collection[int],
    vereist: int,
    plekken: Mapping[int, int],
    said: Mapping[int, int],
    learning: Collection[int],
) -> regels.Telling:
    """Return where people (keys) stand who are asked the same place of a competence."""
    levels = [said[person] for person in mensen if person in said]
    places = [plekken[level] for level in levels if level in plekken]
    op = sum(regels.is_at_level(place, vereist) for place in places)
    doel = sum(person in learning for person in mensen)
    return regels.Telling(len(mensen), op, len(places) - op, doel)


def _eisen(functies: Collection[int], *, on: date) -> Eisen:
    """Return what functies (keys) ask on a day."""
    running = {key: functie for functie, key in running_profielen(functies, on=on).items()}
    rows = list(
        Eis.objects.filter(profiel__in=list(running))
        .select_related("competentie__versie__kader")
        .order_by("competentie__versie__nummer", "competentie__volgorde", "pk")
    )
    breed = organisatiebreed(on)
    elements = [eis.competentie for eis in rows] + breed
    plekken, labels = _levels({one.pk for one in elements})
    per_functie: dict[int, dict[UUID, Gevraagd]] = defaultdict(dict)
    for eis in rows:
        held = per_functie[running[eis.profiel_id]]
        plek, label = labels.get(eis.niveau_id, (rules.JA, ""))
        before = held.get(eis.competentie.identiteit)
        if before is None or plek >= before.plek:
            held[eis.competentie.identiteit] = Gevraagd(eis.competentie_id, plek, label)
    return Eisen(
        per_functie,
        {one.identiteit: Gevraagd(one.pk, rules.JA, "") for one in breed},
        {one.identiteit: one for one in elements},
        plekken,
    )


def _levels(
    competenties: Collection[int],
) -> tuple[dict[int, dict[UUID, int]], dict[int | None, tuple[int, str]]]:
    """Return the places of the levels (identities) of competences (keys), and of each its label."""
    plekken: dict[int, dict[UUID, int]] = {key: {} for key in competenties}
    labels: dict[int | None, tuple[int, str]] = {}
    rows = Element.objects.filter(parent__in=competenties, soort=Element.Soort.NIVEAU)
    fields = ("pk", "parent_id", "identiteit", "code", "titel")
    for pk, parent, identity, code, titel in rows.order_by("volgorde").values_list(*fields):
        if parent is not None:
            place = len(plekken[parent]) + 1
            plekken[parent][identity] = place
            labels[pk] = place, rules.niveaulabel(code, titel)
    return plekken, labels
