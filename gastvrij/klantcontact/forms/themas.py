"""Shape of what is filled in about a thema."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from gastvrij.basis.keuzes import set_choices
from gastvrij.klantcontact.models import Onderwerp, Thema


class ThemaForm(forms.Form):
    """What is going on, and which onderwerpen belong to it."""

    use_required_attribute = False

    naam = forms.CharField(label=gettext_lazy("Naam"), max_length=200)
    omschrijving = forms.CharField(
        label=gettext_lazy("Wat speelt er?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    onderwerpen = forms.MultipleChoiceField(
        label=gettext_lazy("Onderwerpen"),
        help_text=gettext_lazy("Een onderwerp hoort bij één thema. Het verlaat zijn oude thema."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    is_actief = forms.BooleanField(
        label=gettext_lazy("Te zien bij Kennis"), required=False, initial=True
    )

    def __init__(self, *args: Any, onderwerpen: Iterable[Onderwerp], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keuzes = {str(one.uuid): one for one in onderwerpen}
        names = [(key, one.naam) for key, one in self.keuzes.items()]
        set_choices(self.fields["onderwerpen"], names)

    @staticmethod
    def values_of(thema: Thema) -> dict[str, Any]:
        """Return a thema as its form shows it."""
        return {
            "naam": thema.naam,
            "omschrijving": thema.omschrijving,
            "is_actief": thema.is_actief,
            "onderwerpen": [str(one.uuid) for one in thema.onderwerpen.all()],
        }

    def given(self) -> dict[str, Any]:
        """Return what was filled in, with the onderwerpen themselves."""
        chosen = [self.keuzes[key] for key in self.cleaned_data["onderwerpen"]]
        return self.cleaned_data | {"onderwerpen": chosen}
