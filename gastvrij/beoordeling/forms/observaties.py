"""Shape of what is filled in about an observation."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import Formulier, Observatie
from gastvrij.klantcontact.models import Gesprek

from .delen import CHOOSE

# A proeve is requested, and a kalibratie has several assessors: both have pages of their own.
PLANNED = (Observatie.Doel.KWALITEIT, Observatie.Doel.COACHING)


class PlanObservatie(forms.Form):
    """Purpose, people and form of an observation."""

    doel = forms.ChoiceField(
        choices=[(doel.value, doel.label) for doel in PLANNED],
        label=_("Doel"),
        widget=forms.RadioSelect,
        help_text=_("Het doel ligt vast voor het gesprek en verandert daarna niet."),
    )
    medewerker = forms.ModelChoiceField(
        Medewerker.objects.none(), to_field_name="uuid", empty_label=CHOOSE, label=_("Medewerker")
    )
    formulier = forms.ModelChoiceField(
        Formulier.objects.none(), to_field_name="uuid", empty_label=CHOOSE, label=_("Formulier")
    )
    beoordelaar = forms.ModelChoiceField(
        Medewerker.objects.none(),
        to_field_name="uuid",
        empty_label=CHOOSE,
        label=_("Wie beoordeelt"),
        help_text=_("De kwaliteitscoach van deze medewerker."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, QuerySet[Any]] = {
            "medewerker": queries.kandidaten(),
            "formulier": queries.published_formulieren(),
            "beoordelaar": queries.beoordelaars(*PLANNED),
        }
        for name, queryset in choices.items():
            self.fields[name].queryset = queryset  # type: ignore[attr-defined]


class BeginAfname(forms.Form):
    """Choose the conversation, and say that the citizen knows."""

    gesprek = forms.ModelChoiceField(
        Gesprek.objects.none(),
        to_field_name="uuid",
        label=_("Gesprek"),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    burger_geinformeerd = forms.BooleanField(
        required=False, label=_("De inwoner weet dat er iemand meeluistert")
    )

    def __init__(self, observatie: Observatie, data: QueryDict | None = None) -> None:
        super().__init__(data)
        field = self.fields["gesprek"]
        field.queryset = queries.gesprekken_to_observe(observatie)  # type: ignore[attr-defined]
        field.label_from_instance = queries.gesprek_label  # type: ignore[attr-defined]


class Respond(forms.Form):
    """What the employee says to it."""

    tekst = forms.CharField(
        required=False,
        label=_("Uw reactie"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("U mag dit leeg laten. Dan weten wij alleen dat u het hebt gelezen."),
    )
