"""The figures of a period against the norms, for somebody who may see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.basis.rules import Bereik, Recht, with_descendants
from gastvrij.kaders import queries as kaders
from gastvrij.kaders.models import Norm
from gastvrij.klantcontact.models import Kanaal, Onderwerp
from gastvrij.sturing import rules
from gastvrij.sturing.models import Bijgewerkt
from gastvrij.sturing.rules import Afbakening, Cel, Cijfer, Doel, Periode

from . import perioden

DIRECT_AFGEHANDELD = Norm.Metriek.DIRECT_AFGEHANDELD
NIET_GEMETEN = (
    Norm.Metriek.OVERGAAN,
    Norm.Metriek.TERUGBELLEN,
    Norm.Metriek.NAAM_GENOEMD,
    Norm.Metriek.GEREGISTREERD,
)
WETTEN = (Onderwerp.Domein.PARTICIPATIEWET, Onderwerp.Domein.WMO, Onderwerp.Domein.JEUGDWET)


@dataclass(frozen=True)
class Zicht:
    """Whose figures somebody looks at: `afdelingen` None is the whole organisation."""

    afdelingen: frozenset[int] | None
    kan_wisselen: bool

    @property
    def is_organisatie(self) -> bool:
        """Test if these are the figures of the whole organisation."""
        return self.afdelingen is None


def zicht_for(medewerker: Medewerker, *, organisatie: bool) -> Zicht:
    """Return whose figures somebody sees: the own afdeling first, the organisation on request.

    PermissionDenied without the right to figures, or to those of the organisation.
    """
    toegang = basis.require(medewerker, Recht.CIJFERS)
    if toegang.bereik is Bereik.ALLES:
        return Zicht(None, kan_wisselen=False)
    if organisatie:
        basis.require(medewerker, Recht.CIJFERS_ORGANISATIE)
        return Zicht(None, kan_wisselen=True)
    may = basis.has(medewerker, Recht.CIJFERS_ORGANISATIE)
    return Zicht(toegang.afdelingen, kan_wisselen=may)


@dataclass(frozen=True)
class NormCijfer:
    """A norm, the figure held against it, the same with simple questions, and its points in time.

    `geldt` is False where somebody sees a part of what the norm is about: then nothing is judged.
    `spreekt_tegen` tells that another norm asks something else about the same vragen.
    """

    norm: Norm | None
    afbakening: Afbakening
    cijfer: Cijfer
    met_eenvoudig: Cijfer
    punten: tuple[Cijfer, ...]
    geldt: bool
    spreekt_tegen: bool


@dataclass(frozen=True)
class Overzicht:
    """All that the dashboard shows of one period.

    `kanalen` gives names by code; the keys of `per_kanaal` and `per_wet` are names.
    """

    periode: Periode
    first: date
    last: date
    is_voorbij: bool
    zicht: Zicht
    afdelingen: tuple[str, ...]
    punten: tuple[date, ...]
    kanalen: dict[str, str]
    cijfers: tuple[NormCijfer, ...]
    per_kanaal: dict[str, Cijfer]
    per_wet: dict[str, Cijfer]
    volumes: dict[str, int]
    totaal: int
    eenvoudig: int
    niet_gemeten: tuple[Norm, ...]
    bijgewerkt_op: datetime | None


def overzicht_for(
    medewerker: Medewerker, *, periode: Periode, organisatie: bool, today: date
) -> Overzicht:
    """Return the figures of a period for somebody, read from the figures of months and days only.

    The number of queries is the same at any number of klantcontacten. PermissionDenied as
    `zicht_for`.
    """
    zicht = zicht_for(medewerker, organisatie=organisatie)
    first, last = rules.period_days(periode, today=today)
    punten = rules.points_of(periode, first, last)
    afdelingen = list(Afdeling.objects.values_list("pk", "naam", "parent_id", "is_eerste_lijn"))
    kanalen = list(Kanaal.objects.values_list("pk", "code", "naam"))
    codes = {pk: code for pk, code, _naam in kanalen}
    namen = {code: naam for _pk, code, naam in kanalen}
    eerste_lijn = frozenset(pk for pk, _naam, _parent, is_eerste in afdelingen if is_eerste)
    delen = perioden.delen_of(first, last, zicht.afdelingen)
    cellen = perioden.cells_of(delen, codes=codes, eerste_lijn=eerste_lijn)
    parents = {pk: parent for pk, _naam, parent, _is_eerste in afdelingen}
    days = perioden.days_of([(first, last)], zicht.afdelingen)
    normen = kaders.normen(DIRECT_AFGEHANDELD, *NIET_GEMETEN, on=last)
    asked = _asked([norm for norm in normen if norm.metriek == DIRECT_AFGEHANDELD], parents)
    cijfers = _norm_figures(
        asked,
        cellen,
        perioden.points_of(
            delen if periode is Periode.DIT_JAAR else [days],
            punten,
            [about for _norm, about, _doel in asked],
            codes,
            eerste_lijn,
        ),
        whole=zicht.afdelingen is None or eerste_lijn <= zicht.afdelingen,
    )
    return Overzicht(
        periode=periode,
        first=first,
        last=last,
        is_voorbij=last < today,
        zicht=zicht,
        afdelingen=tuple(
            naam for pk, naam, _parent, _is_eerste in afdelingen if pk in (zicht.afdelingen or ())
        ),
        punten=tuple(punten),
        kanalen=namen,
        cijfers=cijfers,
        per_kanaal=_per_kanaal(cellen, namen, cijfers[0]),
        per_wet=_per_wet(cellen),
        volumes={k: sum(c.aantallen[k] for c in cellen) for k in rules.KOLOMMEN},
        totaal=sum(cel.totaal for cel in cellen),
        eenvoudig=sum(cel.totaal for cel in cellen if cel.is_eenvoudig),
        niet_gemeten=tuple(norm for norm in normen if norm.metriek != DIRECT_AFGEHANDELD),
        bijgewerkt_op=Bijgewerkt.objects.filter(pk=1).values_list("at", flat=True).first(),
    )


Asked = tuple[Norm | None, Afbakening, Doel | None]


def _asked(normen: list[Norm], parents: Mapping[int, int | None]) -> list[Asked]:
    """Return what each norm is about and asks; that of the whole first line always, and first."""
    asked: list[Asked] = [(norm, _afbakening(norm, parents), _doel(norm)) for norm in normen]
    asked.sort(key=lambda one: bool(one[1].domeinen or one[1].loketten))
    if not asked or asked[0][1].domeinen or asked[0][1].loketten:
        everything = rules.afbakening_of(kanalen=(), domeinen=(), loketten=())
        return [(None, everything, None), *asked]
    return asked


def _norm_figures(
    asked: list[Asked],
    cellen: list[Cel],
    points: list[list[tuple[int, int]]],
    *,
    whole: bool,
) -> tuple[NormCijfer, ...]:
    """Return a figure for each norm; judged only by who sees all that the norm is about."""
    against = rules.contradict([(about, doel) for _norm, about, doel in asked])
    found = []
    for place, (norm, about, doel) in enumerate(asked):
        held = doel if whole else None
        found.append(
            NormCijfer(
                norm=norm,
                afbakening=about,
                cijfer=rules.direct_afgehandeld(cellen, afbakening=about, norm=held),
                met_eenvoudig=rules.direct_afgehandeld(
                    cellen, afbakening=about, met_eenvoudig=True
                ),
                punten=tuple(Cijfer(*counts, (), 0, held) for counts in points[place]),
                geldt=whole,
                spreekt_tegen=place in against,
            )
        )
    return tuple(found)


def _afbakening(norm: Norm, parents: Mapping[int, int | None]) -> Afbakening:
    return rules.afbakening_of(
        kanalen=norm.kanalen,
        domeinen=norm.domeinen,
        loketten=with_descendants(norm.afdeling_id, parents) if norm.afdeling_id else (),
    )


def _doel(norm: Norm) -> Doel:
    waarde = None if norm.waarde is None else Fraction(norm.waarde)
    return Doel(norm.operator, rules.as_share(waarde, norm.eenheid))


def _per_kanaal(cellen: list[Cel], namen: dict[str, str], main: NormCijfer) -> dict[str, Cijfer]:
    """Return a figure for each channel in use; the norm only beside channels that it names."""
    used = {cel.kanaal for cel in cellen}
    norm = None if main.spreekt_tegen else main.cijfer.norm
    named = main.afbakening.kanalen
    return {
        naam: rules.direct_afgehandeld(
            cellen,
            afbakening=Afbakening(frozenset({code})),
            norm=norm if code in named or not named else None,
        )
        for code, naam in namen.items()
        if code in used
    }


def _per_wet(cellen: list[Cel]) -> dict[str, Cijfer]:
    """Return a figure for each law, without a norm of its own."""
    return {
        str(wet.label): rules.direct_afgehandeld(
            cellen, afbakening=Afbakening(domeinen=frozenset({wet.value}))
        )
        for wet in WETTEN
    }
