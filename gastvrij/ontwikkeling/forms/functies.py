"""Shape of what is filled in about a functie and who fills it."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.keuzes import set_queryset
from gastvrij.basis.models import Medewerker
from gastvrij.ontwikkeling import queries


class EditFunctie(forms.Form):
    """The name of a functie, and what it is."""

    titel = forms.CharField(max_length=200, label=_("Naam van de functie"))
    omschrijving = forms.CharField(
        required=False, label=_("Omschrijving"), widget=forms.Textarea(attrs={"rows": 3})
    )


class EndFunctie(forms.Form):
    """From which day a functie is no more."""

    per = forms.DateField(label=_("Vervalt per"), widget=forms.DateInput)


class AddVervulling(forms.Form):
    """Who fills a functie, and from when."""

    medewerker = forms.ModelChoiceField(
        Medewerker.objects.none(),
        to_field_name="uuid",
        empty_label=_("Maak een keuze"),
        label=_("Medewerker"),
    )
    van = forms.DateField(label=_("Eerste dag"), widget=forms.DateInput)
    tot_en_met = forms.DateField(required=False, label=_("Laatste dag"), widget=forms.DateInput)

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        set_queryset(self.fields["medewerker"], queries.kan_vervullen())


class EndVervulling(forms.Form):
    """Until and with which day somebody fills a functie."""

    tot_en_met = forms.DateField(label=_("Laatste dag"), widget=forms.DateInput)
