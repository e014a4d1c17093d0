"""How a competence looks in the table of a picture; made at once, because there can be dozens."""

from collections.abc import Iterator

from django import template
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gastvrij.basis import componenten
from gastvrij.basis.html import format_html, format_html_join
from gastvrij.ontwikkeling import rules
from gastvrij.ontwikkeling.queries import BeeldCompetentie, BeeldKader, BeeldNiveau, Uitspraak
from gastvrij.ontwikkeling.rules import Stand

register = template.Library()

# In words, with an icon where something was stated.
STANDEN: dict[Stand, tuple[str | Promise, str]] = {
    Stand.NIET_GEVRAAGD: (gettext_lazy("niet gevraagd"), ""),
    Stand.GEEN_CITAAT: (gettext_lazy("nog geen citaat"), ""),
    Stand.ONVOLDOENDE_GEZIEN: (gettext_lazy("nog onvoldoende gezien"), ""),
    Stand.TE_BESPREKEN: (gettext_lazy("nog te bespreken"), ""),
    Stand.TE_ONTWIKKELEN: (gettext_lazy("nog te ontwikkelen"), "arrow-up-right"),
    Stand.OP_NIVEAU: (gettext_lazy("op niveau"), "check"),
    Stand.HOGER: (gettext_lazy("hoger"), "star"),
    Stand.BESPROKEN: (gettext_lazy("besproken"), "message-2"),
}


@register.simple_tag
def cellen(competentie: BeeldCompetentie, kader: BeeldKader) -> SafeString:
    """Return the cells of a competence: one a level of its framework, or one in all."""
    if not kader.kolommen:
        is_gesteld = competentie.gesteld == rules.JA
        is_vereist = competentie.vereist is not None
        return _cel(competentie.aantal, is_vereist=is_vereist, is_gesteld=is_gesteld)
    per_label = {niveau.label: niveau for niveau in competentie.niveaus}
    rows = ((_niveau(per_label.get(label)),) for label in kader.kolommen)
    return format_html_join("", "{}", rows)


def _niveau(niveau: BeeldNiveau | None) -> SafeString:
    if niveau is None:
        return SafeString("<td></td>")
    return _cel(niveau.aantal, is_vereist=niveau.is_vereist, is_gesteld=niveau.is_gesteld)


def _cel(aantal: int, *, is_vereist: bool, is_gesteld: bool) -> SafeString:
    css = (" gv-cel--ja" if is_gesteld else " gv-cel--geteld" if aantal else "") + (
        " gv-cel--eis" if is_vereist else ""
    )
    counted = ngettext("citaat", "citaten", aantal) if aantal else _("geen citaat")
    said = [counted, *([_("gevraagd")] if is_vereist else [])]
    said += [_("besproken")] if is_gesteld else []
    return format_html(
        '<td><span class="gv-cel{}"><span>{}{}</span>'
        '<span class="gv-alleen-lezer"> {}</span></span></td>',
        css,
        componenten.icon("check", css="gv-icoon--sm") if is_gesteld else "",
        aantal or "",
        ", ".join(said),
    )


@register.simple_tag
def stand(competentie: BeeldCompetentie) -> SafeString:
    """Return how a competence stands, in words."""
    found = competentie.stand
    words, icon = STANDEN[found]
    if not icon:
        return format_html('<span class="gv-zacht">{}</span>', words)
    css = "gv-waarschuw" if found is Stand.TE_ONTWIKKELEN else ""
    drawn = componenten.icon(icon, css="gv-icoon--sm")
    return format_html('<span class="{}">{} {}</span>', css, drawn, words)


@register.filter
def gezegd(uitspraak: Uitspraak) -> str:
    """Return what was stated: a level, or yes or no."""
    if uitspraak.voldoet is None:
        return _("niveau {nr}").format(nr=uitspraak.label)
    return _("laat dit zien") if uitspraak.voldoet else _("laat dit nog niet zien")


@register.filter
def vereist(competentie: BeeldCompetentie) -> str:
    """Return what the functie asks of a competence."""
    if competentie.vereist is not None and competentie.heeft_niveaus:
        return _("niveau {nr}").format(nr=next(_labels(competentie)))
    return _("ja") if competentie.is_gevraagd else _("niet gevraagd")


def _labels(competentie: BeeldCompetentie) -> Iterator[str]:
    return (niveau.label for niveau in competentie.niveaus if niveau.is_vereist)
