"""Shape of samples, calibrations, disputes and learning points."""

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.keuzes import set_choices, set_queryset
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import Criterium, Formulier, Leerpunt, Observatie, Trekking
from gastvrij.kaders.models import Element
from gastvrij.klantcontact.queries import kanalen

from .delen import CHOOSE, ChooseGesprek

MOST_PLACES = 20


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
        set_queryset(self.fields["afdeling"], queries.afdelingen_to_sample(coach))
        set_queryset(self.fields["formulier"], queries.kwaliteitsformulieren())
        set_choices(self.fields["kanalen"], [(kanaal.code, kanaal.naam) for kanaal in kanalen()])


class BeginTrekking(ChooseGesprek):
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
        gesprekken = queries.gesprekken_to_observe(trekking.observatie)
        if departs and trekking.getrokken_id is not None:
            gesprekken = gesprekken.exclude(pk=trekking.getrokken_id)
        super().__init__(gesprekken, data)
        if departs:
            # Two forms with the same fields stand on one page.
            self.auto_id = "id_ander_%s"
            self.fields["reden"].required = True


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
        set_queryset(self.fields["medewerker"], queries.medewerkers_to_calibrate(coach))
        set_queryset(self.fields["formulier"], queries.kwaliteitsformulieren())
        set_queryset(self.fields["beoordelaars"], queries.calibrators())


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
        set_queryset(self.fields["beoordelaar"], Medewerker.objects.filter(pk__in=keys))


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
        set_queryset(self.fields["criterium"], observatie.formulier.criteria.all())
        set_queryset(self.fields["indicator"], queries.indicatoren(), label=_indicator_label)


class DeclineLeerpunt(forms.Form):
    """Why the employee would rather not learn this."""

    reden = forms.CharField(
        label=_("Waarom liever niet"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Uw coach leest dit."),
    )

    def __init__(self, leerpunt: Leerpunt, data: QueryDict | None = None) -> None:
        super().__init__(data, prefix=f"l-{leerpunt.uuid}")


def _indicator_label(element: Element) -> str:
    return f"{element.versie.kader.titel}: {element.tekst}"


class ChooseFormulier(forms.Form):
    """Of which form the agreement is asked."""

    formulier = forms.ModelChoiceField(
        Formulier.objects.none(), to_field_name="uuid", empty_label=CHOOSE, label=_("Formulier")
    )

    def __init__(self, formulieren: QuerySet[Formulier], data: QueryDict | None = None) -> None:
        super().__init__(data)
        set_queryset(self.fields["formulier"], formulieren)
