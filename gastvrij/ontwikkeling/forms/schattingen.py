"""Shape of a round of estimates, and of what somebody answers to one."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.keuzes import set_choices
from gastvrij.basis.models import Medewerker
from gastvrij.kaders.models import Element
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.models import Relatie, Schatting
from gastvrij.ontwikkeling.rules.schattingen import MINSTE_DREMPEL

ROWS = 10
PEOPLE = "mensen"
COMPETENTIE, INDICATOR = "competentie", "indicator"


class StartUitvraag(forms.Form):
    """What is asked about somebody, whom, why and until when.

    `elementen` and `mensen` in the cleaned data are what the action takes.
    """

    aanleiding = forms.CharField(
        label=_("Waarom vraagt u dit?"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Iedereen die u vraagt, leest dit."),
    )
    per = forms.ChoiceField(
        choices=[
            (COMPETENTIE, _("Eén vraag per competentie")),
            (INDICATOR, _("Eén vraag per indicator: meer vragen, scherper beeld")),
        ],
        initial=COMPETENTIE,
        label=_("Hoe precies?"),
        widget=forms.RadioSelect,
    )
    leidinggevenden = forms.MultipleChoiceField(
        required=False,
        label=_("Leidinggevende (met naam te zien)"),
        widget=forms.CheckboxSelectMultiple,
    )
    termijn = forms.DateField(label=_("Antwoorden tot en met"), widget=forms.DateInput)
    drempel = forms.IntegerField(
        initial=MINSTE_DREMPEL,
        min_value=MINSTE_DREMPEL,
        label=_("Anonieme antwoorden tonen vanaf"),
        help_text=_(
            "Zoveel antwoorden zijn er minstens nodig. U kunt dit hoger zetten, niet lager."
        ),
    )

    def __init__(
        self, medewerker: Medewerker, data: QueryDict | None = None, *, by: Medewerker, on: date
    ) -> None:
        super().__init__(data)
        self._competenties = queries.competenties_to_ask(medewerker, on=on)
        self._leaders = queries.leidinggevenden_of(medewerker)
        self.namen = queries.people_to_ask(medewerker)
        for place, (versie, nodes) in enumerate(self._competenties):
            field = forms.MultipleChoiceField(
                required=False,
                label=gettext("{titel}, versie {nr}").format(
                    titel=versie.kader.titel, nr=versie.nummer
                ),
                widget=forms.CheckboxSelectMultiple,
            )
            set_choices(field, [(str(node.element.uuid), _named(node.element)) for node in nodes])
            self.fields[f"kader_{place}"] = field
        leaders = [(str(one.uuid), one.naam) for one in self._leaders]
        set_choices(self.fields["leidinggevenden"], leaders)
        self.fields["leidinggevenden"].initial = [
            str(one.uuid) for one in self._leaders if one.pk == by.pk
        ]
        if not leaders:
            del self.fields["leidinggevenden"]
        for place in range(1, ROWS + 1):
            self._add_row(place)

    def _add_row(self, place: int) -> None:
        self.fields[f"wie_{place}"] = forms.CharField(
            required=False,
            label=_("Naam {nr}").format(nr=place),
            widget=forms.TextInput(attrs={"list": PEOPLE}),
        )
        relatie = forms.ChoiceField(label=_("Relatie {nr}").format(nr=place))
        named = (Relatie.COLLEGA, Relatie.INTERNE_KLANT)
        set_choices(relatie, [(one.value, one.label) for one in named])
        self.fields[f"relatie_{place}"] = relatie

    @property
    def kaders(self) -> list[BoundField]:
        """Return the fields to choose competences with, one a framework."""
        return [self[f"kader_{place}"] for place in range(len(self._competenties))]

    @property
    def rijen(self) -> list[tuple[BoundField, BoundField]]:
        """Return the fields for people: name and relation, a pair a row."""
        return [(self[f"wie_{n}"], self[f"relatie_{n}"]) for n in range(1, ROWS + 1)]

    def clean(self) -> dict[str, Any]:
        """Turn what was chosen into elements and people."""
        given = super().clean() or self.cleaned_data
        given["elementen"] = list(self._elementen(given))
        given["mensen"] = self._mensen(given)
        return given

    def _elementen(self, given: dict[str, Any]) -> Iterator[Element]:
        for place, (_versie, nodes) in enumerate(self._competenties):
            chosen = set(given.get(f"kader_{place}", []))
            for node in nodes:
                if str(node.element.uuid) not in chosen:
                    continue
                per_indicator = given.get("per") == INDICATOR and node.indicators
                yield from node.indicators if per_indicator else [node.element]

    def _mensen(self, given: dict[str, Any]) -> dict[Medewerker, str]:
        chosen = set(given.get("leidinggevenden", []))
        found: dict[Medewerker, str] = {
            one: Relatie.LEIDINGGEVENDE for one in self._leaders if str(one.uuid) in chosen
        }
        for place in range(1, ROWS + 1):
            name = given.get(f"wie_{place}", "").strip()
            person = self._person(name)
            if name and person is None:
                self.add_error(f"wie_{place}", gettext("Kies een naam uit de lijst."))
            elif person in found:
                self.add_error(f"wie_{place}", gettext("Deze naam staat er al."))
            elif person is not None:
                found[person] = given.get(f"relatie_{place}", Relatie.COLLEGA)
        return found

    def _person(self, name: str) -> Medewerker | None:
        plain = [one for one in self.namen.values() if one.naam.casefold() == name.casefold()]
        return self.namen.get(name) or (plain[0] if len(plain) == 1 else None)


def _named(element: Element) -> str:
    return " ".join(part for part in (element.code, element.titel or element.tekst) if part)


class GiveSchattingen(forms.Form):
    """One value for each element that a round asks."""

    def __init__(self, elementen: Sequence[Element], data: QueryDict | None = None) -> None:
        super().__init__(data)
        self._elementen = list(elementen)
        for element in self._elementen:
            field = forms.ChoiceField(
                label=_named(element),
                widget=forms.RadioSelect,
                error_messages={
                    "required": _("Geef antwoord: {vraag}").format(vraag=_named(element))
                },
            )
            set_choices(field, Schatting.Waarde.choices)
            self.fields[f"v_{element.uuid}"] = field

    @property
    def vragen(self) -> list[tuple[Element, list[BoundField]]]:
        """Return each competence with the fields of what is asked of it."""
        return [
            (above, [self[f"v_{element.uuid}"] for element in below])
            for above, below in queries.per_competentie(self._elementen)
        ]

    @property
    def waarden(self) -> dict[Element, str]:
        """Return the value of each element, once the form is valid."""
        return {one: self.cleaned_data[f"v_{one.uuid}"] for one in self._elementen}
