"""Forms of taking documents in."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.keuzes import set_queryset
from gastvrij.kaders.models import Kader

from .keuzes import KIND_CHOICES


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
            "PDF, Word, Excel, webpagina, tekst, CSV of JSON (CASE). Elk bestand ten hoogste 20 MB."
        ),
        allow_empty_file=True,
        error_messages={"required": _("Kies een of meer bestanden.")},
    )
    soort = forms.ChoiceField(
        label=_("Soort document"),
        choices=[("", _("Laat Gastvrij de soort herkennen")), *KIND_CHOICES],
        required=False,
    )
    kader = forms.ModelChoiceField(
        Kader.objects.none(),
        label=_("Nieuwe versie van"),
        to_field_name="uuid",
        required=False,
        empty_label=_("Dat kies ik later"),
        help_text=_("Dan kan Gastvrij vergelijken met de versie die er al is."),
        error_messages={"invalid_choice": _("Kies een kader uit de lijst.")},
    )

    def __init__(self, *args: Any, kaders: QuerySet[Kader], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_queryset(self.fields["kader"], kaders)


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
        set_queryset(self.fields["kader"], kaders)


class Reject(forms.Form):
    """Why a proposal is put aside."""

    reden = forms.CharField(
        label=_("Waarom verwerpt u dit voorstel?"),
        widget=forms.Textarea(attrs={"rows": "2"}),
        error_messages={"required": _("Vul in waarom u dit voorstel verwerpt.")},
    )
