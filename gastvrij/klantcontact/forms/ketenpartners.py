"""Shape of what is filled in about an organisation to refer to."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from gastvrij.klantcontact.models import Ketenpartner


class KetenpartnerForm(forms.Form):
    """An organisation: its full name, and what inwoners go there for."""

    use_required_attribute = False

    naam = forms.CharField(
        label=gettext_lazy("Volledige naam"),
        max_length=200,
        help_text=gettext_lazy("Zo hoort de inwoner de naam, dus zonder afkorting."),
    )
    afkorting = forms.CharField(
        label=gettext_lazy("Afkorting"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("Wie dit op de werkplek typt, krijgt de volledige naam."),
    )
    waarvoor = forms.CharField(
        label=gettext_lazy("Waarvoor kan de inwoner hier terecht?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    telefoon = forms.CharField(
        label=gettext_lazy("Telefoon"),
        max_length=40,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "tel"}),
    )
    website = forms.URLField(
        label=gettext_lazy("Website"), required=False, assume_scheme="https", max_length=200
    )
    is_actief = forms.BooleanField(
        label=gettext_lazy("Te kiezen op de werkplek"), required=False, initial=True
    )

    @classmethod
    def of(cls, ketenpartner: Ketenpartner | None, data: Any) -> "KetenpartnerForm":
        """Return the form with an organisation in it, or with what was sent."""
        initial = (
            {name: getattr(ketenpartner, name) for name in cls.base_fields} if ketenpartner else {}
        )
        return cls(data, initial=initial)
