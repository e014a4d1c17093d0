"""Shape of what is filled in about an onderwerp."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.basis.keuzes import set_choices
from gastvrij.basis.models import Afdeling
from gastvrij.klantcontact.actions import Plaats
from gastvrij.klantcontact.models import Onderwerp, Thema


@dataclass(frozen=True)
class Keuzes:
    """What an onderwerp can belong to, by uuid."""

    onderwerpen: Mapping[str, Onderwerp]
    afdelingen: Mapping[str, Afdeling]
    themas: Mapping[str, Thema]

    @classmethod
    def of(
        cls,
        onderwerpen: Iterable[Onderwerp],
        afdelingen: Iterable[Afdeling],
        themas: Iterable[Thema],
    ) -> "Keuzes":
        """Return the choices by uuid."""
        return cls(
            {str(one.uuid): one for one in onderwerpen},
            {str(one.uuid): one for one in afdelingen},
            {str(one.uuid): one for one in themas},
        )


class OnderwerpForm(forms.Form):
    """An onderwerp: whose work it is, on which line, and under which law."""

    use_required_attribute = False

    naam = forms.CharField(label=gettext_lazy("Naam"), max_length=200)
    parent = forms.ChoiceField(label=gettext_lazy("Valt onder"), required=False)
    afdeling = forms.ChoiceField(label=gettext_lazy("Afdeling die hierover gaat"))
    lijn = forms.ChoiceField(
        label=gettext_lazy("Wie beantwoordt dit?"),
        choices=Onderwerp.Lijn.choices,
        widget=forms.RadioSelect,
        initial=Onderwerp.Lijn.EERSTE,
    )
    domein = forms.ChoiceField(
        label=gettext_lazy("Wet"), choices=Onderwerp.Domein.choices, required=False
    )
    loket = forms.ChoiceField(
        label=gettext_lazy("Loket waar de inwoner terechtkan"), required=False
    )
    thema = forms.ChoiceField(label=gettext_lazy("Thema"), required=False)
    is_actief = forms.BooleanField(
        label=gettext_lazy("Te kiezen op de werkplek"), required=False, initial=True
    )

    def __init__(self, *args: Any, keuzes: Keuzes, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.keuzes = keuzes
        for name, empty, known in (
            ("parent", _("Staat bovenaan"), keuzes.onderwerpen),
            ("afdeling", _("Kies een afdeling"), keuzes.afdelingen),
            ("loket", _("Geen vast loket"), keuzes.afdelingen),
            ("thema", _("Geen thema"), keuzes.themas),
        ):
            names = [(key, str(one)) for key, one in known.items()]
            set_choices(self.fields[name], names, empty=empty)

    def given(self) -> dict[str, Any]:
        """Return what was filled in, with the afdeling itself; where it belongs is `plaats`."""
        data = self.cleaned_data
        own = {name: data[name] for name in ("naam", "lijn", "domein", "is_actief")}
        return own | {"afdeling": self.keuzes.afdelingen[data["afdeling"]]}

    def plaats(self) -> Plaats:
        """Return where the onderwerp belongs."""
        data, known = self.cleaned_data, self.keuzes
        return Plaats(
            known.onderwerpen.get(data["parent"]),
            known.afdelingen.get(data["loket"]),
            known.themas.get(data["thema"]),
        )


def values_of(onderwerp: Onderwerp) -> dict[str, Any]:
    """Return an onderwerp as its form shows it."""
    return {
        "naam": onderwerp.naam,
        "afdeling": str(onderwerp.afdeling.uuid),
        "lijn": onderwerp.lijn,
        "domein": onderwerp.domein,
        "is_actief": onderwerp.is_actief,
        "parent": str(onderwerp.parent.uuid) if onderwerp.parent else "",
        "loket": str(onderwerp.loket.uuid) if onderwerp.loket else "",
        "thema": str(onderwerp.thema.uuid) if onderwerp.thema else "",
    }
