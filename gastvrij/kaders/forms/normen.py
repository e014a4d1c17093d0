"""The form of a norm that is set by hand."""

from django import forms
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Afdeling
from gastvrij.kaders.models import Norm

# Figures of a norm: nine before the comma, three behind it.
DIGITS, DECIMALS = 12, 3


class NormForm(forms.Form):
    """A norm set by hand."""

    OPERATOREN = (
        (">=", _("ten minste")),
        ("<=", _("ten hoogste")),
        ("=", _("precies")),
        (">", _("meer dan")),
        ("<", _("minder dan")),
    )

    metriek = forms.ChoiceField(label=_("Waarover"), choices=Norm.Metriek)
    operator = forms.ChoiceField(label=_("Grens"), choices=OPERATOREN)
    waarde = forms.DecimalField(
        label=_("Getal"),
        max_digits=DIGITS,
        decimal_places=DECIMALS,
        localize=True,
        error_messages={"required": _("Vul een getal in."), "invalid": _("Vul een getal in.")},
    )
    eenheid = forms.CharField(
        label=_("Eenheid"),
        max_length=200,
        help_text=_("Bijvoorbeeld %, seconden of werkdagen."),
        error_messages={"required": _("Vul de eenheid in.")},
    )
    scope = forms.CharField(
        label=_("Waarvoor geldt het?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": "2"}),
        help_text=_("Noem kanalen en wetten bij naam, bijvoorbeeld: telefoon, Wmo."),
    )
    afdeling = forms.ModelChoiceField(
        Afdeling.objects.filter(is_actief=True),
        label=_("Afdeling"),
        to_field_name="uuid",
        required=False,
        empty_label=_("Alle afdelingen"),
        error_messages={"invalid_choice": _("Kies een afdeling uit de lijst.")},
    )
    geldig_van = forms.DateField(
        label=_("Geldt vanaf"),
        required=False,
        widget=forms.DateInput,
        error_messages={"invalid": _("Vul een bestaande datum in.")},
    )
