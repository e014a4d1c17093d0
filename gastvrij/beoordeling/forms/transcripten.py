"""Shape of a written-out conversation: handed in, checked, begun with."""

from hashlib import sha256
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.beoordeling.rules import transcript as lezen
from gastvrij.beoordeling.rules.transcript import Keuze

from .delen import CHOOSE

WHO = [
    ("", CHOOSE),
    (Keuze.MEDEWERKER, gettext_lazy("De medewerker")),
    (Keuze.INWONER, gettext_lazy("De inwoner")),
    (Keuze.ANDER, gettext_lazy("Iemand anders, zoals een collega")),
    (Keuze.GEEN, gettext_lazy("Geen spreker: dit hoort bij wat ervoor staat")),
    (Keuze.WEG, gettext_lazy("Hoort niet bij het gesprek: laat deze regels weg")),
]


class AddTranscript(forms.Form):
    """A conversation that was written out, pasted or as a file."""

    tekst = forms.CharField(
        required=False,
        label=gettext_lazy("Plak het gesprek"),
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy(
            "Elke regel begint met wie er spreekt, zoals “Medewerker: Goedemorgen”. Tijden mogen "
            "ervoor staan."
        ),
    )
    bestand = forms.FileField(
        required=False,
        allow_empty_file=True,
        label=gettext_lazy("Of kies een bestand"),
        help_text=gettext_lazy("Tekst (.txt), Word (.docx) of CSV, hooguit 1 MB."),
    )

    def clean_bestand(self) -> "UploadedFile[bytes] | None":
        """Return the file; refuse one that is too large before it is read."""
        bestand: UploadedFile[bytes] | None = self.cleaned_data["bestand"]
        if bestand is not None and (bestand.size or 0) > lezen.MAX_BYTES:
            raise forms.ValidationError(
                _("Dit bestand is groter dan 1 MB. Bied alleen de tekst van het gesprek aan.")
            )
        return bestand

    def clean(self) -> dict[str, Any]:
        """Take a text or a file, not both."""
        given = super().clean() or self.cleaned_data
        if given.get("bestand") is not None and given.get("tekst", "").strip():
            raise forms.ValidationError(_("Plak de tekst of kies een bestand, niet allebei."))
        return given


class CheckTranscript(forms.Form):
    """The masked text, who the names before the lines are, and names that point at nobody."""

    tekst = forms.CharField(
        label=gettext_lazy("Het gesprek"),
        max_length=lezen.MAX_WRITTEN,
        widget=forms.Textarea(attrs={"rows": 18}),
        help_text=gettext_lazy(
            "Ziet u nog een naam of een ander gegeven? Zet er [naam] of een ander masker voor in "
            "de plaats. Is iets ten onrechte vervangen, schrijf het dan terug."
        ),
    )

    def __init__(self, tekst: str, data: QueryDict | None = None) -> None:
        super().__init__(data, initial={"tekst": tekst})
        # A text past the bound is refused as it is; nobody waits until it is searched.
        tekst = tekst if len(tekst) <= lezen.MAX_WRITTEN else ""
        self.namen = lezen.names_in(tekst) if data is not None else []
        self._asked = set(data.getlist("gevraagd")) if data is not None else set()
        self._who: dict[str, str] = {}
        for one in lezen.unknown(lezen.read_text(tekst)):
            field = f"wie-{sha256(one.naam.encode()).hexdigest()[:12]}"
            self._who[field] = one.naam
            self.fields[field] = forms.ChoiceField(
                choices=WHO,
                label=_("Wie is “{naam}”?").format(naam=one.naam)
                if one.naam
                else _("Wat zijn de regels boven de eerste spreker?"),
                help_text=_("Zegt als eerste: {tekst}").format(tekst=_beginning(one.tekst)),
            )
        if self.namen:
            self.fields["laat_staan"] = forms.MultipleChoiceField(
                choices=[(naam, naam) for naam in self.namen],
                required=False,
                label=_("Welke van deze woorden wijzen niemand aan?"),
                help_text=_("Wat u niet aanvinkt, wordt bij het opslaan weer vervangen."),
                widget=forms.CheckboxSelectMultiple,
            )

    @property
    def who_fields(self) -> list[forms.BoundField]:
        """Return the questions about who speaks."""
        return [self[field] for field in self._who]

    @property
    def sprekers(self) -> dict[str, str]:
        """Return who each name is, as it was answered."""
        return {naam: self.cleaned_data[field] for field, naam in self._who.items()}

    def clean(self) -> dict[str, Any]:
        """Ask about every name that stands in the text again before it is stored."""
        given = super().clean() or self.cleaned_data
        if not self._asked.issuperset(self.namen):
            self.add_error(
                "laat_staan",
                _("In de tekst staan woorden die op een naam lijken. Zeg welke mogen blijven."),
            )
        return given


def _beginning(tekst: str) -> str:
    words = tekst.split()
    return " ".join(words[:12]) + (" …" if len(words) > 12 else "")


class BeginTranscript(forms.Form):
    """When the conversation began, and that the citizen knew."""

    gesprek_begonnen_op = forms.DateTimeField(
        label=gettext_lazy("Wanneer begon dit gesprek"),
        widget=forms.DateTimeInput(),
        help_text=gettext_lazy("Alleen een gesprek van na de planning telt."),
    )
    burger_geinformeerd = forms.BooleanField(
        required=False, label=gettext_lazy("De inwoner weet dat er iemand meeluistert")
    )
