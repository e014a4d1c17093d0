"""What forms of beoordeling share."""

import re

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.basis.keuzes import set_queryset
from gastvrij.beoordeling import queries
from gastvrij.klantcontact.models import Gesprek

CHOOSE = gettext_lazy("Maak een keuze")
MOMENT = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)")


class ChooseGesprek(forms.Form):
    """Choose the conversation, and say that the citizen knows."""

    gesprek = forms.ModelChoiceField(
        Gesprek.objects.none(),
        to_field_name="uuid",
        label=gettext_lazy("Gesprek"),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    burger_geinformeerd = forms.BooleanField(
        required=False, label=gettext_lazy("De inwoner weet dat er iemand meeluistert")
    )

    def __init__(self, gesprekken: QuerySet[Gesprek], data: QueryDict | None = None) -> None:
        super().__init__(data)
        set_queryset(self.fields["gesprek"], gesprekken, label=queries.gesprek_label)


def seconds(said: str) -> int | None:
    """Return a moment such as 2:05 or 1:02:05 in seconds, None if nothing was said.

    Raises ValidationError for anything else.
    """
    if not said.strip():
        return None
    match = MOMENT.fullmatch(said.strip())
    if match is None:
        raise forms.ValidationError(_("Schrijf minuten en seconden, zoals 2:05."))
    hours, minutes, rest = (int(part or 0) for part in match.groups())
    return hours * 3600 + minutes * 60 + rest
