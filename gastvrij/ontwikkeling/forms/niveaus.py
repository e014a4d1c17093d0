"""Shape of what is filled in about a level: stating it, and answering that."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.keuzes import set_choices
from gastvrij.ontwikkeling.queries import BeeldCompetentie

JA, NEE = "ja", "nee"


class StateNiveau(forms.Form):
    """Which level somebody shows (yes or no without levels), when that was discussed, and why."""

    niveau = forms.ChoiceField(label=_("Wat laat de medewerker zien"))
    besproken_op = forms.DateField(label=_("Besproken op"), widget=forms.DateInput)
    reden = forms.CharField(
        label=_("Waarom"),
        help_text=_("Noem een voorbeeld dat u samen besprak."),
        max_length=4000,
        widget=forms.Textarea,
    )

    def __init__(self, competentie: BeeldCompetentie, *args: Any) -> None:
        super().__init__(*args)
        levels = [
            (str(one.element.uuid), _("Niveau {nr}").format(nr=one.label))
            for one in competentie.niveaus
            if one.element is not None
        ]
        yes_or_no = [(JA, _("Ja, laat dit zien")), (NEE, _("Nee, nog niet"))]
        set_choices(self.fields["niveau"], levels or yes_or_no, empty=_("Maak een keuze"))

    def stated(self) -> dict[str, Any]:
        """Return what was filled in as `state_niveau` takes it."""
        data = dict(self.cleaned_data)
        chosen = data.pop("niveau")
        if chosen in (JA, NEE):
            return data | {"niveau": None, "voldoet": chosen == JA}
        return data | {"niveau": UUID(chosen), "voldoet": None}


class AnswerNiveau(forms.Form):
    """Whether somebody agrees with what was stated, in own words."""

    is_akkoord = forms.TypedChoiceField(
        label=_("Bent u het eens?"),
        choices=[(JA, _("Ja, zo is het besproken")), (NEE, _("Nee, ik zie het anders"))],
        coerce=lambda value: value == JA,
        widget=forms.RadioSelect,
    )
    reactie = forms.CharField(
        label=_("Uw reactie"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class ChooseDag(forms.Form):
    """The day on which to see a picture."""

    op = forms.DateField(label=_("Stand op"), widget=forms.DateInput)
