"""Shape of what is filled in about a klantsignaal."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from gastvrij.basis.models import Afdeling
from gastvrij.klantcontact.models import Onderwerp


class SignaalForm(forms.Form):
    """What inwoners say, and who can do something about it."""

    use_required_attribute = False

    tekst = forms.CharField(
        label=gettext_lazy("Wat hoort u van inwoners?"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Schrijf geen namen of andere gegevens van inwoners op."),
    )
    afdeling = forms.ModelChoiceField(
        Afdeling.objects.filter(is_actief=True),
        to_field_name="uuid",
        required=False,
        label=gettext_lazy("Wie kan hier iets aan doen?"),
        empty_label=gettext_lazy("De afdeling van het onderwerp"),
    )
    onderwerp = forms.ModelChoiceField(
        Onderwerp.objects.filter(is_actief=True).select_related("afdeling"),
        to_field_name="uuid",
        required=False,
        label=gettext_lazy("Onderwerp"),
    )
    gesprek = forms.UUIDField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Return what was filled in, with the afdeling of the onderwerp if none was chosen."""
        given = super().clean() or {}
        onderwerp = given.get("onderwerp")
        if given.get("afdeling") is None and onderwerp is not None:
            given["afdeling"] = onderwerp.afdeling
        if given.get("afdeling") is None and "afdeling" not in self.errors:
            self.add_error("afdeling", gettext_lazy("Kies een afdeling of een onderwerp."))
        return given


class AntwoordForm(forms.Form):
    """What is done with a signaal."""

    use_required_attribute = False

    antwoord = forms.CharField(
        label=gettext_lazy("Wat doet u ermee?"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
