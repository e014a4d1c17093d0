"""The charts, each with the sentence that says what is to be seen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import formats
from django.utils.translation import gettext as _

from gastvrij.basis import grafiek
from gastvrij.basis.weergave import percentage
from gastvrij.sturing import rules
from gastvrij.sturing.queries import NormCijfer, Overzicht
from gastvrij.sturing.rules import Cijfer, Periode

from .woorden import conclusion, said_together, series_name


@dataclass(frozen=True)
class Figuur:
    """A chart with its heading and the sentence that says what is to be seen."""

    titel: str
    zin: str
    reeksen: tuple[str, ...]
    grafiek: grafiek.Grafiek


def _line_pair(cijfers: tuple[NormCijfer, ...]) -> list[NormCijfer]:
    """Return the figures for a line: that of the first line, and the first about a part of it."""
    main = cijfers[0]
    part = (one for one in cijfers[1:] if one.afbakening != main.afbakening)
    return [main, *list(part)[:1]]


def line(overzicht: Overzicht) -> Figuur:
    """Return the shares over time, of the first line and of one part of it."""
    pair = _line_pair(overzicht.cijfers)
    by_month = overzicht.periode is Periode.DIT_JAAR
    known = [c.aandeel for one in pair for c in one.punten if c.aandeel is not None]
    targets = [n.waarde for one in pair if (n := one.cijfer.norm) and n.waarde is not None]
    picture = grafiek.line(
        [_label(day, overzicht.periode) for day in overzicht.punten],
        [
            grafiek.Series(
                series_name(one),
                [c.aandeel for c in one.punten],
                one.cijfer.norm.waarde if one.cijfer.norm else None,
            )
            for one in pair
        ],
        kop=_("Maand") if by_month else _("Dag"),
        low=float(rules.floor_of_axis([*known, *targets])),
    )
    title = _("Direct afgehandeld per maand") if by_month else _("Direct afgehandeld per dag")
    return Figuur(title, " ".join(_line_sentences(pair)), tuple(map(series_name, pair)), picture)


def _line_sentences(pair: list[NormCijfer]) -> Iterable[str]:
    yield conclusion(pair[0])
    for one in pair[1:]:
        yield f"{series_name(one)}: {conclusion(one)}"


def _label(day: date, periode: Periode) -> str:
    if periode is Periode.DIT_JAAR:
        return formats.date_format(day, "M")
    return str(day.day) if periode is Periode.DEZE_MAAND else formats.date_format(day, "D j")


def _bars(cijfers: Mapping[str, Cijfer], first_column: str) -> grafiek.Grafiek:
    rows = [
        grafiek.Bar(name, c.aandeel, c.norm.waarde if c.norm else None, c.noemer)
        for name, c in cijfers.items()
    ]
    return grafiek.bars(
        rows, koppen=(first_column, _("Direct afge\u00adhandeld"), _("Doel"), _("Vragen"))
    )


def channels(cijfers: Mapping[str, Cijfer]) -> Figuur:
    """Return the shares by channel, with the norm beside the channels that it names."""
    gehaald, gemist = rules.reached(cijfers)
    if gehaald and gemist:
        zin = _("%(wel)s: norm gehaald. %(niet)s: niet.") % {
            "wel": said_together(gehaald),
            "niet": said_together(gemist),
        }
    elif gehaald:
        zin = _("De norm is gehaald bij %(wel)s.") % {"wel": said_together(gehaald)}
    elif gemist:
        zin = _("De norm is niet gehaald bij %(niet)s.") % {"niet": said_together(gemist)}
    else:
        zin = _("Welk deel van de vragen direct is afgehandeld, per kanaal.")
    return Figuur(_("Per kanaal"), zin, (), _bars(cijfers, _("Kanaal")))


def per_law(cijfers: Mapping[str, Cijfer]) -> Figuur:
    """Return the shares by law; a law has no norm of its own."""
    laagste = rules.lowest(cijfers)
    if laagste is None:
        zin = _(
            "Welk deel van de vragen direct is afgehandeld, per wet. Een wet apart heeft geen norm."
        )
    else:
        zin = _("%(wet)s blijft achter met %(aandeel)s. Een wet apart heeft geen norm.") % {
            "wet": laagste,
            "aandeel": percentage(cijfers[laagste].aandeel),
        }
    return Figuur(_("Per wet"), zin, (), _bars(cijfers, _("Wet")))
