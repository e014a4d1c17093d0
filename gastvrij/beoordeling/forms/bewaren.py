"""Shape of a retention term."""

from django import forms
from django.utils.translation import gettext_lazy as _


class Bewaartermijn(forms.Form):
    """How many days, and on what ground."""

    dagen = forms.IntegerField(
        min_value=1,
        max_value=36_500,
        label=_("Aantal dagen"),
        help_text=_(
            "Telt vanaf de dag dat het is gedeeld. Wat nooit is gedeeld, telt vanaf het begin."
        ),
    )
    grondslag = forms.CharField(
        label=_("Waar steunt deze termijn op?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bijvoorbeeld een artikel van de eigen regeling, of het kenmerk van de DPIA."),
    )
