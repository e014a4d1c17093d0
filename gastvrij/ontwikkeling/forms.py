"""Shape of what an employee fills in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Medewerker

from . import queries


class GiveVrijgave(forms.Form):
    """To whom the own picture opens, and until when."""

    aan = forms.ModelChoiceField(
        Medewerker.objects.none(),
        to_field_name="uuid",
        empty_label=_("Maak een keuze"),
        label=_("Aan wie"),
        help_text=_("Een coach, teamleider of opleidingsadviseur."),
    )
    tot_en_met = forms.DateField(label=_("Tot en met"), widget=forms.DateInput)

    def __init__(self, medewerker: Medewerker, *args: Any) -> None:
        super().__init__(*args)
        self.fields["aan"].queryset = queries.ontvangers(medewerker)  # type: ignore[attr-defined]
