"""What a competence picture is made of."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from gastvrij.basis.models import Medewerker
from gastvrij.kaders.models import KaderVersie, Kruistabel
from gastvrij.ontwikkeling import rules
from gastvrij.ontwikkeling.rules import Stand, Steun

from .bewijs import Materiaal
from .niveaus import Uitspraak


class Punt(NamedTuple):
    """What a picture takes of an element; no object, because there can be a thousand."""

    versie_id: int
    pk: int
    parent_id: int | None
    soort: str
    identiteit: UUID
    uuid: UUID
    code: str
    titel: str
    tekst: str
    markering: str


@dataclass(frozen=True)
class BeeldIndicator:
    """An indicator, how many passages support it, and if a conversation can show it at all."""

    element: Punt
    aantal: int
    is_zichtbaar: bool


@dataclass(frozen=True)
class BeeldNiveau:
    """A level of a competence: a count of evidence, no conclusion; no label without levels."""

    label: str
    element: Punt | None
    aantal: int
    indicatoren: list[BeeldIndicator]
    is_vereist: bool
    is_gesteld: bool


@dataclass(frozen=True)
class BeeldCompetentie:
    """A competence: what is asked, passages in all and per level, and what was stated of it.

    `vereist` and `gesteld` are places of levels from 1 on (`rules.NEE` and `rules.JA` without).
    """

    element: Punt
    aantal: int
    niveaus: list[BeeldNiveau]
    is_organisatiebreed: bool
    is_gevraagd: bool | None
    vereist: int | None
    gesteld: int | None
    uitspraak: Uitspraak | None
    is_zichtbaar: bool

    @property
    def code(self) -> str:
        """Return the code in its framework."""
        return self.element.code

    @property
    def titel(self) -> str:
        """Return the name."""
        return self.element.titel

    @property
    def heeft_niveaus(self) -> bool:
        """Test if its framework describes levels of it."""
        return any(niveau.element is not None for niveau in self.niveaus)

    @property
    def is_seen_enough(self) -> bool:
        """Test if there is enough evidence to talk about this competence."""
        return rules.is_seen_enough(self.aantal)

    @cached_property
    def stand(self) -> Stand:
        """Return how it stands, by what a person stated or for want of it."""
        return rules.stand(
            citaten=self.aantal,
            is_gevraagd=self.is_gevraagd,
            vereist=self.vereist,
            is_gesteld=self.uitspraak is not None,
            gesteld=self.gesteld,
        )


@dataclass(frozen=True)
class BeeldGroep:
    """A cluster or kennisgroep."""

    titel: str
    competenties: list[BeeldCompetentie]


@dataclass(frozen=True)
class BeeldKader:
    """A version of a dictionary or profile with the picture of somebody against it."""

    versie: KaderVersie
    groepen: list[BeeldGroep]

    @cached_property
    def competenties(self) -> list[BeeldCompetentie]:
        """Return its competences in order."""
        return [one for groep in self.groepen for one in groep.competenties]

    @cached_property
    def kolommen(self) -> list[str]:
        """Return the labels of its levels, in order; none where it has no levels."""
        labels = (niveau.label for one in self.competenties for niveau in one.niveaus)
        return list(dict.fromkeys(label for label in labels if label))

    @cached_property
    def indicatoren(self) -> list[BeeldIndicator]:
        """Return the indicators of all its competences."""
        return [
            indicator
            for one in self.competenties
            for niveau in one.niveaus
            for indicator in niveau.indicatoren
        ]

    @property
    def onzichtbare_indicatoren(self) -> int:
        """Return how many of its indicators no conversation can show."""
        return sum(not one.is_zichtbaar for one in self.indicatoren)

    @property
    def onzichtbare_competenties(self) -> int:
        """Return of how many of its competences no conversation can show anything."""
        return sum(not one.is_zichtbaar for one in self.competenties)


@dataclass(frozen=True)
class Beeld:
    """What the evidence of somebody says about competences on a day, as one person may see it."""

    medewerker: Medewerker
    on: date
    functies: list[str]
    kaders: list[BeeldKader]
    materiaal: Materiaal
    steun: dict[UUID, list[Steun]]
    uitspraken: list[Uitspraak]
    kruistabellen: dict[int, Kruistabel]
    kruistabel: Kruistabel | None

    @property
    def citaten(self) -> int:
        """Return how many passages there are."""
        return self.materiaal.citaten

    @property
    def observaties(self) -> int:
        """Return from how many observations passages come."""
        return len(set(self.materiaal.van.values()))

    @cached_property
    def volgorde(self) -> dict[int, int]:
        """Return for each passage (key) its place, newest first."""
        return {key: place for place, key in enumerate(self.materiaal.van)}

    @property
    def beoordelaars(self) -> int:
        """Return by how many people passages were noted."""
        return self.materiaal.beoordelaars

    @cached_property
    def competenties(self) -> list[BeeldCompetentie]:
        """Return all competences, framework after framework."""
        return [one for kader in self.kaders for one in kader.competenties]

    @property
    def zonder(self) -> list[BeeldCompetentie]:
        """Return the competences without any evidence."""
        return [competentie for competentie in self.competenties if not competentie.aantal]

    def find(self, uuid: str) -> BeeldCompetentie | None:
        """Return the competence with this uuid, None if the picture does not show it."""
        return next((one for one in self.competenties if str(one.element.uuid) == uuid), None)
