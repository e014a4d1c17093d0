"""Shape of what an assessor did in the browser while the server was away.

Whether a step, conversation, criterium or passage exists is not known here: an operation can rest
on one that comes with it.
"""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.beoordeling.models import Fragment

from .delen import seconds

AGAIN = gettext_lazy("Dit is niet op te slaan. Vul het opnieuw in.")


class Uuids(forms.Field):
    """Any number of UUIDs."""

    def to_python(self, value: Any) -> list[UUID]:
        """Return the UUIDs; ValidationError if one is none."""
        try:
            return [UUID(one) for one in value or ()]
        except (AttributeError, TypeError, ValueError):
            raise forms.ValidationError(AGAIN) from None


class OfflineCitaat(forms.Form):
    """A passage, as `actions.apply_offline` takes it."""

    handeling = "citaat"

    afnamegesprek = forms.UUIDField(required=False, error_messages={"invalid": AGAIN})
    soort = forms.ChoiceField(
        choices=Fragment.Soort,
        error_messages={
            "required": gettext_lazy("Kies hoe u dit weet."),
            "invalid_choice": gettext_lazy("Kies hoe u dit weet."),
        },
    )
    tekst = forms.CharField(
        error_messages={"required": gettext_lazy("Vul in wat u hoorde, zag, navroeg of las.")}
    )
    moment = forms.CharField(required=False)
    stappen = Uuids(required=False)

    def clean_moment(self) -> int | None:
        """Return the moment in seconds, None if it was left empty."""
        return seconds(self.cleaned_data["moment"])

    def velden(self) -> dict[str, Any]:
        """Return what was filled in, as the action takes it."""
        given = dict(self.cleaned_data)
        return given | {"seconde": given.pop("moment")}


class OfflineOordeel(forms.Form):
    """A verdict, as `actions.apply_offline` takes it."""

    handeling = "oordeel"

    criterium = forms.UUIDField(error_messages={"required": AGAIN, "invalid": AGAIN})
    vorige = forms.UUIDField(required=False, error_messages={"invalid": AGAIN})
    waarde = forms.CharField(error_messages={"required": gettext_lazy("Kies een oordeel.")})
    fragmenten = Uuids(required=False)
    toelichting = forms.CharField(required=False)

    def velden(self) -> dict[str, Any]:
        """Return what was filled in, as the action takes it."""
        return dict(self.cleaned_data)


OfflineForm = OfflineCitaat | OfflineOordeel
KINDS: Mapping[str, type[OfflineForm]] = {
    kind.handeling: kind for kind in (OfflineCitaat, OfflineOordeel)
}


def problems(form: forms.Form) -> str:
    """Return what is wrong in a form, one sentence after another."""
    return " ".join(dict.fromkeys(str(text) for found in form.errors.values() for text in found))


def offline_form(sent: Any) -> tuple[UUID, OfflineForm]:
    """Return the name of an operation and its form.

    Raises ValidationError for what is no operation at all, so that it cannot be told by its name.
    """
    try:
        name, kind, given = UUID(sent["id"]), KINDS[sent["soort"]], sent["velden"]
    except (AttributeError, KeyError, TypeError, ValueError):
        raise forms.ValidationError(_("Dit is geen citaat of oordeel.")) from None
    if not isinstance(given, dict):
        raise forms.ValidationError(_("Dit is geen citaat of oordeel."))
    return name, kind(given)
