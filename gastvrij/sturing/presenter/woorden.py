"""Norms, laws and differences in words."""

from collections.abc import Iterable
from fractions import Fraction

from django.utils.translation import gettext as _

from gastvrij.basis.weergave import number, percentage
from gastvrij.kaders.models import Norm
from gastvrij.klantcontact.models import Onderwerp
from gastvrij.sturing.queries import NormCijfer
from gastvrij.sturing.rules import Oordeel


def said_together(names: Iterable[str]) -> str:
    """Return names as one says them: Balie, Telefoon en Website."""
    *most, last = list(names) or [""]
    return (
        _("%(eerste)s en %(laatste)s") % {"eerste": ", ".join(most), "laatste": last}
        if most
        else last
    )


def operator(sign: str) -> str:
    """Return the operator of a norm in words; an unknown one as it is."""
    words = {
        ">=": _("ten minste"),
        "<=": _("hoogstens"),
        ">": _("meer dan"),
        "<": _("minder dan"),
        "=": _("precies"),
    }
    return words.get(sign, sign)


def strength(norm: Norm) -> str:
    """Return how binding a norm is: doel, streven, regel, or plainly norm."""
    words = {"doel": _("doel"), "streven": _("streven"), "regel": _("regel")}
    return words.get(norm.sterkte, _("norm"))


def norm_figure(norm: Norm) -> str:
    """Return the figure of a norm: 60%, 3 keer; without figure that it is not determined."""
    if norm.waarde is None:
        return _("geen getal in de bron")
    decimals = 0 if norm.waarde == norm.waarde.to_integral_value() else 1
    shown = number(norm.waarde, decimals)
    return f"{shown}%" if norm.eenheid in {"%", "procent"} else f"{shown} {norm.eenheid}"


def source(norm: Norm) -> str:
    """Return the kader and version that a norm stands in, or that somebody set it."""
    if norm.versie is None:
        return _("met de hand ingevoerd")
    return _("%(kader)s, versie %(versie)s") % {
        "kader": norm.versie.kader.titel,
        "versie": norm.versie.label or norm.versie.nummer,
    }


def laws(codes: Iterable[str]) -> str:
    """Return the names of laws in their usual order."""
    labels = {str(code): str(label) for code, label in Onderwerp.Domein.choices}
    order = list(labels)
    known = sorted(codes, key=lambda code: order.index(code) if code in labels else len(order))
    return said_together(labels.get(code, code) for code in known)


def points(verschil: Fraction | None) -> str:
    """Return a difference in percentage points; one that rounds to nothing is still there."""
    size = abs(verschil or Fraction(0)) * 100
    return _("minder dan 0,1") if size < Fraction(1, 20) else number(size, 1)


def conclusion(one: NormCijfer) -> str:
    """Return what the figure says in one sentence."""
    cijfer = one.cijfer
    if cijfer.oordeel is Oordeel.GEEN_CIJFER:
        return _("Er zijn in deze periode geen vragen die meetellen.")
    values = {
        "aandeel": percentage(cijfer.aandeel),
        "norm": f"{strength(one.norm)} {norm_figure(one.norm)}" if one.norm else "",
        "punten": points(cijfer.verschil),
    }
    if cijfer.oordeel is Oordeel.GEHAALD:
        return _("%(aandeel)s is direct afgehandeld. De norm is gehaald (%(norm)s).") % values
    if cijfer.oordeel is Oordeel.ONDER_DOEL:
        return (
            _("%(aandeel)s is direct afgehandeld. Dat scheelt %(punten)s procentpunt (%(norm)s).")
            % values
        )
    return _("%(aandeel)s is direct afgehandeld.") % values


def series_name(one: NormCijfer) -> str:
    """Return what a line is about: laws, a loket, or the whole first line."""
    if one.afbakening.domeinen:
        return laws(one.afbakening.domeinen)
    if one.norm and one.norm.afdeling:
        return str(one.norm.afdeling)
    return _("Eerste lijn")
