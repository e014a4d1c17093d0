"""Shape of what is filled in about a template of mail."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from gastvrij.klantcontact.models import Sjabloon


class SjabloonForm(forms.Form):
    """A template: the subject and the text of a mail."""

    use_required_attribute = False

    onderwerp = forms.CharField(label=gettext_lazy("Onderwerp"), max_length=200)
    tekst = forms.CharField(
        label=gettext_lazy("Tekst"), strip=False, widget=forms.Textarea(attrs={"rows": 14})
    )

    @classmethod
    def of(cls, sjabloon: Sjabloon, data: Any) -> "SjabloonForm":
        """Return the form with a template in it, or with what was sent."""
        return cls(data, initial={"onderwerp": sjabloon.onderwerp, "tekst": sjabloon.tekst})
