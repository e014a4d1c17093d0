"""One version of what a functie asks: by framework, what waits for a decision, what fell away."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders import queries as kaders
from gastvrij.kaders.models import Element, Kader, KaderVersie, Soort
from gastvrij.kaders.queries import CompetenceGroup, CompetenceNode
from gastvrij.ontwikkeling.models import Eis, Functieprofiel, Opleidingseis

from .beslispunten import Beslispunt, beslispunten, levels_of
from .functies import organisatiebreed

FRAMEWORKS = (Soort.WOORDENBOEK, Soort.PROFIEL)


@dataclass(frozen=True)
class Eisrij:
    """A competence that a functieprofiel can ask, and what it asks.

    `is_vast`: asked of the whole organisation, so by itself; `wacht`: a requirement of an earlier
    version about which a person has to decide first.
    """

    node: CompetenceNode
    eis: Eis | None
    is_vast: bool
    wacht: Eis | None

    @property
    def niveaus(self) -> list[Element]:
        """Return the levels of the competence; none where it is asked yes or no."""
        return levels_of(self.node)


@dataclass(frozen=True)
class Eisgroep:
    """A cluster or kennisgroep."""

    titel: str
    rijen: list[Eisrij]


@dataclass(frozen=True)
class Eiskader:
    """A chosen version of a framework with all its competences."""

    versie: KaderVersie
    groepen: list[Eisgroep]

    @property
    def rijen(self) -> list[Eisrij]:
        """Return all competences in the order of the framework."""
        return [rij for groep in self.groepen for rij in groep.rijen]


@dataclass(frozen=True)
class Profielblad:
    """What a functieprofiel asks, whole."""

    profiel: Functieprofiel
    kaders: list[Eiskader]
    te_beslissen: list[Beslispunt]
    vervalt: list[Eis]
    breed: list[Element]
    opleidingseisen: list[Opleidingseis]
    stand: str

    @property
    def rijen(self) -> list[Eisrij]:
        """Return all competences of all chosen frameworks."""
        return [rij for kader in self.kaders for rij in kader.rijen]


def get_profiel_for(medewerker: Medewerker, uuid: UUID) -> Functieprofiel:
    """Return a version of what a functie asks, for who manages them; Http404 if unknown."""
    basis.require(medewerker, Recht.ONTWIKKELING)
    shown = Functieprofiel.objects.select_related("functie", "gemaakt_door", "vastgesteld_door")
    found = shown.filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit functieprofiel bestaat niet."))
    return found


def get_eis_for(medewerker: Medewerker, uuid: UUID) -> Eis:
    """Return a requirement for who manages functies; Http404 if it is unknown."""
    basis.require(medewerker, Recht.ONTWIKKELING)
    found = Eis.objects.select_related("profiel__functie", "competentie__versie").filter(uuid=uuid)
    if (eis := found.first()) is None:
        raise Http404(_("Deze eis bestaat niet."))
    return eis


def get_opleidingseis_for(medewerker: Medewerker, uuid: UUID) -> Opleidingseis:
    """Return a module or exam that is asked, for who manages functies; Http404 if unknown."""
    basis.require(medewerker, Recht.ONTWIKKELING)
    found = Opleidingseis.objects.select_related("profiel__functie").filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze opleidingseis bestaat niet."))
    return found


def kiesbare_versies(profiel: Functieprofiel) -> QuerySet[KaderVersie]:
    """Return the dictionaries and profiles that a functieprofiel can use, newest version first.

    Those that are published, and what it uses by now.
    """
    published = Q(kader__soort__in=FRAMEWORKS, status=KaderVersie.Status.VASTGESTELD)
    found = KaderVersie.objects.filter(published | Q(functieprofielen=profiel)).distinct()
    return found.select_related("kader").order_by("kader__soort", "kader__titel", "-nummer")


def kiesbare_toetsplannen() -> QuerySet[Kader]:
    """Return the exam plans that were published in some version, by title."""
    published = KaderVersie.objects.exclude(status=KaderVersie.Status.CONCEPT)
    found = Kader.objects.filter(soort=Soort.TOETSPLAN, pk__in=published.values("kader"))
    return found.order_by("titel", "pk")


def stand_van(profiel: Functieprofiel) -> str:
    """Return a mark of what a functieprofiel asks and of which versions; it changes with them."""
    asked = profiel.eisen.order_by("competentie").values_list(
        "competentie_id", "niveau_id", "is_beslist"
    )
    used = profiel.versies.order_by("pk").values_list("pk", flat=True)
    return sha256(repr((list(asked), list(used))).encode()).hexdigest()[:20]


def profielblad(profiel: Functieprofiel, *, on: date) -> Profielblad:
    """Return a functieprofiel whole; what the organisation asks is that of a day.

    A query for each framework, and a constant number beside them.
    """
    eisen = list(
        profiel.eisen.select_related(
            "competentie__versie__kader", "niveau", "vorige__niveau", "vorige__competentie"
        )
    )
    breed = organisatiebreed(on)
    chosen = list(
        profiel.versies.select_related("kader").order_by("-kader__soort", "kader__titel", "pk")
    )
    trees = {versie.pk: kaders.competenties(versie) for versie in chosen}
    return Profielblad(
        profiel,
        [_kader(versie, trees[versie.pk], eisen, breed) for versie in chosen],
        beslispunten(eisen, {versie.kader_id: trees[versie.pk] for versie in chosen}),
        vervallen_eisen(profiel, eisen),
        breed,
        list(profiel.opleidingseisen.select_related("kader")),
        stand_van(profiel),
    )


def _kader(
    versie: KaderVersie,
    groups: Iterable[CompetenceGroup],
    eisen: Iterable[Eis],
    breed: Iterable[Element],
) -> Eiskader:
    own = {eis.competentie_id: eis for eis in eisen if eis.is_beslist}
    open_ones = {eis.competentie.identiteit: eis for eis in eisen if not eis.is_beslist}
    wide = {element.identiteit for element in breed}
    return Eiskader(
        versie,
        [
            Eisgroep(
                group.title,
                [
                    Eisrij(
                        node,
                        own.get(node.element.pk),
                        is_fixed(node, wide),
                        open_ones.get(node.element.identiteit),
                    )
                    for node in group.competences
                ],
            )
            for group in groups
        ],
    )


def is_fixed(node: CompetenceNode, wide: set[UUID]) -> bool:
    """Test if the whole organisation is asked this competence, and no level of it can be chosen."""
    return node.element.identiteit in wide and not levels_of(node)


def vervallen_eisen(profiel: Functieprofiel, eisen: Iterable[Eis]) -> list[Eis]:
    """Return what the version before asked and this one does not: left out by a person."""
    earlier = Functieprofiel.objects.filter(
        functie=profiel.functie_id, nummer__lt=profiel.nummer
    ).order_by("-nummer")
    kept = {eis.vorige_id for eis in eisen}
    still = {eis.competentie.identiteit for eis in eisen}
    before = Eis.objects.filter(profiel=earlier.values("pk")[:1])
    return [
        eis
        for eis in before.select_related("competentie", "niveau")
        if eis.pk not in kept and eis.competentie.identiteit not in still
    ]
