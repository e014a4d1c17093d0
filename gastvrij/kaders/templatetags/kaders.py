"""`{% load kaders %}`: words for what stands in a kader."""

from collections.abc import Iterable, Mapping
from decimal import Decimal

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from gastvrij.basis import componenten
from gastvrij.basis import weergave as getallen
from gastvrij.kaders import weergave, weergave_kruistabel
from gastvrij.kaders.models import KaderVersie, Kruistabel, Lezing, Norm, Verband
from gastvrij.kaders.queries import Matrix, SoortDekking
from gastvrij.kaders.rules.boom import Tak
from gastvrij.kaders.rules.dekking import Graad
from gastvrij.kaders.rules.normen import Normgegevens

register = template.Library()

STATUS = {
    KaderVersie.Status.CONCEPT: ("warning", "pencil"),
    KaderVersie.Status.VASTGESTELD: ("success", "lock"),
    KaderVersie.Status.VERVALLEN: ("neutral", "archive"),
}
LEESSTATUS = {
    Lezing.Status.WACHT: ("neutral", "clock"),
    Lezing.Status.BEZIG: ("neutral", "hourglass"),
    Lezing.Status.GELEZEN: ("success", "circle-check"),
    Lezing.Status.MISLUKT: ("danger", "alert-circle"),
}


@register.simple_tag
def boom(takken: Iterable[Tak], *, bron: bool = False) -> SafeString:
    """Return a tree; with `bron` the source text is on the same page."""
    return weergave.tree(takken, with_lines=bron)


@register.simple_tag
def regel_link(regel: int) -> SafeString:
    """Return a link to a line of the source text on the same page."""
    return weergave.line_link(regel)


@register.simple_tag
def onbepaald(said: str) -> SafeString:
    """Return in words what a reader left undecided."""
    return weergave.undecided(weergave.doubt_text(said))


@register.simple_tag
def versie_status(versie: KaderVersie) -> SafeString:
    """Return the status of a version as a badge."""
    kind, icon = STATUS[KaderVersie.Status(versie.status)]
    return componenten.status(versie.get_status_display(), kind, icon_name=icon)


@register.simple_tag
def lezing_status(lezing: Lezing) -> SafeString:
    """Return how far a reading is as a badge."""
    kind, icon = LEESSTATUS[Lezing.Status(lezing.status)]
    return componenten.status(lezing.get_status_display(), kind, icon_name=icon)


@register.simple_tag
def lezersmelding(melding: Mapping[str, str]) -> str:
    """Return in words what a lenient reader let through."""
    return weergave.doubt_text(f"{melding['code']}: {melding['detail']}")


@register.simple_tag
def kruistabel_status(kruistabel: Kruistabel) -> SafeString:
    """Return whether a crosswalk is signed as a badge."""
    is_signed = kruistabel.status == Kruistabel.Status.VASTGESTELD
    kind, icon = ("success", "lock") if is_signed else ("warning", "pencil")
    return componenten.status(kruistabel.get_status_display(), kind, icon_name=icon)


@register.simple_tag
def verband_status(verband: Verband) -> SafeString:
    """Return how strong a tie is as a badge."""
    is_whole = verband.soort == Verband.Soort.DRAAGT_BIJ
    kind, icon = ("success", "circle-check") if is_whole else ("neutral", "circle-dot")
    return componenten.status(verband.get_soort_display(), kind, icon_name=icon)


@register.simple_tag
def kruismatrix(kruistabel: Kruistabel, tabel: Matrix, *, wijzigen: bool = False) -> SafeString:
    """Return the matrix of a crosswalk; with `wijzigen` an empty cell is a link too."""
    return weergave_kruistabel.matrix(kruistabel, tabel, may_change=wijzigen)


@register.simple_tag
def kruislijst(kruistabel: Kruistabel, tabel: Matrix) -> SafeString:
    """Return the ties of a matrix as a list, for a narrow screen."""
    return weergave_kruistabel.matrix_list(kruistabel, tabel)


@register.simple_tag
def graad_status(graad: int) -> SafeString:
    """Return how far something is covered (0 not, 1 partly, 2 wholly) as a badge."""
    kind, icon, text = {
        Graad.NIET: ("danger", "circle-x", _("Niet gedekt")),
        Graad.DEELS: ("warning", "circle-dot", _("Deels gedekt")),
        Graad.GEDEKT: ("success", "circle-check", _("Gedekt")),
    }[Graad(graad)]
    return componenten.status(text, kind, icon_name=icon)


@register.simple_tag
def dekking_zin(soort: SoortDekking, graad: int) -> str:
    """Return how many are covered this far: 5 van de 20 toetstermen."""
    counts = soort.aantallen
    return _("{n} van de {totaal} {naam}").format(
        n=counts[graad], totaal=sum(counts), naam=soort.naam
    )


@register.simple_tag
def grens(norm: Norm | Normgegevens) -> str:
    """Return the limit of a norm in words: ten minste 60 %."""
    words = {
        ">=": _("ten minste"),
        "<=": _("ten hoogste"),
        "=": _("precies"),
        ">": _("meer dan"),
        "<": _("minder dan"),
    }
    figure = _("geen getal") if norm.waarde is None else _figure(norm.waarde)
    space = "" if norm.eenheid == "%" else " "
    return f"{words[norm.operator]} {figure}{space}{norm.eenheid}"


def _figure(value: Decimal) -> str:
    exponent = value.normalize().as_tuple().exponent
    return getallen.number(value, max(0, -int(exponent)))
