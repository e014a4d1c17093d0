"""How far assessors agree: figures over the conversations that more than one of them judged."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.db.models import Count, F, Q, QuerySet
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling.models import Criterium, Formulier, Observatie, Oordeel
from gastvrij.beoordeling.rules import overeenstemming as rekenen
from gastvrij.beoordeling.rules import schalen
from gastvrij.beoordeling.rules.observaties import Doel
from gastvrij.beoordeling.rules.oordelen import latest_per_assessor
from gastvrij.beoordeling.rules.overeenstemming import Gegevens, Interval, Reden, Stand

from .observaties import ASSESSING

ASKED = ("krippendorff_alpha.nominal",)
# A page waits for these draws, so fewer than on the command line; the seed keeps them the same.
ROUNDS, SEED = 400, 1
_LEAST = 2


@dataclass(frozen=True)
class Cijferregel:
    """One figure with its interval, as far as there is one."""

    waarde: Fraction | None
    interval: Interval


@dataclass(frozen=True)
class Eensregel:
    """What is known of a criterium, or of all of one scale; `cijfers` is empty under the gate."""

    naam: str
    n: int
    stand: Stand
    cijfers: dict[str, Cijferregel]
    is_totaal: bool = False

    @property
    def gelijk(self) -> Fraction | None:
        """Return the share of equal verdicts, None where nothing is shown."""
        found = self.cijfers.get("percent_agreement")
        return found.waarde if found is not None else None


@dataclass(frozen=True)
class Strengheidsregel:
    """How far an assessor is from the others in percentage points, None on too few verdicts."""

    naam: str
    n: int
    verschil: Fraction | None


@dataclass(frozen=True)
class Eensbeeld:
    """The agreement of a form: on how many conversations it rests, and its figures."""

    formulier: Formulier
    gesprekken: int
    beoordelaars: int
    regels: list[Eensregel]
    strengheid: list[Strengheidsregel]


@dataclass(frozen=True)
class _Rij:
    """One criterium of one conversation, with the value of each assessor (key)."""

    observatie: int
    criterium: Criterium
    waarden: dict[int, str]


def _double(medewerker: Medewerker) -> QuerySet[Observatie]:
    """Return what several assessors judged and all handed in, as far as the right reaches.

    A proeve belongs to another dossier and counts here never.
    """
    found = Observatie.objects.filter(doel__in=(Doel.KWALITEIT, Doel.KALIBRATIE)).annotate(
        bladen=Count("beoordelingen", filter=Q(beoordelingen__soort__in=ASSESSING)),
        ingediend=Count(
            "beoordelingen",
            filter=Q(beoordelingen__soort__in=ASSESSING, beoordelingen__ingediend_op__isnull=False),
        ),
    )
    double = found.filter(bladen__gte=_LEAST, ingediend=F("bladen"))
    if basis.has(medewerker, Recht.PROEVE_PLANNEN):
        return double
    toegang = basis.require(medewerker, Recht.KWALITEIT_BEOORDELEN)
    return double.filter(medewerker__afdeling__in=toegang.afdelingen)


def formulieren_with_double(medewerker: Medewerker) -> QuerySet[Formulier]:
    """Return the forms with conversations that several judged; PermissionDenied without a right."""
    keys = _double(medewerker).values_list("formulier", flat=True)
    return Formulier.objects.filter(pk__in=set(keys)).order_by("titel", "-nummer")


def overeenstemming(medewerker: Medewerker, formulier: Formulier) -> Eensbeeld:
    """Return how far assessors agree with a form; PermissionDenied without a right.

    Intervals by bootstrap over conversations. Assessors are named to themselves only.
    """
    keys = list(_double(medewerker).filter(formulier=formulier).values_list("pk", flat=True))
    rows = _rows(keys)
    who = sorted({key for row in rows for key in row.waarden})
    return Eensbeeld(
        formulier,
        len(keys),
        len(who),
        [*_totals(rows, who), *_per_criterium(rows, who)],
        _severity(rows, who, medewerker),
    )


def _rows(observaties: Sequence[int]) -> list[_Rij]:
    # What employees say of their own conversation is no second judgement.
    verdicts = (
        Oordeel.objects.filter(observatie__in=observaties)
        .exclude(gegeven_door=F("observatie__medewerker"))
        .select_related("criterium")
    )
    by_observatie: dict[int, list[Oordeel]] = defaultdict(list)
    for oordeel in verdicts:
        by_observatie[oordeel.observatie_id].append(oordeel)
    found: dict[tuple[int, int], _Rij] = {}
    for key, given in by_observatie.items():
        for (criterium, wie), oordeel in latest_per_assessor(given).items():
            row = found.setdefault((key, criterium), _Rij(key, oordeel.criterium, {}))
            row.waarden[wie] = oordeel.waarde
    return sorted(found.values(), key=lambda row: (row.criterium.volgorde, row.observatie))


def _table(rows: Iterable[_Rij], who: Sequence[int]) -> Gegevens:
    each = list(rows)
    one = each[0].criterium
    return rekenen.from_rows(
        [[row.waarden.get(key) for key in who] for row in each],
        beoordelaars=[str(key) for key in who],
        gesprekken=[str(row.observatie) for row in each],
        categorieen=schalen.values(one.schaal, one.treden),
    )


def _per_criterium(rows: Sequence[_Rij], who: Sequence[int]) -> list[Eensregel]:
    by_criterium: dict[int, list[_Rij]] = defaultdict(list)
    for row in rows:
        by_criterium[row.criterium.pk].append(row)
    return [
        _regel(f"{each[0].criterium.code} {each[0].criterium.tekst}".strip(), _table(each, who))
        for each in by_criterium.values()
    ]


def _totals(rows: Sequence[_Rij], who: Sequence[int]) -> list[Eensregel]:
    """Return a total for each scale: verdicts on different scales do not add up."""
    by_scale: dict[tuple[str, str], list[_Rij]] = defaultdict(list)
    for row in rows:
        by_scale[(row.criterium.schaal, repr(row.criterium.treden))].append(row)
    found = []
    for each in by_scale.values():
        schaal = each[0].criterium.get_schaal_display()
        naam = (
            _("Alle criteria")
            if len(by_scale) == 1
            else _("Alle criteria met: {schaal}").format(schaal=schaal)
        )
        found.append(_regel(naam, _table(each, who), is_totaal=True))
    return found


def _regel(naam: str, gegevens: Gegevens, *, is_totaal: bool = False) -> Eensregel:
    names = rekenen.shown(ASKED, gegevens.dubbel)
    every = rekenen.maten(gegevens)
    maten = {name: every[name] for name in names}
    telling = rekenen.count(gegevens)
    intervals = rekenen.bootstrap(gegevens, maten, seed=SEED, rounds=ROUNDS) if maten else {}
    cijfers = {
        name.partition(".")[0]: Cijferregel(maat(telling).waarde, intervals[name])
        for name, maat in maten.items()
    }
    return Eensregel(naam, gegevens.dubbel, rekenen.stand(gegevens.dubbel), cijfers, is_totaal)


def _severity(
    rows: Sequence[_Rij], who: Sequence[int], medewerker: Medewerker
) -> list[Strengheidsregel]:
    """Return each assessor, oneself first; the others stand in order of key, never of severity."""
    values = [[_worth(row.criterium, row.waarden.get(key)) for key in who] for row in rows]
    gegevens = rekenen.from_rows(values, beoordelaars=[str(key) for key in who])
    if rekenen.stand(gegevens.dubbel) is Stand.TE_WEINIG:
        return []
    found = rekenen.severity(gegevens)
    if isinstance(found, Reden):
        return []
    in_order = sorted(found, key=lambda one: one.beoordelaar != str(medewerker.pk))
    return [
        Strengheidsregel(
            _("U") if one.beoordelaar == str(medewerker.pk) else _("Collega {n}").format(n=place),
            one.n,
            None if rekenen.stand(one.n) is Stand.TE_WEINIG else one.verschil * 100,
        )
        for place, one in enumerate(in_order, start=1)
    ]


def _worth(criterium: Criterium, waarde: str | None) -> Fraction | None:
    if waarde is None or not schalen.is_answer(waarde):
        return None
    return schalen.worth(criterium.schaal, criterium.treden)[waarde]
