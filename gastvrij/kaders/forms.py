"""Shape and size of what comes in on the screens of kaders."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Afdeling

from .inlezen import KINDS
from .models import Kader, Norm, Soort

KIND_CHOICES = [(kind, Soort(kind).label) for kind in KINDS]
# Figures of a norm: nine before the comma, three behind it.
DIGITS, DECIMALS = 12, 3


class ManyFiles(forms.FileInput):
    """A control in which several files can be chosen."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """One or more files; empty ones too, so that the reader can say what to do."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> list["UploadedFile[bytes]"]:
        """Return all files that were chosen."""
        chosen = data if isinstance(data, list) and data else [None]
        return [super(ManyFilesField, self).clean(one, initial) for one in chosen]


class Upload(forms.Form):
    """Documents to take in, of a kind or of whatever kind they are."""

    bestanden = ManyFilesField(
        label=_("Documenten"),
        help_text=_(
            "PDF, Word (.docx), platte tekst (.txt) of kruistabel (.csv), elk ten hoogste 20 MB."
        ),
        allow_empty_file=True,
        error_messages={"required": _("Kies een of meer bestanden.")},
    )
    soort = forms.ChoiceField(
        label=_("Soort document"),
        choices=[("", _("Laat Gastvrij de soort herkennen")), *KIND_CHOICES],
        required=False,
    )


class Reread(forms.Form):
    """Another kind for a document."""

    soort = forms.ChoiceField(label=_("Soort document"), choices=KIND_CHOICES)


class Adopt(forms.Form):
    """Which kader a proposal becomes a version of."""

    kader = forms.ModelChoiceField(
        Kader.objects.none(),
        label=_("Kader"),
        to_field_name="uuid",
        required=False,
        empty_label=_("Een nieuw kader"),
        help_text=_("Is dit een nieuwe versie van een kader? Kies dan dat kader."),
        error_messages={"invalid_choice": _("Kies een kader uit de lijst.")},
    )
    titel = forms.CharField(
        label=_("Titel van het nieuwe kader"),
        required=False,
        help_text=_("Alleen bij een nieuw kader."),
    )

    def __init__(self, *args: Any, kaders: QuerySet[Kader], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kader"].queryset = kaders  # type: ignore[attr-defined]


class Reject(forms.Form):
    """Why a proposal is put aside."""

    reden = forms.CharField(
        label=_("Waarom verwerpt u dit voorstel?"),
        widget=forms.Textarea(attrs={"rows": "2"}),
        error_messages={"required": _("Vul in waarom u dit voorstel verwerpt.")},
    )


class Publish(forms.Form):
    """From when a version runs: a day, or on purpose none."""

    ingangsdatum = forms.DateField(
        label=_("Ingangsdatum"),
        required=False,
        widget=forms.DateInput,
        error_messages={"invalid": _("Vul een bestaande datum in.")},
    )
    laat_open = forms.BooleanField(
        label=_("Er is geen ingangsdatum: het geldt vanaf vandaag"), required=False
    )

    def clean(self) -> dict[str, Any]:
        """Return the day, or None where the person leaves it open on purpose."""
        data = super().clean() or self.cleaned_data
        day, is_open = data.get("ingangsdatum"), data.get("laat_open")
        if day and is_open:
            said = _("Kies één van beide: een ingangsdatum, of geen ingangsdatum.")
            self.add_error("laat_open", said)
        if not day and not is_open and "ingangsdatum" not in self.errors:
            self.add_error("ingangsdatum", _("Vul de ingangsdatum in, of geef aan dat er geen is."))
        return data


class Kruistabelbestand(forms.Form):
    """A crosswalk as a file."""

    bestand = forms.FileField(
        label=_("Kruistabel (.csv)"),
        help_text=_("Kolommen: van, naar_kader, naar, niveau, indicator, soort."),
        allow_empty_file=True,
        error_messages={"required": _("Kies een bestand.")},
    )


class NormForm(forms.Form):
    """A norm set by hand."""

    OPERATOREN = (
        (">=", _("ten minste")),
        ("<=", _("ten hoogste")),
        ("=", _("precies")),
        (">", _("meer dan")),
        ("<", _("minder dan")),
    )

    metriek = forms.ChoiceField(label=_("Waarover"), choices=Norm.Metriek)
    operator = forms.ChoiceField(label=_("Grens"), choices=OPERATOREN)
    waarde = forms.DecimalField(
        label=_("Getal"),
        max_digits=DIGITS,
        decimal_places=DECIMALS,
        localize=True,
        error_messages={"required": _("Vul een getal in."), "invalid": _("Vul een getal in.")},
    )
    eenheid = forms.CharField(
        label=_("Eenheid"),
        max_length=200,
        help_text=_("Bijvoorbeeld %, seconden of werkdagen."),
        error_messages={"required": _("Vul de eenheid in.")},
    )
    scope = forms.CharField(
        label=_("Waarvoor geldt het?"),
        required=False,
        widget=forms.Textarea(attrs={"rows": "2"}),
        help_text=_("Noem kanalen en wetten bij naam, bijvoorbeeld: telefoon, Wmo."),
    )
    afdeling = forms.ModelChoiceField(
        Afdeling.objects.filter(is_actief=True),
        label=_("Afdeling"),
        to_field_name="uuid",
        required=False,
        empty_label=_("Alle afdelingen"),
        error_messages={"invalid_choice": _("Kies een afdeling uit de lijst.")},
    )
    geldig_van = forms.DateField(
        label=_("Geldt vanaf"),
        required=False,
        widget=forms.DateInput,
        error_messages={"invalid": _("Vul een bestaande datum in.")},
    )
