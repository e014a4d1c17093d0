"""The competence picture: evidence, the crosswalk of its time, what is asked, what was stated."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from uuid import UUID

from gastvrij.basis.models import Medewerker
from gastvrij.kaders import queries as kaders
from gastvrij.kaders.models import Element, KaderVersie, Soort
from gastvrij.ontwikkeling import rules
from gastvrij.ontwikkeling.models import Eis
from gastvrij.ontwikkeling.rules import Steun
from gastvrij.ontwikkeling.rules.functies import ORGANISATIEBREED

from .beeldvorm import (
    Beeld,
    BeeldCompetentie,
    BeeldGroep,
    BeeldIndicator,
    BeeldKader,
    BeeldNiveau,
    Punt,
)
from .bewijs import koppelingen, kruistabellen, materiaal
from .functies import (
    eisen_in,
    newest_versions,
    profielen_in,
    versies_in,
    versies_of,
    vervullingen_of,
)
from .niveaus import Uitspraak, stated, uitspraken_of


class _Lezer:
    """Reads the competences of versions against evidence, requirements and statements."""

    def __init__(
        self,
        *,
        stapels: dict[int, int],
        steun: dict[UUID, list[Steun]],
        zichtbaar: frozenset[UUID],
        eisen: dict[UUID, Eis],
        gesteld: dict[UUID, Uitspraak],
        is_asked: bool,
    ) -> None:
        self.stapels = stapels
        self.steun = steun
        self.zichtbaar = zichtbaar
        self.eisen = eisen
        self.gesteld = gesteld
        self.is_asked = is_asked

    def aantal(self, elementen: Iterable[Punt]) -> int:
        """Return how many passages support any of these, each counted once."""
        return rules.pieces((one.identiteit for one in elementen), self.steun, self.stapels)

    def kader(self, versie: KaderVersie, children: dict[int | None, list[Punt]]) -> BeeldKader:
        """Return a version with its groups; competences that stand in none come as they stand."""
        groepen: list[BeeldGroep] = []
        loose: list[BeeldCompetentie] = []
        for punt in children[None]:
            if punt.soort == Element.Soort.COMPETENTIE:
                if not loose:
                    groepen.append(BeeldGroep("", loose))
                loose.append(self.competentie(punt, children))
                continue
            loose = []
            inside = [self.competentie(one, children) for one in children[punt.pk]]
            groepen.append(BeeldGroep(punt.titel, inside))
        return BeeldKader(versie, groepen)

    def competentie(self, punt: Punt, children: dict[int | None, list[Punt]]) -> BeeldCompetentie:
        """Return a competence with its levels."""
        below = children[punt.pk]
        levels = [one for one in below if one.soort == Element.Soort.NIVEAU]
        every = [punt, *below, *(one for level in levels for one in children[level.pk])]
        places = {level.identiteit: nr for nr, level in enumerate(levels, start=1)}
        eis, uitspraak = self.eisen.get(punt.identiteit), self.gesteld.get(punt.identiteit)
        is_wide = punt.markering == ORGANISATIEBREED
        vereist = self._vereist(eis, places, is_wide=is_wide)
        gesteld = _gesteld(uitspraak, places)
        loose = [one for one in below if one.soort == Element.Soort.INDICATOR]
        niveaus = [self.niveau(None, loose, 0, None, None)] if loose else []
        niveaus += [
            self.niveau(level, children[level.pk], nr, vereist, gesteld)
            for nr, level in enumerate(levels, start=1)
        ]
        return BeeldCompetentie(
            punt,
            self.aantal(every),
            niveaus,
            is_wide,
            (eis is not None or is_wide) if self.is_asked or is_wide else None,
            vereist,
            gesteld,
            uitspraak,
            any(one.identiteit in self.zichtbaar for one in every),
        )

    def _vereist(self, eis: Eis | None, places: dict[UUID, int], *, is_wide: bool) -> int | None:
        if not places:
            return rules.JA if eis is not None or is_wide else None
        return places.get(eis.niveau.identiteit) if eis is not None and eis.niveau else None

    def niveau(
        self,
        level: Punt | None,
        indicatoren: list[Punt],
        nr: int,
        vereist: int | None,
        gesteld: int | None,
    ) -> BeeldNiveau:
        """Return a level with its count and indicators."""
        own = [level] if level is not None else []
        return BeeldNiveau(
            rules.niveaulabel(level.code, level.titel) if level is not None else "",
            level,
            self.aantal([*own, *indicatoren]),
            [
                BeeldIndicator(one, self.aantal([one]), one.identiteit in self.zichtbaar)
                for one in indicatoren
            ],
            bool(nr) and nr == vereist,
            bool(nr) and nr == gesteld,
        )


def _gesteld(uitspraak: Uitspraak | None, places: dict[UUID, int]) -> int | None:
    if uitspraak is None:
        return None
    if uitspraak.niveau is not None:
        return places.get(uitspraak.niveau)
    return None if places else (rules.JA if uitspraak.voldoet else rules.NEE)


def _elementen(versies: Iterable[KaderVersie]) -> dict[int, dict[int | None, list[Punt]]]:
    """Return the elements of versions (keys) by their parent (key), in order, in one query."""
    found: dict[int, dict[int | None, list[Punt]]] = {
        versie.pk: defaultdict(list) for versie in versies
    }
    rows = Element.objects.filter(versie__in=list(found)).order_by("versie", "volgorde")
    for row in rows.values_list(*Punt._fields):
        punt = Punt(*row)
        found[punt.versie_id][punt.parent_id].append(punt)
    return found


def shown_versies(medewerker: Medewerker, *, on: date) -> list[KaderVersie]:
    """Return the versions that the picture of somebody shows on a day.

    Those of the functies; of who has none the dictionary that runs. The profile that runs is there
    always, unless a functie uses a version of it: what it asks of everybody is in every functie.
    """
    return _shown(versies_of(medewerker, on), on=on)


def _shown(asked: list[KaderVersie], *, on: date) -> list[KaderVersie]:
    if not asked:
        found = (kaders.current_versie(one, on=on) for one in (Soort.WOORDENBOEK, Soort.PROFIEL))
        return [versie for versie in found if versie is not None]
    profiel = kaders.current_versie(Soort.PROFIEL, on=on)
    if profiel is None or profiel.kader_id in {versie.kader_id for versie in asked}:
        return asked
    return [*asked, profiel]


def beeld(medewerker: Medewerker, *, on: date, kijker: Medewerker | None = None) -> Beeld:
    """Return the competence picture of somebody as it stood on a day, as `kijker` may see it.

    Without `kijker` it is the employee's own. Evidence goes through the crosswalk recorded with
    its observation; what no conversation can show comes from the crosswalk in force on that day.
    The number of queries is constant.
    """
    viewer = kijker or medewerker
    found = materiaal(medewerker, kijker=viewer, on=on)
    tables, newest = kruistabellen(found, on=on)
    used = {one.kruistabel for one in found.observaties.values()} | {newest}
    ties = koppelingen(key for key in used if key is not None)
    steun = rules.derive((stapel.bewijs for stapel in found.stapels), ties)
    uitspraken = uitspraken_of(medewerker, kijker=viewer, on=on)
    vervullingen = list(vervullingen_of(medewerker, on=on))
    profielen = profielen_in(vervullingen, on)
    eisen = eisen_in(profielen)
    lezer = _Lezer(
        stapels={stapel.bewijs.key: len(stapel.fragmenten) for stapel in found.stapels},
        steun=steun,
        zichtbaar=frozenset(tie.naar for tie in ties if tie.kruistabel == newest),
        eisen={eis.competentie.identiteit: eis for eis in eisen},
        gesteld=stated(uitspraken),
        is_asked=bool(eisen),
    )
    versies = _shown(versies_in(profielen), on=on)
    children = _elementen(versies)
    return Beeld(
        medewerker,
        on,
        [one.functie.titel for one in vervullingen],
        [lezer.kader(versie, children[versie.pk]) for versie in versies],
        found,
        steun,
        uitspraken,
        tables,
        tables[newest] if newest is not None else None,
    )


def newer_versions(picture: Beeld) -> list[tuple[KaderVersie, KaderVersie]]:
    """Return the versions that a picture shows of which a newer one is published: old and new."""
    shown = [kader.versie for kader in picture.kaders]
    newest = newest_versions({versie.kader_id for versie in shown}, on=picture.on)
    found = [(versie, newest.get(versie.kader_id)) for versie in shown]
    return [(versie, new) for versie, new in found if new and new.nummer > versie.nummer]
