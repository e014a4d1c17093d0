"""Shape of what people fill in; the rules stand in rules and actions."""

import re
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Medewerker
from gastvrij.kaders.models import Element, KaderVersie
from gastvrij.klantcontact.models import Gesprek

from . import queries
from .models import Criterium, Formulier, Fragment, Observatie, Oordeel

CHOOSE = _("Maak een keuze")
MOMENT = re.compile(r"(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)")


class MakeFormulier(forms.Form):
    """Choose the exam plan of a form."""

    versie = forms.ModelChoiceField(
        KaderVersie.objects.none(), to_field_name="uuid", empty_label=CHOOSE, label=_("Toetsplan")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["versie"].queryset = queries.published_toetsplannen()  # type: ignore[attr-defined]


class DecideNiveaus(forms.Form):
    """Choose the levels of a toetsterm."""

    niveaus = forms.MultipleChoiceField(label=_("Niveaus"), widget=forms.CheckboxSelectMultiple)

    def __init__(
        self, criterium: Criterium, schaal: dict[str, str], data: QueryDict | None = None
    ) -> None:
        super().__init__(
            data, initial={"niveaus": criterium.niveaus or []}, prefix=f"c-{criterium.uuid}"
        )
        self.fields["niveaus"].choices = [  # type: ignore[attr-defined]
            (code, f"{code} {naam}") for code, naam in schaal.items()
        ]


class PlanObservatie(forms.Form):
    """Purpose, people and form of an observation."""

    doel = forms.ChoiceField(
        choices=Observatie.Doel,
        label=_("Doel"),
        widget=forms.RadioSelect,
        help_text=_("Het doel ligt vast voor het gesprek en verandert daarna niet."),
    )
    medewerker = forms.ModelChoiceField(
        Medewerker.objects.none(), to_field_name="uuid", empty_label=CHOOSE, label=_("Medewerker")
    )
    formulier = forms.ModelChoiceField(
        Formulier.objects.none(), to_field_name="uuid", empty_label=CHOOSE, label=_("Formulier")
    )
    beoordelaar = forms.ModelChoiceField(
        Medewerker.objects.none(),
        to_field_name="uuid",
        empty_label=CHOOSE,
        label=_("Wie beoordeelt"),
        help_text=_("Bij een proeve een beoordelaar, anders de kwaliteitscoach."),
    )
    vaststeller = forms.ModelChoiceField(
        Medewerker.objects.none(),
        to_field_name="uuid",
        empty_label=CHOOSE,
        required=False,
        label=_("Wie stelt de uitslag vast"),
        help_text=_("Alleen bij een proeve: een tweede beoordelaar."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, QuerySet[Any]] = {
            "medewerker": queries.kandidaten(),
            "formulier": queries.published_formulieren(),
            "beoordelaar": queries.beoordelaars(),
            "vaststeller": queries.beoordelaars(Observatie.Doel.PROEVE),
        }
        for name, queryset in choices.items():
            self.fields[name].queryset = queryset  # type: ignore[attr-defined]


class BeginAfname(forms.Form):
    """Choose the conversation, and say that the citizen knows."""

    gesprek = forms.ModelChoiceField(
        Gesprek.objects.none(),
        to_field_name="uuid",
        label=_("Gesprek"),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    burger_geinformeerd = forms.BooleanField(
        required=False, label=_("De inwoner weet dat er iemand meeluistert")
    )

    def __init__(self, observatie: Observatie, data: QueryDict | None = None) -> None:
        super().__init__(data)
        field = self.fields["gesprek"]
        field.queryset = queries.gesprekken_to_observe(observatie)  # type: ignore[attr-defined]
        field.label_from_instance = queries.gesprek_label  # type: ignore[attr-defined]


class AddFragment(forms.Form):
    """A passage with its kind, moment and steps."""

    tekst = forms.CharField(
        label=_("Citaat"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Wat u hoorde of zag, het antwoord op uw vraag, of wat er staat."),
    )
    moment = forms.CharField(
        required=False, label=_("Moment"), help_text=_("Minuten en seconden, zoals 2:05.")
    )
    soort = forms.ChoiceField(
        choices=Fragment.Soort, label=_("Hoe weet u dit"), widget=forms.RadioSelect
    )
    stappen = forms.ModelMultipleChoiceField(
        Element.objects.none(),
        to_field_name="uuid",
        required=False,
        label=_("Welke stappen laat dit zien"),
    )

    def __init__(self, stappen: QuerySet[Element], data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"soort": Fragment.Soort.GEOBSERVEERD})
        self.fields["stappen"].queryset = stappen  # type: ignore[attr-defined]

    def clean_moment(self) -> int | None:
        """Return the moment in seconds, None if it was left empty."""
        said = self.cleaned_data["moment"].strip()
        if not said:
            return None
        match = MOMENT.fullmatch(said)
        if match is None:
            raise forms.ValidationError(_("Schrijf minuten en seconden, zoals 2:05."))
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return hours * 3600 + minutes * 60 + seconds


class GiveOordeel(forms.Form):
    """A verdict, the passages that it rests on, and what is said to it."""

    waarde = forms.ChoiceField(choices=Oordeel.Waarde, label=_("Oordeel"), widget=forms.RadioSelect)
    fragmenten = forms.ModelMultipleChoiceField(
        Fragment.objects.none(), to_field_name="uuid", required=False, label=_("Steunt op")
    )
    toelichting = forms.CharField(
        required=False, label=_("Toelichting"), widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(
        self,
        fragmenten: QuerySet[Fragment],
        data: QueryDict | None = None,
        *,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self.fields["fragmenten"].queryset = fragmenten  # type: ignore[attr-defined]


class Respond(forms.Form):
    """What the employee says to it."""

    tekst = forms.CharField(
        required=False,
        label=_("Uw reactie"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("U mag dit leeg laten. Dan weten wij alleen dat u het hebt gelezen."),
    )
