"""Forms of the crosswalk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from gastvrij.kaders.models import Verband

from .keuzes import Choices


class Kruistabelbestand(forms.Form):
    """A crosswalk as a file."""

    bestand = forms.FileField(
        label=_("Kruistabel (.csv)"),
        help_text=_("Kolommen: van, naar_kader, naar, niveau, indicator, soort."),
        allow_empty_file=True,
        error_messages={"required": _("Kies een bestand.")},
    )


class VerbandForm(forms.Form):
    """How one element is tied to another."""

    soort = forms.ChoiceField(
        label=_("Hoe sterk is het verband?"),
        choices=[
            (Verband.Soort.DRAAGT_BIJ, _("Draagt bij: het een laat het ander zien")),
            (Verband.Soort.DEELS, _("Deels: het een laat een deel van het ander zien")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe sterk het verband is.")},
    )
    type = forms.ChoiceField(
        label=_("Soort verband"),
        choices=Verband.Type,
        initial=Verband.Type.HANGT_SAMEN,
        help_text=_("Weet u het niet zeker? Laat dan “Hangt samen met” staan."),
    )
    toelichting = forms.CharField(
        label=_("Toelichting"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": "3"}),
    )


class Ondertekening(forms.Form):
    """In what the person who signs a crosswalk is an expert."""

    deskundigheid = forms.CharField(
        label=_("Waarin bent u deskundig?"),
        max_length=200,
        help_text=_("Bijvoorbeeld: gesprekstraining, of toetsen van klantcontact."),
        error_messages={"required": _("Vul in waarin u deskundig bent.")},
    )


class KruistabelTitel(forms.Form):
    """The name of a crosswalk."""

    titel = forms.CharField(
        label=_("Naam van de kruistabel"),
        max_length=500,
        error_messages={"required": _("Geef de kruistabel een naam.")},
    )


class VersiePaar(forms.Form):
    """Which two frameworks to look at side by side."""

    van = forms.ChoiceField(label=_("Van kader"))
    naar = forms.ChoiceField(label=_("Naar kader"))

    def __init__(self, *args: Any, versies: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("van", "naar"):
            label = self.fields[name].label
            self.fields[name] = forms.ChoiceField(label=label, choices=list(versies))


class VerbandFilter(forms.Form):
    """Which ties of a crosswalk to list, and by which end."""

    kader = forms.ChoiceField(label=_("Kader"), required=False)
    soort = forms.ChoiceField(
        label=_("Verband"), required=False, choices=[("", _("Alle")), *Verband.Soort.choices]
    )
    per = forms.ChoiceField(
        label=_("Groepeer"),
        required=False,
        choices=[("van", _("Per onderdeel links")), ("naar", _("Per onderdeel rechts"))],
    )
    tekst = forms.CharField(label=_("Zoek in code en tekst"), required=False, max_length=200)

    def __init__(self, *args: Any, kaders: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kader"] = forms.ChoiceField(
            label=_("Kader"), required=False, choices=[("", _("Alle")), *kaders]
        )


class VerbandEnds(forms.Form):
    """The two elements of a tie to make."""

    van = forms.ChoiceField(label=_("Van"))
    naar = forms.ChoiceField(label=_("Naar"))

    def __init__(self, *args: Any, van: Choices, naar: Choices, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("van", van), ("naar", naar)):
            label = self.fields[name].label
            self.fields[name] = forms.ChoiceField(label=label, choices=list(choices))
