"""Shape of what an employee fills in to open parts of the own profile."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.keuzes import set_queryset
from gastvrij.basis.models import Medewerker
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.models import Vrijgave, standard_onderdelen


class GiveVrijgave(forms.Form):
    """To whom which parts open, and until when."""

    aan = forms.ModelChoiceField(
        Medewerker.objects.none(),
        to_field_name="uuid",
        empty_label=_("Maak een keuze"),
        label=_("Aan wie"),
        help_text=_("Een coach, teamleider of opleidingsadviseur."),
    )
    onderdelen = forms.MultipleChoiceField(
        choices=Vrijgave.Onderdeel.choices,
        initial=standard_onderdelen,
        label=_("Wat"),
        widget=forms.CheckboxSelectMultiple,
    )
    tot_en_met = forms.DateField(label=_("Tot en met"), widget=forms.DateInput)

    def __init__(self, medewerker: Medewerker, *args: Any) -> None:
        super().__init__(*args)
        set_queryset(self.fields["aan"], queries.ontvangers(medewerker))
