"""What is kept about staff, why, on what basis, how long and who can look: totals, no persons."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.core.cache import cache
from django.db.models import Count, Model, QuerySet
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Poortbesluit, RolToewijzing
from gastvrij.basis.rules import IEDEREEN, RECHTEN, Bereik, Recht
from gastvrij.beoordeling.models import Exameneigenaar
from gastvrij.beoordeling.models.verantwoording import REDENEN, Doel, Gegeven
from gastvrij.beoordeling.rules.proeve import Termijn

from .bewaren import bewaartermijnen

# Counting a million verdicts takes seconds, and everyone may look; the page says how old it is.
COUNTED, COUNTED_FOR = "beoordeling.verantwoording", 600
REACH = {
    Bereik.EIGEN: gettext_lazy("wat aan hen is toegewezen"),
    Bereik.AFDELING: gettext_lazy("de eigen afdeling"),
    Bereik.ALLES: gettext_lazy("de hele gemeente"),
}


@dataclass(frozen=True)
class Kijker:
    """Who may look under one right: the role, how far that reaches, and what there is to see."""

    rol: str
    bereik: str
    ziet: str


@dataclass(frozen=True)
class Verantwoording:
    """One purpose, accounted for; `besluit` is None while it is off.

    `gegevens` are (what, how many now); `termijnen` one line for each term, or that it is open.
    """

    code: str
    naam: str
    waarom: str
    besluit: Poortbesluit | None
    gegevens: list[tuple[str, int]]
    termijnen: list[str]
    ziet_zelf: str
    kijkers: list[Kijker]


def gegevens() -> tuple[Gegeven, ...]:
    """Return every table that tells of staff, of all rooms: the settings say where they stand."""
    found: tuple[Gegeven, ...] = import_string(settings.VERANTWOORDING)
    return found


def verantwoording(*, on: date) -> list[Verantwoording]:
    """Return the account of every purpose on a day, for everyone who works here."""
    counts = list(zip(gegevens(), _all_counts(), strict=True))
    laid_down = _termijnen()
    return [
        Verantwoording(
            code=doel.value,
            naam=str(doel.label),
            waarom=str(REDENEN[doel].waarom),
            besluit=basis.poortbesluit(doel, on=on),
            gegevens=[
                (str(gegeven.wat), found.get(doel.value, 0))
                for gegeven, found in counts
                if doel in gegeven.doelen
            ],
            termijnen=laid_down[doel],
            ziet_zelf=str(REDENEN[doel].zelf),
            kijkers=_kijkers(REDENEN[doel].rechten),
        )
        for doel in Doel
    ]


def _all_counts() -> list[Mapping[str, int]]:
    known: list[Mapping[str, int]] | None = cache.get(COUNTED)
    if known is None:
        known = [_counts(gegeven) for gegeven in gegevens()]
        cache.set(COUNTED, known, COUNTED_FOR)
    return known


def _counts(gegeven: Gegeven) -> Mapping[str, int]:
    rows: QuerySet[Model] = QuerySet(gegeven.model).filter(**gegeven.alleen).order_by()
    if not gegeven.doel:
        return dict.fromkeys([doel.value for doel in gegeven.doelen], rows.count())
    return dict(rows.values_list(gegeven.doel).annotate(n=Count("pk")))


def _termijnen() -> dict[Doel, list[str]]:
    """Return how long what is kept for each purpose stays, in words."""
    open_still = _("Nog niet vastgelegd. Tot dan wordt niets vernietigd.")
    found = {
        Doel(soort): [
            ngettext(
                "%(n)s dag na het delen met u. Grondslag: %(grondslag)s",
                "%(n)s dagen na het delen met u. Grondslag: %(grondslag)s",
                termijn.dagen,
            )
            % {"n": termijn.dagen, "grondslag": termijn.grondslag}
        ]
        for soort, termijn in bewaartermijnen().items()
    }
    found[Doel.PROEVE] = [_owner_term(one) for one in Exameneigenaar.objects.filter(is_actief=True)]
    found[Doel.BELTIJDEN] = [
        _("Zo lang als de registratie van het gesprek. Voor die registratie is geen termijn gezet.")
    ]
    found[Doel.AANWEZIGHEID] = [_("Tot het einde van de dag. Wat eerder gold, staat nergens.")]
    above: Mapping[Doel, Callable[[], list[str]]] = import_string(settings.VERANTWOORDING_TERMIJNEN)
    found |= {doel: said() for doel, said in above.items()}
    return {doel: found.get(doel) or [open_still] for doel in Doel}


def _owner_term(eigenaar: Exameneigenaar) -> str:
    dagen = eigenaar.termijnen.get(Termijn.BEWAREN.value)
    if dagen is None:
        return _("{eigenaar}: nog niet vastgelegd. Tot dan wordt niets vernietigd.").format(
            eigenaar=eigenaar.naam
        )
    text = ngettext(
        "%(eigenaar)s: %(n)s dag nadat het dossier dicht is.",
        "%(eigenaar)s: %(n)s dagen nadat het dossier dicht is.",
        dagen,
    )
    return text % {"eigenaar": eigenaar.naam, "n": dagen}


def _kijkers(rechten: Mapping[Recht, str | Promise]) -> list[Kijker]:
    """Return who may look, as the rights table has it; whom one chose where everyone has it."""
    names = RolToewijzing.Rol
    chosen = [
        Kijker(_("Wie u zelf kiest"), _("wie het vrijgaf"), str(ziet))
        for recht, ziet in rechten.items()
        if recht in IEDEREEN
    ]
    return chosen + [
        Kijker(str(names(rol.value).label), str(REACH[bereik]), str(ziet))
        for recht, ziet in rechten.items()
        for rol, bereik in RECHTEN.get(recht, {}).items()
    ]
