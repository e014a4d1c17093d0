"""Shape of what is asked about a message that came in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Afdeling


class NaarAfdeling(forms.Form):
    """The afdeling whose worklist a message goes to."""

    afdeling = forms.ModelChoiceField(
        Afdeling.objects.filter(is_actief=True),
        to_field_name="uuid",
        label=_("Naar welke afdeling?"),
        empty_label=_("Kies een afdeling"),
    )
