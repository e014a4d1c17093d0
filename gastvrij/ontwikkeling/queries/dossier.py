"""The whole dossier of somebody, as it goes along: what each part of this room keeps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling.models import Observatie
from gastvrij.beoordeling.queries import fragmenten_of
from gastvrij.kaders.models import KaderVersie
from gastvrij.ontwikkeling.models import (
    Badge,
    Cyclusgesprek,
    EerderBewijs,
    Hulpaanbod,
    IngebrachteUitslag,
    Leerdoel,
    Niveauvaststelling,
    Nominatie,
    Uitvraag,
    Vervulling,
)

from .dossiercitaten import Dossiercitaat, dossiercitaten
from .eerder import eerdere_bewijzen
from .nominaties import nominaties_of
from .schattingen import uitvragen_about
from .uitkomsten import Uitkomst, uitkomst
from .verwijzingen import Verwijzing, verwijzingen_to


@dataclass(frozen=True)
class Inhoud:
    """The parts of a dossier; `apart` counts the passages of a proeve that were not brought in."""

    vervullingen: list[Vervulling]
    citaten: list[Dossiercitaat]
    apart: int
    vaststellingen: list[Niveauvaststelling]
    inschattingen: list[Uitkomst]
    doelen: list[Leerdoel]
    gesprekken: list[Cyclusgesprek]
    bewijzen: list[EerderBewijs]
    uitslagen: list[IngebrachteUitslag]
    badges: list[Badge]
    nominaties: list[Nominatie]
    hulp: list[Hulpaanbod]
    inzages: list[basis.Regel]


@dataclass(frozen=True)
class Dossier:
    """What is kept about the development of somebody, with every element that it points at."""

    medewerker: Medewerker
    gemeente: str
    gemaakt_op: datetime
    inhoud: Inhoud
    verwijzingen: dict[int, Verwijzing]

    @property
    def versies(self) -> list[KaderVersie]:
        """Return the versions of the frameworks that this dossier points at."""
        found = {one.element.versie_id: one.element.versie for one in self.verwijzingen.values()}
        return list(found.values())


def dossier_of(medewerker: Medewerker, *, at: datetime) -> Dossier:
    """Return all that the own dossier holds now, for the person whom it is about.

    Of a proeve only what the candidate brought in; of estimates only what was published.
    """
    citaten, apart = dossiercitaten(medewerker)
    inhoud = Inhoud(
        vervullingen=list(medewerker.vervullingen.select_related("functie")),
        citaten=citaten,
        apart=apart,
        vaststellingen=list(
            Niveauvaststelling.objects.filter(medewerker=medewerker).select_related("gesteld_door")
        ),
        inschattingen=[uitkomst(one) for one in uitvragen_about(medewerker) if one.stand],
        doelen=list(
            Leerdoel.objects.filter(medewerker=medewerker).prefetch_related("voortgang__door")
        ),
        gesprekken=list(
            Cyclusgesprek.objects.filter(cyclus__medewerker=medewerker)
            .select_related("cyclus__leidinggevende")
            .prefetch_related("agendapunten__door")
        ),
        bewijzen=list(eerdere_bewijzen(medewerker)),
        uitslagen=_uitslagen(medewerker),
        badges=list(Badge.objects.filter(medewerker=medewerker)),
        nominaties=nominaties_of(medewerker),
        hulp=list(Hulpaanbod.objects.filter(medewerker=medewerker)),
        inzages=_inzages(medewerker),
    )
    return Dossier(
        medewerker,
        basis.organisatie().naam,
        at,
        inhoud,
        verwijzingen_to(set(_elementen(inhoud))),
    )


def _elementen(inhoud: Inhoud) -> Iterator[int]:
    """Yield the keys of the elements that the parts of a dossier point at."""
    for citaat in inhoud.citaten:
        yield from (one.element for one in citaat.steunpunten)
    for stated in inhoud.vaststellingen:
        yield stated.competentie_id
        if stated.niveau_id is not None:
            yield stated.niveau_id
    for outcome in inhoud.inschattingen:
        yield from (rij.element.pk for _above, rijen in outcome.competenties for rij in rijen)
    for doel in inhoud.doelen:
        yield doel.element_id
        if doel.niveau_id is not None:
            yield doel.niveau_id
    yield from (one.element_id for one in inhoud.hulp)
    for bewijs in inhoud.bewijzen:
        yield from (element.pk for element in bewijs.elementen.all())
    for nominatie in inhoud.nominaties:
        yield from (element.pk for element in nominatie.elementen.all())


def _uitslagen(medewerker: Medewerker) -> list[IngebrachteUitslag]:
    rows = IngebrachteUitslag.objects.filter(medewerker=medewerker, teruggenomen_op=None)
    return list(rows.select_related("proeve__opdracht", "proeve__eigenaar", "proeve__observatie"))


def _inzages(medewerker: Medewerker) -> list[basis.Regel]:
    """Return every time that another read something about somebody, newest first."""
    events = basis.events_about(medewerker).filter(did__endswith=".read")
    return basis.lines(events.exclude(by=medewerker.uuid))


@dataclass(frozen=True)
class Dossiertelling:
    """How many of each kind a dossier holds."""

    functies: int
    citaten: int
    niveaus: int
    inschattingen: int
    doelen: int
    gesprekken: int
    bewijzen: int
    uitslagen: int
    badges: int
    nominaties: int


def dossiertelling(medewerker: Medewerker) -> Dossiertelling:
    """Return how much a dossier holds, as its export does; a constant number of queries."""
    proeven = IngebrachteUitslag.objects.filter(medewerker=medewerker, teruggenomen_op=None)
    apart = Q(observatie__doel=Observatie.Doel.PROEVE) & ~Q(
        observatie__proeve__in=proeven.values("proeve")
    )
    return Dossiertelling(
        functies=medewerker.vervullingen.count(),
        citaten=fragmenten_of(medewerker).exclude(apart).count(),
        niveaus=medewerker.niveauvaststellingen.count(),
        inschattingen=Uitvraag.objects.filter(medewerker=medewerker).exclude(stand="").count(),
        doelen=Leerdoel.objects.filter(medewerker=medewerker).count(),
        gesprekken=Cyclusgesprek.objects.filter(cyclus__medewerker=medewerker).count(),
        bewijzen=EerderBewijs.objects.filter(medewerker=medewerker).count(),
        uitslagen=proeven.count(),
        badges=Badge.objects.filter(medewerker=medewerker).count(),
        nominaties=medewerker.nominaties.filter(ingetrokken_op=None).count(),
    )
