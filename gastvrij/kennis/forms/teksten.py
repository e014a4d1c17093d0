"""Shapes of what is filled in about text modules and synonyms."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.basis.keuzes import set_choices
from gastvrij.basis.models import Afdeling
from gastvrij.kennis.models import Synoniem, Tekstblok
from gastvrij.klantcontact.models import Onderwerp


class TekstblokForm(forms.Form):
    """A text to copy into a note or a mail."""

    use_required_attribute = False

    titel = forms.CharField(label=gettext_lazy("Titel"), max_length=200)
    tekst = forms.CharField(label=gettext_lazy("Tekst"), widget=forms.Textarea(attrs={"rows": 6}))
    soort = forms.ChoiceField(
        label=gettext_lazy("Waarvoor?"),
        choices=Tekstblok.Soort.choices,
        widget=forms.RadioSelect,
        initial=Tekstblok.Soort.NOTITIE,
    )
    onderwerp = forms.ChoiceField(label=gettext_lazy("Alleen bij onderwerp"), required=False)
    afdeling = forms.ChoiceField(label=gettext_lazy("Van afdeling"))
    is_actief = forms.BooleanField(label=gettext_lazy("In gebruik"), required=False, initial=True)

    def __init__(
        self,
        *args: Any,
        onderwerpen: Sequence[tuple[str, str]],
        afdelingen: Iterable[Afdeling],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.afdelingen = {str(one.uuid): one for one in afdelingen}
        names = [(key, one.naam) for key, one in self.afdelingen.items()]
        set_choices(self.fields["onderwerp"], onderwerpen, empty=_("Bij elk onderwerp"))
        set_choices(self.fields["afdeling"], names, empty=_("Kies een afdeling"))

    @staticmethod
    def values_of(tekstblok: Tekstblok) -> dict[str, Any]:
        """Return a text module as its form shows it."""
        return {
            "titel": tekstblok.titel,
            "tekst": tekstblok.tekst,
            "soort": tekstblok.soort,
            "onderwerp": str(tekstblok.onderwerp.uuid) if tekstblok.onderwerp else "",
            "afdeling": str(tekstblok.afdeling.uuid),
            "is_actief": tekstblok.is_actief,
        }

    def given(self) -> dict[str, Any]:
        """Return what was filled in, with the afdeling and the onderwerp themselves."""
        given = dict(self.cleaned_data)
        given["afdeling"] = self.afdelingen[given["afdeling"]]
        chosen = given["onderwerp"]
        given["onderwerp"] = Onderwerp.objects.get(uuid=chosen) if chosen else None
        return given


class SynoniemForm(forms.Form):
    """Words that mean the same, each on a line."""

    use_required_attribute = False

    woorden = forms.CharField(
        label=gettext_lazy("Woorden die hetzelfde betekenen"),
        help_text=gettext_lazy("Elk op een eigen regel, zoals ID-kaart en identiteitskaart."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    @staticmethod
    def values_of(synoniem: Synoniem) -> dict[str, Any]:
        """Return synonyms as their form shows them."""
        return {"woorden": "\n".join(synoniem.woorden)}

    def given(self) -> list[str]:
        """Return the words, one a line."""
        return str(self.cleaned_data["woorden"]).splitlines()
