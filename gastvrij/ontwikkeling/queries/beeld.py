"""The competence picture: evidence, the crosswalk of its time, and today's frameworks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling.models import Fragment
from gastvrij.beoordeling.queries import fragmenten_of
from gastvrij.kaders import queries as kaders
from gastvrij.kaders.models import Element, KaderVersie, Kruistabel, Soort, Verband
from gastvrij.kaders.queries import CompetenceNode, LevelNode
from gastvrij.ontwikkeling import rules
from gastvrij.ontwikkeling.rules import Bewijs, Koppeling, Steun

# The legend of the competence profile: three stars mark what the whole organisation asks.
ORGANISATIEBREED = "***"


@dataclass(frozen=True)
class Citaat:
    """A passage that supports an element, with the codes of the steps that tie them."""

    fragment: Fragment
    stappen: str
    is_deels: bool


@dataclass(frozen=True)
class BeeldIndicator:
    """An indicator with the passages that support it."""

    element: Element
    citaten: list[Citaat]


@dataclass(frozen=True)
class BeeldNiveau:
    """A level of a competence: a count of evidence, no conclusion; no label without levels."""

    label: str
    aantal: int
    indicatoren: list[BeeldIndicator]


@dataclass(frozen=True)
class BeeldCompetentie:
    """A competence: pieces of evidence in all and per level, and passages for it as a whole."""

    element: Element
    code: str
    titel: str
    aantal: int
    niveaus: list[BeeldNiveau]
    citaten: list[Citaat]
    is_organisatiebreed: bool

    @property
    def is_seen_enough(self) -> bool:
        """Test if there is enough evidence to talk about this competence."""
        return rules.is_seen_enough(self.aantal)


@dataclass(frozen=True)
class BeeldGroep:
    """A cluster or kennisgroep."""

    titel: str
    competenties: list[BeeldCompetentie]


@dataclass(frozen=True)
class Beeld:
    """What the evidence of somebody says about the competences of today's frameworks."""

    medewerker: Medewerker
    woordenboek: KaderVersie | None
    profiel: KaderVersie | None
    groepen: list[BeeldGroep]
    profielgroepen: list[BeeldGroep]
    citaten: int
    observaties: int
    beoordelaars: int
    indicatoren: int
    onzichtbaar: int
    kruistabel: Kruistabel | None

    @property
    def competenties(self) -> list[BeeldCompetentie]:
        """Return all competences of the dictionary and then of the profile."""
        groups = [*self.groepen, *self.profielgroepen]
        return [competentie for groep in groups for competentie in groep.competenties]

    @property
    def niveaus(self) -> list[str]:
        """Return the labels of the levels of the dictionary, in order."""
        labels = (
            niveau.label
            for groep in self.groepen
            for competentie in groep.competenties
            for niveau in competentie.niveaus
        )
        return list(dict.fromkeys(label for label in labels if label))

    @property
    def zonder(self) -> list[BeeldCompetentie]:
        """Return the competences without any evidence."""
        return [competentie for competentie in self.competenties if not competentie.aantal]


class _Lezer:
    """Puts passages under the elements that they support."""

    def __init__(self, fragmenten: list[Fragment], koppelingen: list[Koppeling]) -> None:
        self.fragmenten = {fragment.pk: fragment for fragment in fragmenten}
        self.codes = {
            stap.identiteit: stap.code for one in fragmenten for stap in one.stappen.all()
        }
        self.steun = rules.derive((_bewijs(fragment) for fragment in fragmenten), koppelingen)

    def citaten(self, element: Element) -> list[Citaat]:
        """Return the passages that support an element, each once."""
        found: dict[int, list[Steun]] = {}
        for steun in self.steun.get(element.identiteit, []):
            found.setdefault(steun.bewijs, []).append(steun)
        return [
            Citaat(
                self.fragmenten[key],
                ", ".join(sorted(self.codes[steun.stap] for steun in same)),
                all(steun.soort == Verband.Soort.DEELS for steun in same),
            )
            for key, same in found.items()
        ]

    def niveau(self, level: LevelNode) -> BeeldNiveau:
        """Return a level with its count and indicators."""
        own = [level.element] if level.element is not None else []
        return BeeldNiveau(
            own[0].code.rpartition("-N")[2] if own else "",
            rules.pieces((one.identiteit for one in [*own, *level.indicators]), self.steun),
            [BeeldIndicator(one, self.citaten(one)) for one in level.indicators],
        )

    def competentie(self, node: CompetenceNode) -> BeeldCompetentie:
        """Return a competence with its levels; a passage counts once for the whole."""
        own = [level.element for level in node.levels if level.element is not None]
        every = [node.element, *own, *node.indicators]
        return BeeldCompetentie(
            node.element,
            node.code,
            node.title,
            rules.pieces((one.identiteit for one in every), self.steun),
            [self.niveau(level) for level in node.levels],
            self.citaten(node.element),
            node.element.markering == ORGANISATIEBREED,
        )


def _bewijs(fragment: Fragment) -> Bewijs:
    return Bewijs(
        fragment.pk,
        fragment.observatie.kruistabel_id,
        frozenset(stap.identiteit for stap in fragment.stappen.all()),
    )


def _koppelingen(kruistabellen: Iterable[int]) -> list[Koppeling]:
    rows = (
        Verband.objects.filter(kruistabel__in=set(kruistabellen))
        .order_by("pk")
        .values_list("kruistabel_id", "van__identiteit", "naar__identiteit", "soort")
    )
    return [Koppeling(*row) for row in rows]


def _groepen(versie: KaderVersie | None, lezer: _Lezer) -> list[BeeldGroep]:
    if versie is None:
        return []
    return [
        BeeldGroep(group.title, [lezer.competentie(node) for node in group.competences])
        for group in kaders.competenties(versie)
    ]


def _indicatoren(groepen: list[BeeldGroep]) -> set[UUID]:
    return {
        indicator.element.identiteit
        for groep in groepen
        for competentie in groep.competenties
        for niveau in competentie.niveaus
        for indicator in niveau.indicatoren
    }


def beeld(medewerker: Medewerker, *, on: date) -> Beeld:
    """Return the competence picture of somebody against the frameworks that run on a day.

    Evidence goes through the crosswalk recorded with its observation; what no conversation can
    show is counted with the newest crosswalk. The number of queries is constant.
    """
    fragmenten = list(fragmenten_of(medewerker))
    newest = kaders.current_kruistabel()
    used = {f.observatie.kruistabel_id for f in fragmenten} | {newest.pk if newest else None}
    koppelingen = _koppelingen(key for key in used if key is not None)
    lezer = _Lezer(fragmenten, koppelingen)
    woordenboek = kaders.current_versie(Soort.WOORDENBOEK, on=on)
    profiel = kaders.current_versie(Soort.PROFIEL, on=on)
    groepen = _groepen(woordenboek, lezer)
    indicatoren = _indicatoren(groepen)
    running = [one for one in koppelingen if newest and one.kruistabel == newest.pk]
    return Beeld(
        medewerker,
        woordenboek,
        profiel,
        groepen,
        _groepen(profiel, lezer),
        citaten=len(fragmenten),
        observaties=len({fragment.observatie_id for fragment in fragmenten}),
        beoordelaars=len({fragment.gemaakt_door_id for fragment in fragmenten}),
        indicatoren=len(indicatoren),
        onzichtbaar=rules.never_shown(indicatoren, running),
        kruistabel=newest,
    )


def newer_versions(picture: Beeld, *, on: date) -> list[tuple[KaderVersie, KaderVersie]]:
    """Return the versions that a picture shows of which a newer one is published: old and new."""
    shown = [versie for versie in (picture.woordenboek, picture.profiel) if versie is not None]
    found = [(versie, kaders.newer_version_of(versie, on)) for versie in shown]
    return [(versie, newer) for versie, newer in found if newer is not None]
