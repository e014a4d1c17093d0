"""Forms of the editor of a concept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.keuzes import set_choices

from .keuzes import Choices


class ElementForm(forms.Form):
    """One element of a concept as the editor shows it."""

    soort = forms.ChoiceField(label=_("Soort"))
    code = forms.CharField(label=_("Code"), required=False, max_length=200)
    titel = forms.CharField(label=_("Titel"), required=False)
    tekst = forms.CharField(
        label=_("Tekst"), required=False, widget=forms.Textarea(attrs={"rows": "4"})
    )
    niveaus = forms.MultipleChoiceField(
        label=_("Niveaus"), required=False, widget=forms.CheckboxSelectMultiple
    )
    niveaus_vast = forms.BooleanField(
        label=_("De niveaus staan vast"),
        required=False,
        help_text=_("Laat dit uit zolang niemand het zeker weet. Dan blijven ze onbepaald."),
    )
    aantal_opdr = forms.IntegerField(
        label=_("Aantal opdrachten"), required=False, min_value=0, max_value=999
    )
    markering = forms.CharField(label=_("Markering"), required=False)
    gewijzigd_op = forms.DateField(
        label=_("Laatste wijziging"),
        required=False,
        widget=forms.DateInput,
        error_messages={"invalid": _("Vul een bestaande datum in, zoals 01-07-2026.")},
    )
    opgelost = forms.MultipleChoiceField(
        label=_("Wat nog openstaat"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Vink aan wat u hebt nagekeken. Daarna is het geen twijfel meer."),
    )

    def __init__(
        self,
        *args: Any,
        soorten: Choices,
        niveaus: Choices = (),
        twijfels: Choices = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        choices = {"soort": soorten, "niveaus": niveaus, "opgelost": twijfels}
        for name, every in choices.items():
            set_choices(self.fields[name], every)
        for name in ("niveaus", "opgelost"):
            if not choices[name]:
                del self.fields[name]
        if "niveaus" not in self.fields:
            del self.fields["niveaus_vast"]


class NewElement(forms.Form):
    """An element to add, and where."""

    soort = forms.ChoiceField(label=_("Soort"))
    plek = forms.ChoiceField(
        label=_("Plek"),
        choices=[
            ("na", _("Na het gekozen element")),
            ("onder", _("Onder het gekozen element")),
            ("eind", _("Helemaal onderaan")),
        ],
    )
    code = forms.CharField(label=_("Code"), required=False, max_length=200)
    titel = forms.CharField(label=_("Titel"), required=False)
    tekst = forms.CharField(
        label=_("Tekst"), required=False, widget=forms.Textarea(attrs={"rows": "3"})
    )

    def __init__(self, *args: Any, soorten: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["soort"] = forms.ChoiceField(label=_("Soort"), choices=list(soorten))


class MoveElement(forms.Form):
    """Under which element an element goes; nothing chosen is the framework itself."""

    onder = forms.ChoiceField(label=_("Zet onder"), required=False)

    def __init__(self, *args: Any, plekken: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        top = ("", _("Het kader zelf (bovenste laag)"))
        self.fields["onder"] = forms.ChoiceField(
            label=_("Zet onder"), required=False, choices=[top, *plekken]
        )


class SplitElement(forms.Form):
    """The parts of a text, each on a line of its own."""

    delen = forms.CharField(
        label=_("Elk deel op een eigen regel"),
        widget=forms.Textarea(attrs={"rows": "5"}),
        help_text=_("Zet Enter waar het volgende deel begint. Het eerste deel houdt de code."),
    )


class Seen(forms.Form):
    """How many edits of a concept this person saw."""

    gezien = forms.IntegerField(min_value=0)
