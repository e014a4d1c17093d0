"""Forms of checking a proposal."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.keuzes import set_queryset
from gastvrij.kaders.models import Kader
from gastvrij.kaders.rules.antwoorden import type_of

from .keuzes import KIND_CHOICES, Choices
from .normen import NormForm


class Reads(forms.Form):
    """Another try at a file that could not be read, as the same or another kind."""

    soort = forms.ChoiceField(
        label=_("Soort document"),
        choices=[("", _("Laat Gastvrij de soort herkennen")), *KIND_CHOICES],
        required=False,
    )


class KaderChoice(forms.Form):
    """Of which kader a proposal is meant to be a new version."""

    bewerking = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    kader = forms.ModelChoiceField(
        Kader.objects.none(),
        label=_("Wordt een versie van"),
        to_field_name="uuid",
        required=False,
        empty_label=_("Een nieuw kader"),
        error_messages={"invalid_choice": _("Kies een kader uit de lijst.")},
    )

    def __init__(self, *args: Any, kaders: QuerySet[Kader], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_queryset(self.fields["kader"], kaders)


class Place(forms.Form):
    """A place of a proposal, perhaps one doubt about it, and how many changes this person saw."""

    bewerking = forms.IntegerField(min_value=0)
    plaats = forms.CharField(max_length=200)
    twijfel = forms.CharField(max_length=60, required=False)


class Answer(Place):
    """What a person answers to a doubt."""

    ANSWERS = ("juist", "onbepaald", "herstel", "vorige", "wijzig", "terug")

    antwoord = forms.ChoiceField(choices=[(one, one) for one in ANSWERS])


class Bulk(forms.Form):
    """One answer to all doubts of a kind."""

    ANSWERS = ("juist", "onbepaald", "herstel", "vorige", "terug")

    bewerking = forms.IntegerField(min_value=0)
    soort = forms.CharField(max_length=60)
    antwoord = forms.ChoiceField(choices=[(one, one) for one in ANSWERS])


class Values(forms.Form):
    """The values of one part of a proposal, as far as that part has them.

    `changed_values` gives those that differ from the part, by the reader's own keys.
    """

    LABELS = {
        "code": _("Code"),
        "title": _("Titel"),
        "label": _("Opschrift"),
        "text": _("Tekst"),
        "definition": _("Omschrijving"),
        "description": _("Omschrijving"),
        "competence": _("Competentie"),
        "level": _("Niveau"),
        "levels": _("Niveaus"),
        "required_level": _("Vereist niveau"),
        "date": _("Datum"),
        "aantal_opdr": _("Aantal opdrachten"),
        "marks": _("Tekens erachter"),
        "metric": _("Waarover"),
        "operator": _("Grens"),
        "value": _("Waarde"),
        "unit": _("Eenheid"),
        "scope": _("Waarvoor het geldt"),
        "help": _("Hulp bij het beoordelen"),
        "weight": _("Gewicht"),
        "iso": _("Als datum"),
        "effective_from": _("Ingangsdatum"),
    }
    LONG = frozenset({"text", "definition", "description", "help"})

    def __init__(
        self,
        data: Any = None,
        *,
        deel: dict[str, Any],
        sleutels: Sequence[str],
        schaal: Choices = (),
        plekken: Choices = (),
        eerst: str = "",
    ) -> None:
        self.deel, self.schaal = deel, list(schaal)
        self.types = {key: type_of(deel, key) for key in sleutels}
        super().__init__(data, initial={key: self._shown(key) for key in sleutels})
        for key in sleutels:
            self.fields[key] = self._field(key)
        if plekken:
            self.fields["onder"] = forms.ChoiceField(
                label=_("Hoort bij"),
                required=False,
                choices=[("", _("Laat staan waar het staat")), *plekken],
            )
        self.order_fields([eerst])

    def _shown(self, key: str) -> Any:
        value = self.deel.get(key)
        is_words = self.types[key] == "words" or (self.types[key] == "levels" and not self.schaal)
        return " ".join(value or ()) if is_words else value

    def _field(self, key: str) -> forms.Field:
        label = self.LABELS[key]
        match self.types[key]:
            case "levels" if self.schaal:
                return forms.MultipleChoiceField(
                    label=label,
                    required=False,
                    choices=self.schaal,
                    widget=forms.CheckboxSelectMultiple,
                )
            case "date":
                wrong = {"invalid": _("Vul een bestaande datum in.")}
                return forms.DateField(
                    label=label, required=False, widget=forms.DateInput, error_messages=wrong
                )
            case "count":
                return forms.IntegerField(label=label, required=False, min_value=0, max_value=999)
            case "number":
                return forms.FloatField(label=label, required=False, localize=True)
            case "operator":
                return forms.ChoiceField(label=label, choices=NormForm.OPERATOREN)
        widget = forms.Textarea(attrs={"rows": "4"}) if key in self.LONG else forms.TextInput()
        return forms.CharField(label=label, required=False, widget=widget)

    def changed_values(self) -> dict[str, Any]:
        """Return what a person changed, by key; an empty field is None where it was None."""
        given = {key: self._given(key, self.cleaned_data[key]) for key in self.types}
        changed = {key: value for key, value in given.items() if value != self.deel.get(key)}
        under = self.cleaned_data.get("onder")
        return {**changed, "onder": under} if under else changed

    def _given(self, key: str, value: Any) -> Any:
        kind = self.types[key]
        if kind in ("levels", "words"):
            words = value.split() if isinstance(value, str) else list(value)
            return words or (None if self.deel.get(key) is None else [])
        if kind == "date":
            return value.isoformat() if value else None
        if kind == "text" and not value:
            return None if self.deel.get(key) is None else ""
        if kind == "number" and value is not None and value == int(value):
            return int(value)
        return value
