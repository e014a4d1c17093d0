"""How the state and the outcome of a workplace exam look: words and an icon."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.componenten import status
from gastvrij.basis.weergave import number
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import Proeve
from gastvrij.beoordeling.rules.cesuur import Regel, Uitkomst, Uitwerking

register = template.Library()
_S = Proeve.Status
LOOKS = {
    _S.AANGEVRAAGD: ("warning", "hourglass"),
    _S.AFGEWEZEN: ("neutral", "ban"),
    _S.VRIJGESTELD: ("neutral", "certificate"),
    _S.TOEGELATEN: ("neutral", "check"),
    _S.FORMULIER_UITGEREIKT: ("neutral", "mail-opened"),
    _S.BEVESTIGD: ("neutral", "checks"),
    _S.IDENTITEIT_VASTGESTELD: ("neutral", "id"),
    _S.AFNAME: ("warning", "microphone"),
    _S.OORDELEN: ("warning", "scale"),
    _S.BESPREKEN: ("warning", "messages"),
    _S.VOORLOPIG: ("warning", "eye"),
    _S.VASTGESTELD: ("neutral", "lock"),
    _S.UITGEREIKT: ("neutral", "mail-forward"),
    _S.GEARCHIVEERD: ("neutral", "archive"),
    _S.VERNIETIGD: ("neutral", "trash"),
    _S.TERUGGETROKKEN: ("neutral", "arrow-back-up"),
    _S.AFGEBROKEN: ("neutral", "hand-stop"),
}
UITKOMSTEN = {
    Uitkomst.GESLAAGD: _("Geslaagd"),
    Uitkomst.NIET_GESLAAGD: _("Niet geslaagd"),
    Uitkomst.ONBEPAALD: _("Nog niet te bepalen"),
}
UITKOMST_LOOKS = {
    Uitkomst.GESLAAGD: ("success", "check"),
    Uitkomst.NIET_GESLAAGD: ("warning", "x"),
    Uitkomst.ONBEPAALD: ("neutral", "help-circle"),
}


@register.simple_tag
def proeve_stand(proeve: Proeve) -> SafeString:
    """Return the badge of where a sitting stands."""
    kind, icon = LOOKS[_S(proeve.status)]
    return status(proeve.get_status_display(), kind, icon_name=icon)


@register.filter
def beoordelaars(proeve: Proeve) -> str:
    """Return the names of the assessors of a sitting, without who was replaced."""
    return ", ".join(person.naam for person in queries.beoordelaars_of(proeve))


@register.simple_tag
def uitkomst_badge(code: str) -> SafeString:
    """Return the badge of an outcome."""
    kind, icon = UITKOMST_LOOKS[Uitkomst(code)]
    return status(str(UITKOMSTEN[Uitkomst(code)]), kind, icon_name=icon)


@register.simple_tag
def aftel_woorden(over: int) -> str:
    """Return the minutes that are left in words; below zero it takes longer than agreed."""
    if over > 0:
        return ngettext("nog %(n)s minuut", "nog %(n)s minuten", over) % {"n": over}
    if over == 0:
        return str(_("de tijd is om"))
    late = -over
    return ngettext("%(n)s minuut over de tijd", "%(n)s minuten over de tijd", late) % {"n": late}


@register.simple_tag
def uitwerking_zinnen(found: Uitwerking) -> list[str]:
    """Return the working of an outcome, a sentence each; an exam has no percentage."""
    return [_rule(found), _reached(found), *_named(found)]


def _amount(points: Fraction) -> str:
    return number(points, 0 if points.denominator == 1 else 2)


def _rule(found: Uitwerking) -> str:
    needed = _amount(found.nodig)
    if found.regel is Regel.ALLE:
        return gettext("De regel: alle %(n)s toetstermen moeten voldoende zijn.") % {"n": needed}
    if found.regel is Regel.COMPENSATORISCH:
        return gettext(
            "De regel: minstens %(n)s punten. Wat voldoende is, telt met zijn gewicht."
        ) % {"n": needed}
    said = gettext("De regel: minstens %(n)s toetstermen moeten voldoende zijn.") % {"n": needed}
    if found.regel is Regel.ANGOFF:
        return said + " " + gettext("Dat aantal schatten deskundigen vooraf (Angoff).")
    return said


def _reached(found: Uitwerking) -> str:
    if found.regel is Regel.COMPENSATORISCH:
        return gettext("Bereikt: %(n)s punten.") % {"n": _amount(found.bereikt)}
    reached = int(found.bereikt)
    return ngettext(
        "%(n)s toetsterm is voldoende.", "%(n)s toetstermen zijn voldoende.", reached
    ) % {"n": reached}


def _named(found: Uitwerking) -> Iterator[str]:
    lines: Sequence[tuple[str, tuple[str, ...]]] = (
        (gettext("Onvoldoende: %(codes)s."), found.onvoldoende),
        (
            gettext("Niet waargenomen of nog niet afgesproken: %(codes)s."),
            found.niet_waargenomen,
        ),
        (gettext("Moet voldoende zijn en is dat niet: %(codes)s."), found.knock_out),
        (gettext("Moet voldoende zijn en is nog niet gezien: %(codes)s."), found.knock_out_open),
    )
    for text, codes in lines:
        if codes:
            yield text % {"codes": ", ".join(codes)}
    if found.uitkomst is Uitkomst.ONBEPAALD:
        yield gettext(
            "Wat niet is gezien, kan de uitslag nog veranderen. Daarom is die nu niet te bepalen."
        )
