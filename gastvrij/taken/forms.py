"""Shape of what is filled in about a taak."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.basis.models import Afdeling, Medewerker

from .models import Contactpoging

Group = tuple[str, list[tuple[str, str]]]


class Zoek(forms.Form):
    """What to search a taak by."""

    zoek = forms.CharField(
        label=gettext_lazy("Nummer, naam, telefoon of e-mail"), max_length=320, strip=True
    )


class Poging(forms.Form):
    """One attempt to reach the inwoner."""

    use_required_attribute = False

    uitkomst = forms.ChoiceField(
        label=gettext_lazy("Wat is er gebeurd?"),
        choices=Contactpoging.Uitkomst.choices,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Kies wat er is gebeurd.")},
    )
    notitie = forms.CharField(
        label=gettext_lazy("Notitie bij deze poging"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class Afronden(forms.Form):
    """What the inwoner was told."""

    use_required_attribute = False

    antwoord = forms.CharField(
        label=gettext_lazy("Antwoord aan de inwoner"),
        help_text=gettext_lazy("Schrijf het zo dat een collega het kan voorlezen."),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": gettext_lazy("Schrijf op welk antwoord de inwoner kreeg.")},
    )


class Heropenen(forms.Form):
    """Why a taak is open again."""

    use_required_attribute = False

    reden = forms.CharField(
        label=gettext_lazy("Waarom moet deze taak weer open?"),
        strip=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Schrijf op waarom de taak weer open moet.")},
    )


class Doorsturen(forms.Form):
    """To whom a taak goes, and what that person must know."""

    use_required_attribute = False

    naar = forms.ChoiceField(
        label=gettext_lazy("Naar wie?"),
        error_messages={
            "required": gettext_lazy("Kies een afdeling of collega."),
            "invalid_choice": gettext_lazy("Kies een afdeling of collega uit de lijst."),
        },
    )
    toelichting = forms.CharField(
        label=gettext_lazy("Wat moet de ander weten?"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(
        self,
        *args: Any,
        afdelingen: Iterable[Afdeling],
        collegas: Iterable[Medewerker],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.afdelingen = {str(one.uuid): one for one in afdelingen}
        self.collegas = {str(one.uuid): one for one in collegas}
        groups: list[Group] = [
            (_("Afdelingen"), [(key, one.naam) for key, one in self.afdelingen.items()]),
            (_("Collega’s"), [(key, one.naam) for key, one in self.collegas.items()]),
        ]
        field = self.fields["naar"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [("", _("Kies wie dit doet")), *groups]

    def whom(self) -> dict[str, Any]:
        """Return the afdeling or the medewerker that was chosen, as `forward` takes them."""
        chosen = self.cleaned_data["naar"]
        return {"afdeling": self.afdelingen.get(chosen), "medewerker": self.collegas.get(chosen)}
