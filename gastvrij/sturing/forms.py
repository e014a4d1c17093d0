"""Input of sturing: which period, and whose figures."""

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from .rules import Periode

AFDELING, ORGANISATIE = "afdeling", "organisatie"


class Keuze(forms.Form):
    """What somebody chose to look at; nothing chosen is the last seven days of the own afdeling."""

    PERIODES: ClassVar = [
        (Periode.ZEVEN_DAGEN.value, _("Laatste 7 dagen")),
        (Periode.DEZE_WEEK.value, _("Deze week")),
        (Periode.VORIGE_WEEK.value, _("Vorige week")),
        (Periode.DEZE_MAAND.value, _("Deze maand")),
        (Periode.DIT_JAAR.value, _("Dit jaar")),
    ]
    VAN: ClassVar = [(AFDELING, _("Mijn afdeling")), (ORGANISATIE, _("Hele organisatie"))]

    periode = forms.ChoiceField(label=_("Periode"), choices=PERIODES, required=False)
    van = forms.ChoiceField(label=_("Van wie"), choices=VAN, required=False)

    @property
    def chosen_periode(self) -> Periode:
        """Return the chosen period, the last seven days if none or an unknown one was chosen."""
        return Periode(self.cleaned_data.get("periode") or Periode.ZEVEN_DAGEN)

    @property
    def wants_organisatie(self) -> bool:
        """Test if the figures of the whole organisation were asked for."""
        return self.cleaned_data.get("van") == ORGANISATIE
