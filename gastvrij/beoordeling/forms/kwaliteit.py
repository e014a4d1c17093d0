"""Shape of samples, calibrations, disputes and learning points."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.keuzes import set_choices
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import Criterium, Formulier, Observatie, Trekking
from gastvrij.kaders.models import Element
from gastvrij.klantcontact.queries import kanalen

from .delen import CHOOSE
from .observaties import BeginAfname

MOST_PLACES = 20


def _set_queryset(form: forms.Form, **querysets: QuerySet[Any]) -> None:
    for name, queryset in querysets.items():
        form.fields[name].queryset = queryset  # type: ignore[attr-defined]


class MakeSteekproef(forms.Form):
    """Whose conversations, with which form, in which days and how many."""

    titel = forms.CharField(max_length=300, label=_("Naam van de steekproef"))
    afdeling = forms.ModelChoiceField(
        Afdeling.objects.none(),
        to_field_name="uuid",
        empty_label=CHOOSE,
        label=_("Afdeling"),
        help_text=_("Met de afdelingen die eronder vallen."),
    )
    formulier = forms.ModelChoiceField(
        Formulier.objects.none(), to_field_name="uuid", empty_label=CHOOSE, label=_("Formulier")
    )
    van = forms.DateField(label=_("Eerste dag"), widget=forms.DateInput)
    tot = forms.DateField(label=_("Laatste dag"), widget=forms.DateInput)
    aantal = forms.IntegerField(
        min_value=1, max_value=MOST_PLACES, label=_("Gesprekken per medewerker")
    )
    kanalen = forms.MultipleChoiceField(
        required=False,
        label=_("Kanalen"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Kiest u er geen, dan tellen alle kanalen mee."),
    )
    seed = forms.CharField(
        max_length=64,
        required=False,
        label=_("Startwaarde van de trekking"),
        help_text=_(
            "Laat leeg, dan maken wij er een. Met de startwaarde is elke trekking na te gaan."
        ),
    )

    def __init__(self, coach: Medewerker, data: QueryDict | None = None) -> None:
        super().__init__(data)
        _set_queryset(
            self,
            afdeling=queries.afdelingen_to_sample(coach),
            formulier=queries.kwaliteitsformulieren(),
        )
        set_choices(self.fields["kanalen"], [(kanaal.code, kanaal.naam) for kanaal in kanalen()])


class BeginTrekking(BeginAfname):
    """The conversation that was drawn, or another with the reason."""

    reden = forms.CharField(
        required=False,
        label=_("Waarom een ander gesprek"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("De reden blijft bij de steekproef staan."),
    )

    def __init__(
        self, trekking: Trekking, data: QueryDict | None = None, *, departs: bool = False
    ) -> None:
        super().__init__(trekking.observatie, data)
        if departs:
            # Two forms with the same fields stand on one page.
            self.auto_id = "id_ander_%s"
            self.fields["reden"].required = True
            field = self.fields["gesprek"]
            field.queryset = field.queryset.exclude(pk=trekking.getrokken_id)  # type: ignore[attr-defined]


class PlanKalibratie(forms.Form):
    """Whose conversation, by which coaches, with which form."""

    medewerker = forms.ModelChoiceField(
        Medewerker.objects.none(),
        to_field_name="uuid",
        empty_label=CHOOSE,
        label=_("Medewerker"),
        help_text=_("De medewerker ziet de planning meteen, met het doel en wie beoordeelt."),
    )
    formulier = forms.ModelChoiceField(
        Formulier.objects.none(), to_field_name="uuid", empty_label=CHOOSE, label=_("Formulier")
    )
    beoordelaars = forms.ModelMultipleChoiceField(
        Medewerker.objects.none(),
        to_field_name="uuid",
        label=_("Coaches"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Minstens 2. Niemand ziet de oordelen van een ander tot iedereen indiende."),
    )

    def __init__(self, coach: Medewerker, data: QueryDict | None = None) -> None:
        super().__init__(data)
        _set_queryset(
            self,
            medewerker=queries.medewerkers_to_calibrate(coach),
            formulier=queries.kwaliteitsformulieren(),
            beoordelaars=queries.calibrators(),
        )


class Dispute(forms.Form):
    """What the employee does not agree with."""

    reden = forms.CharField(
        label=_("Waar bent u het niet mee eens?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "Een andere coach bekijkt hetzelfde gesprek opnieuw. Deze coach leest dit ook."
        ),
    )


class AssignReassessor(forms.Form):
    """Which other coach looks again."""

    beoordelaar = forms.ModelChoiceField(
        Medewerker.objects.none(),
        to_field_name="uuid",
        empty_label=CHOOSE,
        label=_("Andere coach"),
    )

    def __init__(self, observatie: Observatie, data: QueryDict | None = None) -> None:
        super().__init__(data, auto_id=f"id_{observatie.uuid}_%s")
        keys = [coach.pk for coach in queries.reassessors(observatie)]
        _set_queryset(self, beoordelaar=Medewerker.objects.filter(pk__in=keys))


class CloseDispute(forms.Form):
    """What looking again comes to."""

    uitkomst = forms.CharField(
        label=_("Uw conclusie"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("De medewerker en de eerste coach lezen dit, naast beide oordelen."),
    )


class ProposeLeerpunt(forms.Form):
    """What to learn, from which criterium, towards which indicator."""

    tekst = forms.CharField(
        label=_("Leerpunt"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Wat gaat de medewerker anders doen? Beschrijf gedrag."),
    )
    criterium = forms.ModelChoiceField(
        Criterium.objects.none(),
        to_field_name="uuid",
        required=False,
        empty_label=_("Geen"),
        label=_("Bij criterium"),
    )
    indicator = forms.ModelChoiceField(
        Element.objects.none(),
        to_field_name="uuid",
        required=False,
        empty_label=_("Geen"),
        label=_("Bij indicator"),
    )

    def __init__(self, observatie: Observatie, data: QueryDict | None = None) -> None:
        super().__init__(data)
        _set_queryset(
            self,
            criterium=observatie.formulier.criteria.all(),
            indicator=queries.indicatoren(),
        )
        self.fields["indicator"].label_from_instance = _indicator_label  # type: ignore[attr-defined]


def _indicator_label(element: Element) -> str:
    return f"{element.versie.kader.titel}: {element.tekst}"


class ChooseFormulier(forms.Form):
    """Of which form the agreement is asked."""

    formulier = forms.ModelChoiceField(
        Formulier.objects.none(), to_field_name="uuid", empty_label=CHOOSE, label=_("Formulier")
    )

    def __init__(self, formulieren: QuerySet[Formulier], data: QueryDict | None = None) -> None:
        super().__init__(data)
        _set_queryset(self, formulier=formulieren)
