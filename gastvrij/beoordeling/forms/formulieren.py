"""Shape of what is filled in about forms."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.keuzes import set_choices, set_queryset
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import Criterium
from gastvrij.kaders.models import KaderVersie

from .delen import CHOOSE


class MakeFormulier(forms.Form):
    """Choose the exam plan of a form."""

    versie = forms.ModelChoiceField(
        KaderVersie.objects.none(), to_field_name="uuid", empty_label=CHOOSE, label=_("Toetsplan")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_queryset(self.fields["versie"], queries.published_toetsplannen())


class EditFormulier(forms.Form):
    """Title and explanation of a form."""

    titel = forms.CharField(max_length=500, label=_("Titel"))
    toelichting = forms.CharField(
        required=False,
        label=_("Toelichting"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Voor wie beoordeelt: waarvoor dit formulier is."),
    )


class EditGroep(forms.Form):
    """Title and explanation of a group."""

    titel = forms.CharField(max_length=500, label=_("Titel van de groep"))
    toelichting = forms.CharField(
        required=False,
        label=_("Toelichting bij de groep"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class DecideNiveaus(forms.Form):
    """Choose the levels of a toetsterm."""

    niveaus = forms.MultipleChoiceField(label=_("Niveaus"), widget=forms.CheckboxSelectMultiple)

    def __init__(
        self, criterium: Criterium, schaal: dict[str, str], data: QueryDict | None = None
    ) -> None:
        super().__init__(
            data, initial={"niveaus": criterium.niveaus or []}, prefix=f"c-{criterium.uuid}"
        )
        names = [(code, f"{code} {naam}") for code, naam in schaal.items()]
        set_choices(self.fields["niveaus"], names)
