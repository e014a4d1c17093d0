"""Shape of what is filled in about a taak."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.basis.keuzes import set_choices
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.taken.models import Afwezigheid, Contactpoging, InterneTaak

from .keuzes import everybody


class Zoek(forms.Form):
    """What to search a taak by."""

    zoek = forms.CharField(
        label=gettext_lazy("Nummer, naam, telefoon of e-mail"), max_length=320, strip=True
    )


class Filteren(forms.Form):
    """What of a list is shown."""

    use_required_attribute = False

    soort = forms.ChoiceField(label=gettext_lazy("Soort"), required=False)
    status = forms.ChoiceField(label=gettext_lazy("Status"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self.fields["soort"], InterneTaak.Soort.choices, empty=_("Alle soorten"))
        opened = [one for one in InterneTaak.Status.choices if one[0] != "verwerkt"]
        set_choices(self.fields["status"], opened, empty=_("Open"))


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


def _told(label: Any, *, missing: Any, rows: int = 2, help_text: Any = "") -> forms.CharField:
    """Return a field for what somebody writes in own words, kept as typed."""
    return forms.CharField(
        label=label,
        help_text=help_text,
        strip=False,
        widget=forms.Textarea(attrs={"rows": rows}),
        error_messages={"required": missing},
    )


class _WithMail(forms.Form):
    """What ends a taak, by mail as well if the inwoner gave an address."""

    use_required_attribute = False

    mail = forms.BooleanField(label="", required=False)

    def __init__(self, *args: Any, adres: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if adres:
            label = _("Stuur dit ook per e-mail naar {adres}").format(adres=adres)
            self.fields["mail"].label = label
        else:
            del self.fields["mail"]


class Afronden(_WithMail):
    """What the inwoner was told."""

    antwoord = _told(
        gettext_lazy("Antwoord aan de inwoner"),
        help_text=gettext_lazy("Schrijf het zo dat een collega het kan voorlezen."),
        missing=gettext_lazy("Schrijf op welk antwoord de inwoner kreeg."),
        rows=3,
    )
    field_order = ("antwoord", "mail")


class Schrijven(_WithMail):
    """What was written to somebody who was not reached."""

    tekst = _told(
        gettext_lazy("Wat schreef u de inwoner, en hoe?"),
        help_text=gettext_lazy("Bijvoorbeeld: brief gestuurd met de vraag om ons te bellen."),
        missing=gettext_lazy("Schrijf op wat u de inwoner schreef, en hoe: e-mail of brief."),
    )
    field_order = ("tekst", "mail")

    def __init__(self, *args: Any, adres: str = "", **kwargs: Any) -> None:
        super().__init__(*args, adres=adres, **kwargs)
        if adres:
            label = _("Stuur de vaste e-mail ‘U was niet bereikbaar’ naar {adres}")
            self.fields["mail"].label = label.format(adres=adres)
            self.fields["mail"].initial = True


class Heropenen(forms.Form):
    """Why a taak is open again."""

    use_required_attribute = False

    reden = _told(
        gettext_lazy("Waarom moet deze taak weer open?"),
        missing=gettext_lazy("Schrijf op waarom de taak weer open moet."),
    )


class Terugvragen(forms.Form):
    """What the second line wants to know of who took the contact."""

    use_required_attribute = False

    vraag = _told(
        gettext_lazy("Wat wilt u weten?"),
        missing=gettext_lazy("Schrijf op wat u wilt weten."),
    )


class Terugantwoord(forms.Form):
    """What the first line answers."""

    use_required_attribute = False

    antwoord = _told(
        gettext_lazy("Antwoord aan de collega"),
        missing=gettext_lazy("Schrijf het antwoord op."),
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
    toch = forms.BooleanField(label=gettext_lazy("Ook als deze collega afwezig is"), required=False)

    def __init__(
        self,
        *args: Any,
        afdelingen: Iterable[Afdeling],
        collegas: Iterable[Medewerker],
        away: Mapping[int, Afwezigheid],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.afdelingen = {str(one.uuid): one for one in afdelingen}
        self.collegas = {str(one.uuid): one for one in collegas}
        groups = everybody(self.afdelingen, self.collegas, away)
        set_choices(self.fields["naar"], groups, empty=_("Kies wie dit doet"))

    def propose(self, vervanger: Medewerker | None) -> None:
        """Put the vervanger of somebody who is away in that person's place."""
        if vervanger is not None and str(vervanger.uuid) in self.collegas:
            self.data = {**dict(self.data.items()), "naar": str(vervanger.uuid)}

    def given(self) -> dict[str, Any]:
        """Return what was filled in as `forward` takes it."""
        chosen = self.cleaned_data["naar"]
        return {
            "afdeling": self.afdelingen.get(chosen),
            "medewerker": self.collegas.get(chosen),
            "toelichting": self.cleaned_data["toelichting"],
            "toch": self.cleaned_data["toch"],
        }


class Verdelen(Doorsturen):
    """To whom all taken of somebody go; `verwacht` is how many were shown."""

    verwacht = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["toelichting"]

    def given(self) -> dict[str, Any]:
        """Return what was filled in as `reassign_all` takes it."""
        chosen = self.cleaned_data["naar"]
        return {
            "afdeling": self.afdelingen.get(chosen),
            "medewerker": self.collegas.get(chosen),
            "toch": self.cleaned_data["toch"],
            "verwacht": self.cleaned_data["verwacht"],
        }
