"""Shape of what is filled in about exam owners and what candidates get beforehand."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.keuzes import set_choices, set_queryset
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import Exameneigenaar, Formulier, Opdracht
from gastvrij.beoordeling.rules.proeve import Termijn

from .delen import CHOOSE

TERMIJNEN = {
    Termijn.INZAGE: _("Inzage vragen, na de uitslag"),
    Termijn.KLACHT: _("Klacht indienen, na de uitslag"),
    Termijn.KLACHT_ANTWOORD: _("Antwoord op een klacht"),
    Termijn.HERZIENING: _("Herziening vragen, na de uitslag"),
    Termijn.HERZIENING_BESLUIT: _("Besluit op een verzoek om herziening"),
    Termijn.BEZWAAR: _("Bezwaar maken, na de uitslag"),
    Termijn.BEZWAAR_BESLUIT: _("Besluit op bezwaar"),
    Termijn.BEROEP: _("Beroep instellen, na het besluit op bezwaar"),
    Termijn.BEROEP_BESLUIT: _("Besluit op beroep"),
    Termijn.BEWAREN: _("Dossier bewaren, na het archiveren"),
}
LONGEST_TERM = 36500
MOST_GESPREKKEN = 50
LONGEST_AFNAME = 480


def termijn_name(termijn: str) -> str:
    """Return the name of the field of a term."""
    return f"termijn_{termijn}"


class SaveEigenaar(forms.Form):
    """An exam owner with its terms in days; one that is left empty is not laid down."""

    naam = forms.CharField(label=_("Naam"), max_length=200)
    is_extern = forms.TypedChoiceField(
        choices=[
            ("ja", _("Een andere organisatie: inzage, klacht, bezwaar en beroep")),
            ("nee", _("Onze gemeente zelf: inzage, klacht en herziening")),
        ],
        coerce=lambda said: said == "ja",
        widget=forms.RadioSelect,
        label=_("Van wie is het examen"),
    )
    reglement = forms.CharField(
        label=_("Reglement"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Waar de kandidaat de regels leest, bijvoorbeeld een adres of titel."),
    )
    adres = forms.CharField(
        label=_("Waar de kandidaat naartoe schrijft"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    is_actief = forms.BooleanField(label=_("In gebruik"), required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for termijn, label in TERMIJNEN.items():
            self.fields[termijn_name(termijn)] = forms.IntegerField(
                label=label, required=False, min_value=1, max_value=LONGEST_TERM
            )

    @classmethod
    def of(
        cls, eigenaar: Exameneigenaar, *, termijnen: Mapping[str, int] | None = None
    ) -> "SaveEigenaar":
        """Return the form filled in with an owner; `termijnen` fill in what is not laid down."""
        days = {**(termijnen or {}), **eigenaar.termijnen}
        names = ("naam", "reglement", "adres", "is_actief")
        initial: dict[str, Any] = {name: getattr(eigenaar, name) for name in names}
        initial["is_extern"] = "ja" if eigenaar.is_extern else "nee"
        return cls(initial=initial | cls.days(days))

    @staticmethod
    def days(termijnen: Mapping[str, int]) -> dict[str, Any]:
        """Return terms as the fields of this form."""
        return {termijn_name(code): days for code, days in termijnen.items()}

    def terms(self) -> list[forms.BoundField]:
        """Return the fields of the terms, in the order of the procedure."""
        return [self[termijn_name(termijn)] for termijn in TERMIJNEN]

    def given(self) -> dict[str, Any]:
        """Return what was filled in, as the action takes it."""
        data = dict(self.cleaned_data)
        days = {termijn.value: data.pop(termijn_name(termijn)) for termijn in TERMIJNEN}
        return data | {"termijnen": {code: n for code, n in days.items() if n is not None}}


class MakeOpdracht(forms.Form):
    """The form that an opdracht goes with."""

    formulier = forms.ModelChoiceField(
        Formulier.objects.none(), to_field_name="uuid", empty_label=CHOOSE, label=_("Formulier")
    )
    titel = forms.CharField(label=_("Titel"), max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_queryset(self.fields["formulier"], queries.published_proeve_formulieren())


ONBESLIST = [("", _("Nog niet beslist")), ("ja", _("Ja")), ("nee", _("Nee"))]
SAID: Mapping[bool | None, str] = {None: "", True: "ja", False: "nee"}


def _decision(**kwargs: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(
        choices=ONBESLIST,
        coerce=lambda said: said == "ja",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
        **kwargs,
    )


class SaveOpdracht(forms.Form):
    """What a candidate reads beforehand; what is left open is undecided."""

    titel = forms.CharField(label=_("Titel"), max_length=500)
    instructies = forms.CharField(
        label=_("Instructies"), required=False, widget=forms.Textarea(attrs={"rows": 8})
    )
    met_leidraad = _decision(label=_("Mag de leidraad open staan"))
    met_kennis = _decision(label=_("Mag de kennisbank open staan"))
    aantal_gesprekken = forms.IntegerField(
        label=_("Aantal gesprekken"), required=False, min_value=1, max_value=MOST_GESPREKKEN
    )
    kanalen = forms.MultipleChoiceField(
        label=_("Kanalen"), required=False, widget=forms.CheckboxSelectMultiple
    )
    minuten_afname = forms.IntegerField(
        label=_("Minuten voor de afname"), min_value=1, max_value=LONGEST_AFNAME
    )
    minuten_uitslag = forms.IntegerField(
        label=_("Minuten voor uitslag en feedback"), min_value=1, max_value=LONGEST_AFNAME
    )

    def __init__(self, opdracht: Opdracht, data: QueryDict | None = None) -> None:
        names = tuple(self.base_fields)
        initial = {name: getattr(opdracht, name) for name in names}
        for name in ("met_leidraad", "met_kennis"):
            initial[name] = SAID[initial[name]]
        super().__init__(data, initial=initial)
        set_choices(
            self.fields["kanalen"],
            ((kanaal.code, kanaal.naam) for kanaal in queries.live_kanalen()),
        )

    def clean_kanalen(self) -> list[str] | None:
        """Return the channels, None while none is chosen: then it is undecided."""
        return self.cleaned_data["kanalen"] or None
