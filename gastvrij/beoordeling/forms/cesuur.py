"""Shape of the choice of a cesuur, and of an Angoff worksheet."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.beoordeling.models import Criterium
from gastvrij.beoordeling.rules.cesuur import Regel, read_estimate

from .getallen import Getal

MOST_RECHTERS = 12
REDEN = gettext_lazy("Wie dit formulier leest, ziet de regel en deze reden.")


class ChooseCesuur(forms.Form):
    """A rule that needs no worksheet, with its number, and why."""

    regel = forms.ChoiceField(
        choices=[
            (Regel.ALLE, gettext_lazy("Alle toetstermen voldoende")),
            (Regel.MINIMUM, gettext_lazy("Een minimum aantal toetstermen voldoende")),
            (Regel.COMPENSATORISCH, gettext_lazy("Een minimum aantal punten")),
        ],
        widget=forms.RadioSelect,
        label=gettext_lazy("Regel"),
    )
    aantal = forms.IntegerField(
        required=False,
        label=gettext_lazy("Hoeveel toetstermen"),
        help_text=gettext_lazy("Alleen bij een minimum aantal toetstermen."),
    )
    drempel = Getal(
        required=False,
        label=gettext_lazy("Hoeveel punten"),
        help_text=gettext_lazy(
            "Alleen bij een minimum aantal punten. Een toetsterm geeft zijn gewicht als punten."
        ),
    )
    reden = forms.CharField(
        label=gettext_lazy("Waarom deze regel"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=REDEN,
    )

    def cesuur(self) -> dict[str, Any]:
        """Return the cesuur in the shape of the rules, after `is_valid`."""
        given = self.cleaned_data
        if given["regel"] == Regel.MINIMUM:
            return {"regel": given["regel"], "aantal": given["aantal"]}
        if given["regel"] == Regel.COMPENSATORISCH:
            return {"regel": given["regel"], "drempel": str(given["drempel"] or "")}
        return {"regel": given["regel"]}


class Schatting(forms.CharField):
    """A chance: 0,8 or 80%."""

    def clean(self, value: object) -> str:
        """Return the chance from 0 to 1 as text, empty if left empty; else ValidationError."""
        said = str(super().clean(value))
        chance = read_estimate(said) if said else None
        if said and chance is None:
            raise forms.ValidationError(_("Schrijf een kans, zoals 0,8 of 80%."))
        return "" if chance is None else f"{chance:f}"


class Angoff(forms.Form):
    """A worksheet: judges by name, and what each estimates for every toetsterm."""

    reden = forms.CharField(
        label=gettext_lazy("Waarom deze regel"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=REDEN,
    )

    def __init__(
        self,
        criteria: Sequence[Criterium],
        aantal: int,
        data: QueryDict | None = None,
        *,
        initial: dict[str, Any] | None = None,
    ) -> None:
        super().__init__(data, initial=initial)
        self._criteria, self._aantal = criteria, aantal
        for nr in range(aantal):
            label = _("Rechter {nr}").format(nr=nr + 1)
            self.fields[f"naam-{nr}"] = forms.CharField(required=False, max_length=200, label=label)
            for one in criteria:
                self.fields[_cell(nr, one)] = Schatting(
                    required=False,
                    label=f"{label}, {one.code}",
                    widget=forms.TextInput(
                        attrs={
                            "class": "utrecht-textbox utrecht-textbox--html-input",
                            "inputmode": "decimal",
                            "autocomplete": "off",
                            "aria-label": f"{label}, {one.code}",
                        }
                    ),
                )

    def is_calculable(self) -> bool:
        """Test if the estimates are right, with or without a reason."""
        reden = self.fields["reden"]
        reden.required = False
        found = self.is_valid()
        reden.required = True
        return found

    def namen(self) -> list[BoundField]:
        """Return the fields for the names of the judges."""
        return [self[f"naam-{nr}"] for nr in range(self._aantal)]

    def rijen(self) -> Iterator[tuple[Criterium, list[BoundField]]]:
        """Yield each toetsterm with the fields of the judges."""
        for one in self._criteria:
            yield one, [self[_cell(nr, one)] for nr in range(self._aantal)]

    def clean(self) -> dict[str, Any]:
        """Point at every judge who is half filled in; one who is empty is left out."""
        given = self.cleaned_data
        for nr in self._used():
            if not given.get(f"naam-{nr}"):
                self.add_error(f"naam-{nr}", _("Vul de naam van deze rechter in."))
            for one in self._criteria:
                if given.get(_cell(nr, one)) == "":
                    self.add_error(_cell(nr, one), _("Vul een schatting in."))
        return given

    def cesuur(self) -> dict[str, Any]:
        """Return the cesuur in the shape of the rules, after `is_valid`."""
        given = self.cleaned_data
        return {
            "regel": Regel.ANGOFF,
            "rechters": [
                {
                    "naam": given[f"naam-{nr}"],
                    "schattingen": {one.code: given[_cell(nr, one)] for one in self._criteria},
                }
                for nr in self._used()
            ],
        }

    def _used(self) -> list[int]:
        given = self.cleaned_data
        return [
            nr
            for nr in range(self._aantal)
            if given.get(f"naam-{nr}")
            or any(given.get(_cell(nr, one), "x") for one in self._criteria)
        ]


def angoff_initial(
    criteria: Sequence[Criterium], rechters: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """Return what stands in a worksheet that was saved, as the form shows it."""
    found: dict[str, Any] = {}
    for nr, rechter in enumerate(rechters):
        found[f"naam-{nr}"] = rechter["naam"]
        for one in criteria:
            said = rechter["schattingen"].get(one.code, "")
            found[_cell(nr, one)] = said.replace(".", ",")
    return found


def _cell(nr: int, criterium: Criterium) -> str:
    return f"schatting-{nr}-{criterium.uuid}"
