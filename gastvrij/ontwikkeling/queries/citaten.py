"""Under a competence: the passages that support it, by whom, when, and on what basis."""

from collections.abc import Iterable
from dataclasses import dataclass

from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import queries as beoordeling
from gastvrij.beoordeling.models import Fragment, Observatie
from gastvrij.kaders.models import Kruistabel, Verband
from gastvrij.ontwikkeling import rules

from .beeldvorm import Beeld, BeeldCompetentie, Punt
from .bewijs import per_halfjaar
from .niveaus import Uitspraak

# Passages under each indicator of a competence, and on a page of one of them.
AT_FIRST, A_PAGE = 3, 20


@dataclass(frozen=True)
class Citaat:
    """A passage that supports an element, the steps that tie them, and by which crosswalk.

    `is_eigen` says that only the employee sees it; `is_open` that the viewer may open where it
    comes from.
    """

    fragment: Fragment
    stappen: str
    is_deels: bool
    kruistabel: Kruistabel | None
    is_eigen: bool
    is_open: bool


@dataclass(frozen=True)
class DetailPunt:
    """An indicator, level or whole competence with a page of the passages that support it."""

    element: Punt
    is_zichtbaar: bool
    aantal: int
    citaten: list[Citaat]
    nieuwere: int | None
    oudere: int | None


@dataclass(frozen=True)
class DetailNiveau:
    """A level with its indicators; no label for what stands under no level."""

    label: str
    aantal: int
    punten: list[DetailPunt]


@dataclass(frozen=True)
class Detail:
    """A competence of a picture with its passages, and how it went over the years."""

    competentie: BeeldCompetentie
    niveaus: list[DetailNiveau]
    uitspraken: list[Uitspraak]
    halfjaren: list[tuple[rules.Halfjaar, int]]


@dataclass(frozen=True)
class _Treffer:
    fragment: int
    stappen: str
    is_deels: bool


def detail(
    picture: Beeld,
    competentie: BeeldCompetentie,
    *,
    kijker: Medewerker,
    with_citaten: bool,
    indicator: str = "",
    pagina: int = 1,
) -> Detail:
    """Return a competence with the passages under it that this person may see.

    A few under each indicator; of the `indicator` (uuid) that was asked for one page of 20. Only
    those are read, whatever the number; none without `with_citaten`.
    """
    found = [
        (label, aantal, [(punt, is_shown, _Bron(picture, punt)) for punt, is_shown in punten])
        for label, aantal, punten in _punten(competentie)
    ]
    pages = {
        punt.uuid: _page(bron, pagina if str(punt.uuid) == indicator else None)
        for _label, _aantal, punten in found
        for punt, _is_shown, bron in punten
    }
    shown = {hit.fragment for hits, _newer, _older in pages.values() for hit in hits}
    reader = _Fragmenten(picture, shown if with_citaten else set(), kijker)
    niveaus = [
        DetailNiveau(
            label,
            aantal,
            [
                DetailPunt(
                    punt,
                    is_shown,
                    bron.aantal,
                    reader.citaten(pages[punt.uuid][0]),
                    *pages[punt.uuid][1:],
                )
                for punt, is_shown, bron in punten
            ],
        )
        for label, aantal, punten in found
    ]
    own = [one for one in picture.uitspraken if one.competentie == competentie.element.identiteit]
    keys = {key for _label, _aantal, punten in found for *_rest, bron in punten for key in bron.via}
    every = [one for key in keys for one in picture.materiaal.stapels[key].fragmenten]
    return Detail(competentie, niveaus, own, per_halfjaar(picture.materiaal, every))


Punten = list[tuple[Punt, bool]]


def _punten(competentie: BeeldCompetentie) -> Iterable[tuple[str, int, Punten]]:
    """Return the whole competence, and then each level with its indicators."""
    yield "", 0, [(competentie.element, True)]
    for niveau in competentie.niveaus:
        own = [(niveau.element, True)] if niveau.element is not None else []
        indicators = [(one.element, one.is_zichtbaar) for one in niveau.indicatoren]
        yield niveau.label, niveau.aantal, [*own, *indicators]


class _Bron:
    """The passages that support an element, by the pile that they are in."""

    def __init__(self, picture: Beeld, punt: Punt) -> None:
        self.picture = picture
        self.via: dict[int, list[tuple[str, bool]]] = {}
        for steun in picture.steun.get(punt.identiteit, ()):
            is_part = steun.soort == Verband.Soort.DEELS
            code = picture.materiaal.codes[steun.stap]
            self.via.setdefault(steun.bewijs, []).append((code, is_part))
        self.aantal = sum(len(picture.materiaal.stapels[key].fragmenten) for key in self.via)

    def first(self, most: int) -> list[_Treffer]:
        """Return so many passages, newest first, each once; a pile is in that order itself."""
        order = self.picture.volgorde
        found = [
            (order[fragment], fragment, key)
            for key in self.via
            for fragment in self.picture.materiaal.stapels[key].fragmenten[:most]
        ]
        return [
            self._hit(fragment, self.via[key]) for _place, fragment, key in sorted(found)[:most]
        ]

    def _hit(self, fragment: int, via: list[tuple[str, bool]]) -> _Treffer:
        codes = ", ".join(sorted({code for code, _is_part in via}))
        return _Treffer(fragment, codes, all(is_part for _code, is_part in via))


def _page(bron: _Bron, pagina: int | None) -> tuple[list[_Treffer], int | None, int | None]:
    """Return what stands on a page, and the numbers of the pages with newer and older ones."""
    if pagina is None:
        return bron.first(AT_FIRST), None, 1 if bron.aantal > AT_FIRST else None
    last = max(1, -(-bron.aantal // A_PAGE))
    here = min(max(pagina, 1), last)
    found = bron.first(here * A_PAGE)[(here - 1) * A_PAGE :]
    return found, here - 1 or None, here + 1 if here < last else None


class _Fragmenten:
    """Reads the passages that are shown, and no others."""

    def __init__(self, picture: Beeld, keys: set[int], kijker: Medewerker) -> None:
        self.picture = picture
        rows = Fragment.objects.filter(pk__in=keys).select_related("observatie", "gemaakt_door")
        self.fragmenten = {one.pk: one for one in rows} if keys else {}
        every = {one.observatie_id: one.observatie for one in self.fragmenten.values()}
        self.open = _open(kijker, picture.medewerker, every)

    def citaten(self, hits: Iterable[_Treffer]) -> list[Citaat]:
        """Return the passages with what ties them to their element."""
        return [self._citaat(hit) for hit in hits if hit.fragment in self.fragmenten]

    def _citaat(self, hit: _Treffer) -> Citaat:
        fragment = self.fragmenten[hit.fragment]
        gezien = self.picture.materiaal.observaties[fragment.observatie_id]
        table = self.picture.kruistabellen.get(gezien.kruistabel or 0)
        is_open = fragment.observatie_id in self.open
        return Citaat(fragment, hit.stappen, hit.is_deels, table, gezien.is_eigen, is_open)


def _open(
    kijker: Medewerker, medewerker: Medewerker, observaties: dict[int, Observatie]
) -> set[int]:
    """Return the observations (keys) of which this person sees the content; a proeve is apart."""
    if kijker.pk == medewerker.pk or not observaties:
        return set(observaties)
    others = [key for key, one in observaties.items() if one.doel != Observatie.Doel.PROEVE]
    rows = Observatie.objects.filter(pk__in=others).prefetch_related("beoordelingen")
    return {one.pk for one in rows if beoordeling.zicht(kijker, one).sees_content}
