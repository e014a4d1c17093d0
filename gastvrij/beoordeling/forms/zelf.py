"""Shape of what an employee fills in about the own conversation."""

from collections.abc import Iterator, Sequence

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import Criterium
from gastvrij.beoordeling.rules import persoonsgegevens


class FillInSelf(forms.Form):
    """One choice for each criterium, and words if one likes."""

    def __init__(self, criteria: Sequence[Criterium], data: QueryDict | None = None) -> None:
        super().__init__(data, prefix="zelf")
        self._criteria = criteria
        for one in criteria:
            self.fields[f"c-{one.uuid}"] = forms.ChoiceField(
                choices=queries.waarden(one),
                label=f"{one.code} {one.tekst}".strip(),
                help_text=one.hulp,
                widget=forms.RadioSelect,
            )
            self.fields[f"t-{one.uuid}"] = forms.CharField(
                required=False,
                label=_("Toelichting bij {code}").format(code=one.code),
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def regels(self) -> Iterator[tuple[Criterium, BoundField, BoundField]]:
        """Yield the criteria, each with its choice and its words."""
        for one in self._criteria:
            yield one, self[f"c-{one.uuid}"], self[f"t-{one.uuid}"]

    def field_of(self, problem: Exception) -> str:
        """Return the words that were refused because they point at a citizen; else the first."""
        names = [f"t-{one.uuid}" for one in self._criteria]
        masked = getattr(problem, "masked", "")
        found = (
            name
            for name in names
            if persoonsgegevens.mask(self.cleaned_data[name].strip()) == masked.strip()
        )
        return next(found, names[0])

    def antwoorden(self) -> dict[Criterium, tuple[str, str]]:
        """Return (value, words) by criterium, after `is_valid`."""
        given = self.cleaned_data
        return {one: (given[f"c-{one.uuid}"], given[f"t-{one.uuid}"]) for one in self._criteria}
