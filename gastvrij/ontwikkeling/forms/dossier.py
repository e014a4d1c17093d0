"""Shape of what is filled in about a dossier."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.keuzes import set_queryset
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling.queries import gesprek_label
from gastvrij.kaders.models import Element
from gastvrij.klantcontact.models import Gesprek
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.models import Bewijsregel, EerderBewijs, Vertrek

CHOOSE = _("Maak een keuze")
CHECKS = (Bewijsregel.Soort.ORIGINEEL_GEZIEN, Bewijsregel.Soort.NIET_AKKOORD)


def element_label(element: Element) -> str:
    """Return how a competence or indicator reads in a list of choices."""
    words = element.titel or element.tekst
    return f"{element.code} {words}".strip()


class ChooseElementen(forms.Form):
    """The competences that something says something about; an indicator if one came from."""

    elementen = forms.ModelMultipleChoiceField(
        Element.objects.none(),
        to_field_name="uuid",
        required=False,
        label=_("Waar zegt dit iets over?"),
        widget=forms.CheckboxSelectMultiple,
    )

    def choose_from(self, medewerker: Medewerker, *, on: date, also: Iterable[Element]) -> None:
        """Let somebody choose from the competences that count on a day, and these as well."""
        offered = queries.competenties_to_choose(medewerker, on=on)
        keys = [one.pk for one in [*offered, *also]]
        rows = Element.objects.filter(pk__in=keys).select_related("versie__kader")
        in_order = rows.order_by("versie__kader__soort", "versie_id", "volgorde")
        set_queryset(self.fields["elementen"], in_order, label=element_label)


class AddBewijs(ChooseElementen):
    """Prior learning, with a file if there is one."""

    titel = forms.CharField(max_length=300, label=_("Wat is het?"))
    soort = forms.ChoiceField(choices=EerderBewijs.Soort, label=_("Soort"))
    uitgever = forms.CharField(
        max_length=300,
        label=_("Van wie?"),
        help_text=_("De school, opleider of werkgever."),
    )
    datum = forms.DateField(label=_("Datum"), widget=forms.DateInput)
    bestand = forms.FileField(
        required=False,
        allow_empty_file=True,
        label=_("Bestand"),
        help_text=_("PDF, JPG of PNG, ten hoogste 20 MB."),
    )
    field_order = ("titel", "soort", "uitgever", "datum", "bestand", "elementen")

    def __init__(
        self,
        medewerker: Medewerker,
        data: QueryDict | None = None,
        files: "MultiValueDict[str, UploadedFile[bytes]] | None" = None,
        *,
        on: date,
        also: Iterable[Element] = (),
    ) -> None:
        chosen = [one.uuid for one in also]
        super().__init__(data, files, initial={"elementen": chosen})
        self.choose_from(medewerker, on=on, also=also)

    def clean_bestand(self) -> "UploadedFile[bytes] | None":
        """Return the file; refuse one that is too large before it is read."""
        bestand: UploadedFile[bytes] | None = self.cleaned_data["bestand"]
        if bestand is not None:
            try:
                actions.refuse_size(bestand.size or 0)
            except actions.CannotKeep as problem:
                raise forms.ValidationError(str(problem)) from None
        return bestand


class CheckBewijs(forms.Form):
    """What somebody who looked at the original says of it."""

    uitkomst = forms.ChoiceField(
        choices=[(one.value, one.label) for one in CHECKS],
        label=_("Wat zag u?"),
        widget=forms.RadioSelect,
    )
    reden = forms.CharField(
        required=False,
        label=_("Toelichting"),
        help_text=_("Verplicht als u niet akkoord gaat."),
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class Withdraw(forms.Form):
    """Why something is withdrawn."""

    reden = forms.CharField(
        label=_("Waarom trekt u dit in?"), widget=forms.Textarea(attrs={"rows": 3})
    )


class Nominate(ChooseElementen):
    """An own conversation, and what it shows in own words."""

    gesprek = forms.ModelChoiceField(
        Gesprek.objects.none(), to_field_name="uuid", empty_label=CHOOSE, label=_("Gesprek")
    )
    tekst = forms.CharField(
        label=_("Wat laat dit gesprek zien?"),
        help_text=_("In uw eigen woorden. Schrijf niets op waaraan een inwoner te herkennen is."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    field_order = ("gesprek", "tekst", "elementen")

    def __init__(
        self,
        medewerker: Medewerker,
        data: QueryDict | None = None,
        *,
        at: Any,
        on: date,
        also: Iterable[Element] = (),
    ) -> None:
        super().__init__(data, initial={"elementen": [one.uuid for one in also]})
        self.fields["elementen"].required = True
        rows = queries.gesprekken_to_nominate(medewerker, at=at)
        set_queryset(self.fields["gesprek"], rows, label=gesprek_label)
        self.choose_from(medewerker, on=on, also=also)


class AnswerNominatie(forms.Form):
    """What the coach says to it."""

    tekst = forms.CharField(
        label=_("Uw antwoord"),
        help_text=_("Geen oordeel: wat valt u op, en wat zou een volgende stap zijn?"),
        widget=forms.Textarea(attrs={"rows": 5}),
    )


class NoteVertrek(forms.Form):
    """Who leaves, and on which day last."""

    medewerker = forms.ModelChoiceField(
        Medewerker.objects.none(), to_field_name="uuid", empty_label=CHOOSE, label=_("Medewerker")
    )
    laatste_dag = forms.DateField(label=_("Laatste dag"), widget=forms.DateInput)

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data)
        set_queryset(self.fields["medewerker"], queries.leavers())


class SettleVertrek(forms.Form):
    """How the dossier went along."""

    hoe = forms.ChoiceField(choices=Vertrek.Hoe, label=_("Hoe is het gegaan?"))


class Dossiertermijn(forms.Form):
    """How many days, and on what ground."""

    dagen = forms.IntegerField(
        min_value=1,
        max_value=36_500,
        label=_("Aantal dagen"),
        help_text=_("Telt vanaf de laatste dag."),
    )
    grondslag = forms.CharField(
        label=_("Waar steunt deze termijn op?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bijvoorbeeld een artikel van de eigen regeling, of het kenmerk van de DPIA."),
    )
