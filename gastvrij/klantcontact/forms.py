"""Shape of what is filled in about an onderwerp."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.basis.models import Afdeling

from .models import Onderwerp


class OnderwerpForm(forms.Form):
    """An onderwerp: whose work it is, on which line, and under which law."""

    use_required_attribute = False

    naam = forms.CharField(label=gettext_lazy("Naam"), max_length=200)
    afdeling = forms.ChoiceField(label=gettext_lazy("Afdeling die hierover gaat"))
    lijn = forms.ChoiceField(
        label=gettext_lazy("Wie beantwoordt dit?"),
        choices=Onderwerp.Lijn.choices,
        widget=forms.RadioSelect,
        initial=Onderwerp.Lijn.EERSTE,
    )
    domein = forms.ChoiceField(
        label=gettext_lazy("Wet"), choices=Onderwerp.Domein.choices, required=False
    )
    is_actief = forms.BooleanField(
        label=gettext_lazy("Te kiezen op de werkplek"), required=False, initial=True
    )

    def __init__(self, *args: Any, afdelingen: Iterable[Afdeling], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.afdelingen = {str(one.uuid): one for one in afdelingen}
        field = self.fields["afdeling"]
        if isinstance(field, forms.ChoiceField):
            names = [(key, one.naam) for key, one in self.afdelingen.items()]
            field.choices = [("", _("Kies een afdeling")), *names]

    def given(self) -> dict[str, Any]:
        """Return what was filled in, with the afdeling itself."""
        return self.cleaned_data | {"afdeling": self.afdelingen[self.cleaned_data["afdeling"]]}


def values_of(onderwerp: Onderwerp) -> dict[str, Any]:
    """Return an onderwerp as its form shows it."""
    return {
        "naam": onderwerp.naam,
        "afdeling": str(onderwerp.afdeling.uuid),
        "lijn": onderwerp.lijn,
        "domein": onderwerp.domein,
        "is_actief": onderwerp.is_actief,
    }
