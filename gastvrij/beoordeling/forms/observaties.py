"""Shape of what is filled in about an observation."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.keuzes import set_queryset
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import Formulier, Observatie

from .delen import CHOOSE, ChooseGesprek

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
        set_queryset(self.fields["medewerker"], queries.kandidaten())
        set_queryset(self.fields["formulier"], queries.published_formulieren())
        set_queryset(self.fields["beoordelaar"], queries.beoordelaars(*PLANNED))


class BeginAfname(ChooseGesprek):
    """The conversation that is observed, of which the citizen knows that somebody listens."""

    def __init__(self, observatie: Observatie, data: QueryDict | None = None) -> None:
        super().__init__(queries.gesprekken_to_observe(observatie), data)


class Respond(forms.Form):
    """What the employee says to it."""

    tekst = forms.CharField(
        required=False,
        label=_("Uw reactie"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("U mag dit leeg laten. Dan weten wij alleen dat u het hebt gelezen."),
    )
