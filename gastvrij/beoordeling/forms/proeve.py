"""Shape of what is filled in about a sitting of the workplace exam."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.keuzes import set_choices, set_queryset
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import (
    Afnamegesprek,
    Criterium,
    Exameneigenaar,
    Fragment,
    Opdracht,
    Procedure,
    Proeve,
)
from gastvrij.beoordeling.rules.observaties import Doel

from .bewijs import AddFragment
from .delen import CHOOSE, ChooseGesprek

ALL = "alle"


class Wanneer(forms.Form):
    """When and where a sitting is."""

    begint_op = forms.DateTimeField(label=_("Datum en tijd"), widget=forms.DateTimeInput())
    locatie = forms.CharField(
        label=_("Plaats"),
        max_length=300,
        help_text=_("De werkplek van de kandidaat, bijvoorbeeld: stadhuis, balie 4."),
    )
    ruimte = forms.CharField(label=_("Ruimte voor het nagesprek"), max_length=200, required=False)

    @classmethod
    def of(cls, proeve: Proeve) -> "Wanneer":
        """Return the form filled in with where a sitting stands now."""
        names = ("begint_op", "locatie", "ruimte")
        return cls(initial={name: getattr(proeve, name) for name in names})


class RequestProeve(Wanneer):
    """Who takes which exam, who judges, who looks after, when and where."""

    kandidaat = forms.ModelChoiceField(
        Medewerker.objects.none(), to_field_name="uuid", empty_label=CHOOSE, label=_("Kandidaat")
    )
    opdracht = forms.ModelChoiceField(
        Opdracht.objects.none(), to_field_name="uuid", empty_label=CHOOSE, label=_("Opdracht")
    )
    eigenaar = forms.ModelChoiceField(
        Exameneigenaar.objects.none(),
        to_field_name="uuid",
        empty_label=CHOOSE,
        label=_("Exameneigenaar"),
    )
    beoordelaars = forms.ModelMultipleChoiceField(
        Medewerker.objects.none(),
        to_field_name="uuid",
        widget=forms.CheckboxSelectMultiple,
        label=_("Beoordelaars"),
        help_text=_(
            "Kies er twee of meer. Ieder oordeelt zonder het oordeel van de ander te zien."
        ),
    )
    vaststeller = forms.ModelChoiceField(
        Medewerker.objects.none(),
        to_field_name="uuid",
        empty_label=CHOOSE,
        label=_("Tweede paar ogen"),
        help_text=_("Stelt de uitslag vast en is zelf geen beoordelaar van deze proeve."),
    )
    herkansing_van = forms.ModelChoiceField(
        Proeve.objects.none(),
        to_field_name="uuid",
        required=False,
        empty_label=_("Geen herkansing"),
        label=_("Herkansing van"),
    )
    field_order = (
        "kandidaat",
        "opdracht",
        "eigenaar",
        "beoordelaars",
        "vaststeller",
        "begint_op",
        "locatie",
        "ruimte",
        "herkansing_van",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_queryset(self.fields["kandidaat"], queries.kandidaten())
        set_queryset(self.fields["opdracht"], queries.signed_opdrachten())
        set_queryset(self.fields["eigenaar"], queries.active_eigenaren())
        set_queryset(self.fields["beoordelaars"], queries.beoordelaars(Doel.PROEVE))
        set_queryset(self.fields["vaststeller"], queries.beoordelaars(Doel.PROEVE))
        set_queryset(
            self.fields["herkansing_van"], queries.proeven_to_resit(), label=queries.proeve_label
        )


class Reden(forms.Form):
    """Why something is done that needs a reason."""

    reden = forms.CharField(label=_("Reden"), widget=forms.Textarea(attrs={"rows": 2}))


class ReplaceAssessor(forms.Form):
    """Which assessor another takes the place of, who that is, and why."""

    beoordelaar = forms.ModelChoiceField(
        Medewerker.objects.none(),
        to_field_name="uuid",
        empty_label=CHOOSE,
        label=_("Wie wordt vervangen"),
        help_text=_("Dat kan zolang deze beoordelaar niet heeft ingediend."),
    )
    vervanger = forms.ModelChoiceField(
        Medewerker.objects.none(),
        to_field_name="uuid",
        empty_label=CHOOSE,
        label=_("Door wie"),
    )
    reden = forms.CharField(
        label=_("Reden"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "Alleen wie plant leest dit. Schrijf niets op over gezondheid; afwezig is genoeg."
        ),
    )
    field_order = ("beoordelaar", "vervanger", "reden")

    def __init__(self, proeve: Proeve, data: QueryDict | None = None) -> None:
        super().__init__(data, auto_id="id_vervangen_%s")
        open_sheets = queries.sheets(proeve.observatie).filter(ingediend_op=None)
        every = queries.beoordelaars(Doel.PROEVE)
        set_queryset(
            self.fields["beoordelaar"],
            Medewerker.objects.filter(pk__in=open_sheets.values("beoordelaar")),
        )
        named = proeve.observatie.beoordelingen.values("beoordelaar")
        set_queryset(self.fields["vervanger"], every.exclude(pk__in=named))


class Identiteit(forms.Form):
    """With which kind of document somebody showed who they are; never a number or a copy."""

    document = forms.ChoiceField(
        choices=Proeve.Document,
        label=_("Soort document"),
        widget=forms.RadioSelect,
        help_text=_("Alleen de soort. Schrijf geen nummer op en maak geen kopie."),
    )
    gezien = forms.BooleanField(label=_("Ik heb het document gezien en het is van de kandidaat"))


class Ontvangen(forms.Form):
    """The candidate says that form and opdracht came."""

    ontvangen = forms.BooleanField(
        label=_("Ik heb het formulier en de opdracht ontvangen en gelezen")
    )


class AddGesprek(ChooseGesprek):
    """The conversation that is next, of which the citizen knows that somebody listens."""

    def __init__(self, proeve: Proeve, data: QueryDict | None = None) -> None:
        super().__init__(queries.gesprekken_to_add(proeve), data)


class AddProeveFragment(AddFragment):
    """A passage of one of the conversations of an afname; after it nothing is questioned."""

    afnamegesprek = forms.ModelChoiceField(
        Afnamegesprek.objects.none(),
        to_field_name="uuid",
        required=False,
        empty_label=_("Hoort bij geen gesprek"),
        label=_("Gesprek"),
    )

    def __init__(self, proeve: Proeve, data: QueryDict | None = None) -> None:
        super().__init__(queries.stappen(proeve.observatie, on=timezone.localdate()), data)
        gesprekken = proeve.observatie.afnamegesprekken.select_related("gesprek__kanaal")
        set_queryset(
            self.fields["afnamegesprek"], gesprekken.order_by("nummer"), label=_gesprek_name
        )
        latest = gesprekken.order_by("-nummer").first()
        self.initial["afnamegesprek"] = latest.uuid if latest is not None else None
        if proeve.status != Proeve.Status.AFNAME:
            asked = Fragment.Soort.BEVRAAGD.value
            kinds = [(code, name) for code, name in Fragment.Soort.choices if code != asked]
            set_choices(self.fields["soort"], kinds)


def _gesprek_name(afnamegesprek: Afnamegesprek) -> str:
    return gettext("Gesprek {nr}, {kanaal}").format(
        nr=afnamegesprek.nummer, kanaal=afnamegesprek.gesprek.kanaal
    )


class Agree(forms.Form):
    """The mark that assessors agree on where they differed, and why."""

    waarde = forms.ChoiceField(label=_("Samen komen wij op"), widget=forms.RadioSelect)
    reden = forms.CharField(
        label=_("Waarom"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("De kandidaat leest dit. De eerdere oordelen blijven bewaard."),
    )

    def __init__(self, criterium: Criterium, data: QueryDict | None = None, **kwargs: Any) -> None:
        super().__init__(data, prefix=f"o-{criterium.uuid}", **kwargs)
        set_choices(self.fields["waarde"], queries.waarden(criterium))


class ConfirmMark(forms.Form):
    """The mark that an assessor read and confirms."""

    afspraak = forms.UUIDField(widget=forms.HiddenInput)


class AskProcedure(forms.Form):
    """What a candidate asks after the result."""

    tekst = forms.CharField(
        label=_("Wat vraagt u, en waarom"), widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, soort: str, data: QueryDict | None = None) -> None:
        super().__init__(data, prefix=soort)
        self.fields["tekst"].required = soort != Procedure.Soort.INZAGE


class AnswerProcedure(forms.Form):
    """What is decided on what a candidate asked; an inzage is answered without a decision."""

    is_gegrond = forms.TypedChoiceField(
        choices=[("ja", _("Gegrond")), ("nee", _("Niet gegrond"))],
        coerce=lambda said: said == "ja",
        empty_value=None,
        widget=forms.RadioSelect,
        label=_("Beslissing"),
    )
    besluit = forms.CharField(
        label=_("Antwoord"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("De kandidaat leest dit."),
    )

    def __init__(self, procedure: Procedure, data: QueryDict | None = None) -> None:
        super().__init__(data, prefix=f"p-{procedure.uuid}")
        if procedure.soort == Procedure.Soort.INZAGE:
            del self.fields["is_gegrond"]


class FilterProeven(forms.Form):
    """Which sittings of the list to show."""

    status = forms.ChoiceField(
        label=_("Stand"), choices=[(ALL, _("Alle standen")), *Proeve.Status.choices]
    )


class ChooseDay(forms.Form):
    """Which exam day to show."""

    dag = forms.DateField(label=_("Dag"), widget=forms.DateInput())
