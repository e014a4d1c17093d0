"""Shape of offers and wishes, questions to a colleague, and answers."""

from datetime import date

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.keuzes import set_choices
from gastvrij.basis.models import Medewerker
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.models import Hulpaanbod

JA, NEE = "ja", "nee"


class OfferHulp(forms.Form):
    """What somebody can help with or wants to learn; `element` in the cleaned data is the row."""

    soort = forms.ChoiceField(
        label=_("Wat wilt u?"), choices=Hulpaanbod.Soort.choices, widget=forms.RadioSelect
    )
    toelichting = forms.CharField(
        label=_("Toelichting"),
        help_text=_("Bijvoorbeeld: oefenen met lastige gesprekken, op dinsdag."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    is_zichtbaar = forms.BooleanField(
        label=_("Wil ik iets leren, dan mogen collega’s die hierbij helpen dat zien"),
        required=False,
    )

    def __init__(self, medewerker: Medewerker, data: QueryDict | None = None, *, on: date) -> None:
        super().__init__(data)
        found = {str(one.uuid): one for one in queries.competenties_to_choose(medewerker, on=on)}
        field = forms.TypedChoiceField(label=_("Competentie"), coerce=found.get)
        choices = [(key, str(one)) for key, one in found.items()]
        set_choices(field, choices, empty=_("Kies een competentie"))
        self.fields["element"] = field


class AskHulp(forms.Form):
    """What somebody asks a colleague."""

    tekst = forms.CharField(
        label=_("Wat wilt u vragen?"),
        help_text=_("Uw collega leest dit en ziet uw naam."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AnswerHulp(forms.Form):
    """Yes or no to a colleague."""

    is_ja = forms.TypedChoiceField(
        label=_("Kunt u helpen?"),
        choices=[(JA, _("Ja, ik help graag")), (NEE, _("Nee, nu niet"))],
        coerce=lambda value: value == JA,
        widget=forms.RadioSelect,
    )
    antwoord = forms.CharField(
        label=_("Uw antwoord"),
        help_text=_("Bijvoorbeeld wanneer het u schikt."),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
