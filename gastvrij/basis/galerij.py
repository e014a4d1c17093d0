"""The component page: every component of ours in its states, with the code that makes it.

What is shown as code is the source of the very template that is shown as result.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar, cast
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import Template
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from . import grafiek, radar

FOLDER = "basis/voorbeelden"
PAGE = "basis/componenten.html"


@dataclass(frozen=True)
class Example:
    """One part of the page."""

    key: str
    title: str | Promise

    @property
    def template(self) -> str:
        """Return the name of the template with the example."""
        return f"{FOLDER}/{self.key}.html"

    @property
    def code(self) -> str:
        """Return the source of the example, as it is used."""
        loaded = cast("Template", get_template(self.template).template)  # type: ignore[attr-defined]
        return str(loaded.source).strip()


EXAMPLES = (
    Example("knoppen", _("Knoppen en toetsen")),
    Example("status", _("Status en meldingen")),
    Example("iconen", _("Iconen")),
    Example("weergave", _("Datums, tijden en getallen")),
    Example("velden", _("Velden")),
    Example("fouten", _("Foutenoverzicht en fouten bij velden")),
    Example("keuzekaarten", _("Keuzekaarten met velden die erbij horen")),
    Example("concept", _("Concept dat zichzelf bewaart")),
    Example("paneel", _("Paneel, gegevens en kruimelpad")),
    Example("tabel", _("Tabel die op een smal scherm kaarten wordt")),
    Example("lijst", _("Werklijst met pijltjestoetsen")),
    Example("leeg", _("Leeg")),
    Example("tijdlijn", _("Tijdlijn")),
    Example("tabs", _("Tabs")),
    Example("leidraad", _("Gespreksleidraad")),
    Example("beoordelen", _("Criterium, score en citaten")),
    Example("passage", _("Passage kiezen als citaat")),
    Example("niveaus", _("Niveaustrook")),
    Example("kerncijfers", _("Kerncijfers")),
    Example("grafieken", _("Grafieken")),
)


class ExampleForm(forms.Form):
    """Invented fields, one of each kind."""

    RESULTATEN: ClassVar = [
        ("direct_afgehandeld", _("Direct afgehandeld")),
        ("terugbelafspraak", _("Terugbelafspraak")),
        ("doorverwezen", _("Doorverwezen")),
    ]

    vraag = forms.CharField(
        label=_("Vraag"),
        widget=forms.Textarea,
        help_text=_("Schrijf het zo dat een collega het kan voorlezen."),
    )
    telefoonnummer = forms.CharField(label=_("Telefoonnummer"), required=False)
    onderwerp = forms.ChoiceField(
        label=_("Onderwerp"), choices=[("", _("Kies een onderwerp")), ("p", _("Parkeren"))]
    )
    dag = forms.DateField(label=_("Op welke dag?"), widget=forms.DateInput)
    kanaal = forms.ChoiceField(
        label=_("Kanaal"),
        widget=forms.RadioSelect,
        choices=[("balie", _("Balie")), ("telefoon", _("Telefoon"))],
    )
    wetten = forms.MultipleChoiceField(
        label=_("Welke wetten?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        choices=[("pw", _("Participatiewet")), ("wmo", _("Wmo")), ("jw", _("Jeugdwet"))],
    )
    gecontroleerd = forms.BooleanField(label=_("Gegevens gecontroleerd"))
    bestand = forms.FileField(label=_("Document"), help_text=_("Ten hoogste 20 MB."))
    resultaat = forms.ChoiceField(
        label=_("Hoe is de vraag afgehandeld?"), widget=forms.RadioSelect, choices=RESULTATEN
    )
    organisatie = forms.CharField(
        label=_("Naar welke organisatie?"), help_text=_("Schrijf de naam voluit.")
    )


def _charts() -> dict[str, Any]:
    channels = [
        grafiek.Bar(str(_("Telefoon")), Decimal("0.618"), Decimal("0.6"), 2914),
        grafiek.Bar(str(_("E-formulier")), Decimal("0.483"), Decimal("0.6"), 318),
        grafiek.Bar(str(_("Post")), None, None, 0),
    ]
    weeks = ["41", "42", "43", "44", "45", "46"]
    shares = [0.602, 0.618, 0.624, None, 0.622, 0.634]
    axes = [radar.Axis(f"{n // 5 + 1}.{n % 5 + 1}", 1 + n % 3, 2) for n in range(9)]
    koppen = (str(_("Kanaal")), str(_("Direct afgehandeld")), str(_("Doel")), str(_("Aantal")))
    return {
        "balken": grafiek.bars(channels, koppen=koppen),
        "lijn": grafiek.line(
            weeks,
            [grafiek.Series(str(_("Alle teams")), shares, 0.6)],
            kop=str(_("Week")),
            low=0.5,
            high=0.7,
            step=0.05,
        ),
        "vonk": grafiek.spark([0.602, 0.618, 0.624, 0.615, 0.622, 0.634]),
        "meter": grafiek.meter(0.33),
        "radar": radar.radar(
            axes,
            levels=4,
            titel=str(_("Vastgesteld niveau per competentie, naast het vereiste niveau.")),
            koppen=(str(_("Code")), str(_("Vastgesteld")), str(_("Vereist"))),
        ),
    }


def example_context() -> dict[str, Any]:
    """Return what the examples show; all invented."""
    moment = datetime(2026, 11, 19, 14, 5, tzinfo=ZoneInfo("Europe/Amsterdam"))
    return {
        "form": ExampleForm(auto_id="leeg_%s"),
        "fout_form": ExampleForm({"telefoonnummer": "06 00 00 00 01"}, auto_id="fout_%s"),
        "keuze_form": ExampleForm(auto_id="keuze_%s", initial={"resultaat": "direct_afgehandeld"}),
        "dag": date(2026, 11, 19),
        "moment": moment,
        "aandeel": Decimal("0.634"),
        "url": "#",
        **_charts(),
    }


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """Show every component with its code."""
    return render(request, PAGE, {"examples": EXAMPLES, **example_context()})
