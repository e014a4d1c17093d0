"""Shape of what is set about the second line: absence, hours, terms, rules."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import time
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.basis.keuzes import set_choices
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.kaders.models import Norm
from gastvrij.klantcontact.models import Onderwerp
from gastvrij.taken.models import Openingstijd, Taakregels

WINDOWS_A_DAY = 2
TERMIJNEN = ("terugbellen", "doorgezet", "klacht", "beantwoorden")
DATE = gettext_lazy("Vul een bestaande datum in.")


class Afwezig(forms.Form):
    """Who is away when, and who does the work."""

    use_required_attribute = False

    medewerker = forms.ChoiceField(label=gettext_lazy("Wie is er niet?"))
    van = forms.DateField(
        label=gettext_lazy("Eerste dag"),
        widget=forms.DateInput,
        error_messages={"invalid": DATE, "required": gettext_lazy("Vul de eerste dag in.")},
    )
    tot = forms.DateField(
        label=gettext_lazy("Laatste dag"),
        widget=forms.DateInput,
        error_messages={"invalid": DATE, "required": gettext_lazy("Vul de laatste dag in.")},
    )
    vervanger = forms.ChoiceField(
        label=gettext_lazy("Wie vervangt?"),
        required=False,
        help_text=gettext_lazy("De vervanger ziet de taken ook en kan ze afhandelen."),
    )

    def __init__(
        self,
        *args: Any,
        people: Iterable[Medewerker],
        collegas: Iterable[Medewerker],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.people = {str(one.uuid): one for one in people}
        self.collegas = {str(one.uuid): one for one in collegas}
        names = [(key, one.naam) for key, one in self.people.items()]
        set_choices(self.fields["medewerker"], names)
        others = [(key, one.naam) for key, one in self.collegas.items()]
        set_choices(self.fields["vervanger"], others, empty=_("Niemand"))

    def given(self) -> dict[str, Any]:
        """Return what was filled in, with the people themselves."""
        return {
            "medewerker": self.people[self.cleaned_data["medewerker"]],
            "van": self.cleaned_data["van"],
            "tot": self.cleaned_data["tot"],
            "vervanger": self.collegas.get(self.cleaned_data["vervanger"]),
        }


class Tijden(forms.Form):
    """The windows of a week, at most two a day."""

    use_required_attribute = False

    def __init__(self, *args: Any, tijden: Sequence[Openingstijd] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_day: dict[int, list[Openingstijd]] = {}
        for one in tijden:
            by_day.setdefault(one.weekdag, []).append(one)
        for day in WEEKDAYS:
            for number in range(WINDOWS_A_DAY):
                known = by_day.get(day, [])[number : number + 1]
                for end, label in (("van", _("Van")), ("tot", _("Tot"))):
                    # The fieldset names the day; a second window is named as such.
                    self.fields[f"dag{day}-{number}-{end}"] = forms.TimeField(
                        label=f"{label} ({number + 1})" if number else label,
                        required=False,
                        widget=forms.TimeInput(format="%H:%M"),
                        initial=getattr(known[0], end) if known else None,
                        error_messages={
                            "invalid": _("Vul een tijd in als 09:00."),
                        },
                    )

    def days(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the fields by day, for the page."""
        return [
            (
                str(name).capitalize(),
                [
                    self[f"dag{day}-{number}-{end}"]
                    for number in range(WINDOWS_A_DAY)
                    for end in ("van", "tot")
                ],
            )
            for day, name in WEEKDAYS.items()
        ]

    def clean(self) -> dict[str, Any]:
        """Refuse a window of which only one end was filled in."""
        given = super().clean() or self.cleaned_data
        for day in WEEKDAYS:
            for number in range(WINDOWS_A_DAY):
                names = [f"dag{day}-{number}-{end}" for end in ("van", "tot")]
                empty = [name for name in names if given.get(name) is None]
                if len(empty) == 1 and not self.errors.get(empty[0]):
                    self.add_error(empty[0], _("Vul beide tijden in, of geen."))
        return given

    def given(self) -> list[tuple[int, time, time]]:
        """Return the windows as `save_openingstijden` takes them."""
        found = []
        for day in WEEKDAYS:
            for number in range(WINDOWS_A_DAY):
                van, tot = (self.cleaned_data[f"dag{day}-{number}-{end}"] for end in ("van", "tot"))
                if van is not None and tot is not None:
                    found.append((day, van, tot))
        return found


class Termijn(forms.Form):
    """A term in working days: for everything, for an afdeling or for an onderwerp."""

    use_required_attribute = False

    metriek = forms.ChoiceField(label=gettext_lazy("Waarvoor?"))
    dagen = forms.IntegerField(
        label=gettext_lazy("Binnen hoeveel werkdagen?"),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={
            "required": gettext_lazy("Vul een aantal werkdagen in."),
            "invalid": gettext_lazy("Vul een heel getal in."),
        },
    )
    voor = forms.ChoiceField(
        label=gettext_lazy("Voor wie of wat?"),
        required=False,
        help_text=gettext_lazy("Een onderwerp gaat voor een afdeling, en die voor alles."),
        error_messages={"invalid_choice": gettext_lazy("Kies uit de lijst.")},
    )
    geldig_van = forms.DateField(
        label=gettext_lazy("Geldt vanaf"),
        required=False,
        widget=forms.DateInput,
        help_text=gettext_lazy("Leeg: vanaf vandaag."),
        error_messages={"invalid": DATE},
    )

    def __init__(
        self,
        *args: Any,
        afdelingen: Iterable[Afdeling],
        onderwerpen: Iterable[Onderwerp],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.afdelingen: Mapping[str, Afdeling] = {str(one.uuid): one for one in afdelingen}
        self.onderwerpen: Mapping[str, Onderwerp] = {str(one.uuid): one for one in onderwerpen}
        names = dict(Norm.Metriek.choices)
        set_choices(self.fields["metriek"], [(code, names[code]) for code in TERMIJNEN])
        groups = [
            (_("Afdelingen"), [(key, one.naam) for key, one in self.afdelingen.items()]),
            (_("Onderwerpen"), [(key, one.naam) for key, one in self.onderwerpen.items()]),
        ]
        set_choices(self.fields["voor"], groups, empty=_("Alles"))

    def given(self) -> dict[str, Any]:
        """Return what was filled in as `save_norm` takes it."""
        chosen = self.cleaned_data["voor"]
        onderwerp = self.onderwerpen.get(chosen)
        return {
            "metriek": self.cleaned_data["metriek"],
            "dagen": self.cleaned_data["dagen"],
            "geldig_van": self.cleaned_data["geldig_van"],
            "afdeling": self.afdelingen.get(chosen),
            "onderwerp": onderwerp.uuid if onderwerp else None,
        }


class Regels(forms.Form):
    """What was agreed about attempts and klachten."""

    use_required_attribute = False

    schrijven_na_pogingen = forms.IntegerField(
        label=gettext_lazy("Na hoeveel vergeefse pogingen schrijft u?"),
        required=False,
        help_text=gettext_lazy("Leeg: niet afgesproken."),
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        error_messages={"invalid": gettext_lazy("Vul een heel getal in.")},
    )
    klacht_afdeling = forms.ChoiceField(
        label=gettext_lazy("Welke afdeling behandelt klachten?"),
        required=False,
        help_text=gettext_lazy("Niet gekozen: de afdeling van het onderwerp."),
    )
    klacht_commissie = forms.BooleanField(
        label=gettext_lazy("Een onafhankelijke commissie adviseert over klachten"),
        required=False,
        help_text=gettext_lazy("Dan is de wettelijke termijn 10 weken, anders 6 weken."),
    )

    def __init__(self, *args: Any, afdelingen: Iterable[Afdeling], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.afdelingen = {str(one.uuid): one for one in afdelingen}
        names = [(key, one.naam) for key, one in self.afdelingen.items()]
        set_choices(self.fields["klacht_afdeling"], names, empty=_("Niet gekozen"))

    def given(self) -> dict[str, Any]:
        """Return what was filled in, with the afdeling itself."""
        chosen = self.cleaned_data["klacht_afdeling"]
        return self.cleaned_data | {"klacht_afdeling": self.afdelingen.get(chosen)}


def values_of(regels: Taakregels) -> dict[str, Any]:
    """Return the Taakregels as their form shows them."""
    afdeling = regels.klacht_afdeling
    return {
        "schrijven_na_pogingen": regels.schrijven_na_pogingen,
        "klacht_afdeling": str(afdeling.uuid) if afdeling else "",
        "klacht_commissie": regels.klacht_commissie,
    }
