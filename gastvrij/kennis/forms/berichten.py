"""Shape of what is filled in about a bericht."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.basis.keuzes import set_choices
from gastvrij.basis.models import Afdeling
from gastvrij.kennis.models import Bericht
from gastvrij.klantcontact.models import Thema

_FIELDS = ("soort", "titel", "tekst", "geldig_van", "geldig_tot")


class BerichtForm(forms.Form):
    """News or a work instruction: what it says, for whom and how long."""

    use_required_attribute = False

    soort = forms.ChoiceField(
        label=gettext_lazy("Soort"),
        choices=Bericht.Soort.choices,
        widget=forms.RadioSelect,
        initial=Bericht.Soort.NIEUWS,
    )
    titel = forms.CharField(label=gettext_lazy("Titel"), max_length=200)
    tekst = forms.CharField(label=gettext_lazy("Tekst"), widget=forms.Textarea(attrs={"rows": 8}))
    afdeling = forms.ChoiceField(label=gettext_lazy("Van afdeling"))
    afdelingen = forms.MultipleChoiceField(
        label=gettext_lazy("Voor wie?"),
        help_text=gettext_lazy("Kiest u niets, dan is het voor iedereen."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    thema = forms.ChoiceField(label=gettext_lazy("Thema"), required=False)
    geldig_van = forms.DateField(label=gettext_lazy("Te zien vanaf"), widget=forms.DateInput)
    geldig_tot = forms.DateField(
        label=gettext_lazy("Te zien tot en met"), required=False, widget=forms.DateInput
    )
    read_again = forms.BooleanField(
        label=gettext_lazy("Iedereen moet dit opnieuw lezen"), required=False
    )
    bewerking = forms.IntegerField(min_value=0, initial=0, required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        own: Iterable[Afdeling],
        every: Iterable[Afdeling],
        themas: Iterable[Thema],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.own = {str(one.uuid): one for one in own}
        self.every = {str(one.uuid): one for one in every}
        self.themas = {str(one.uuid): one for one in themas}
        set_choices(self.fields["afdeling"], _names(self.own), empty=_("Kies een afdeling"))
        set_choices(self.fields["afdelingen"], _names(self.every))
        set_choices(self.fields["thema"], _names(self.themas), empty=_("Geen thema"))

    def given(self) -> dict[str, Any]:
        """Return what was filled in, with the afdelingen and the thema themselves."""
        given = dict(self.cleaned_data)
        given["afdeling"] = self.own[given["afdeling"]]
        given["afdelingen"] = [self.every[key] for key in given["afdelingen"]]
        given["thema"] = self.themas.get(given["thema"])
        given["bewerking"] = given["bewerking"] or 0
        return given


def _names(found: "dict[str, Afdeling] | dict[str, Thema]") -> list[tuple[str, str]]:
    return [(key, one.naam) for key, one in found.items()]


def values_of(bericht: Bericht) -> dict[str, Any]:
    """Return a bericht as its form shows it."""
    return {
        **{name: getattr(bericht, name) for name in _FIELDS},
        "afdeling": str(bericht.afdeling.uuid),
        "afdelingen": [str(one.uuid) for one in bericht.afdelingen.all()],
        "thema": str(bericht.thema.uuid) if bericht.thema else "",
        "bewerking": bericht.bewerking,
    }
