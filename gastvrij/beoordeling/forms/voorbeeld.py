"""Shape of example values on a form; nothing of it is kept."""

from collections.abc import Iterator, Sequence

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import Criterium, Criteriumgroep


class Voorbeeld(forms.Form):
    """One choice for each criterium; it may be left open."""

    def __init__(
        self,
        groepen: Sequence[tuple[Criteriumgroep, Sequence[Criterium]]],
        data: QueryDict | None = None,
    ) -> None:
        super().__init__(data)
        self._groepen = groepen
        for _groep, criteria in groepen:
            for one in criteria:
                self.fields[f"c-{one.uuid}"] = forms.ChoiceField(
                    choices=queries.waarden(one),
                    required=False,
                    label=f"{one.code} {one.tekst}",
                    help_text=one.hulp,
                    widget=forms.RadioSelect,
                )

    def groepen(self) -> Iterator[tuple[Criteriumgroep, list[tuple[Criterium, BoundField]]]]:
        """Yield the groups with their criteria and fields."""
        for field in self.fields.values():
            # Anything may be left open here; said at every line that would only be in the way.
            field.required = True
        for groep, criteria in self._groepen:
            yield groep, [(one, self[f"c-{one.uuid}"]) for one in criteria]

    def waarden(self) -> dict[int, str | None]:
        """Return the values by key of their criterium, after `is_valid`; None for none."""
        return {
            one.pk: self.cleaned_data[f"c-{one.uuid}"] or None
            for _groep, criteria in self._groepen
            for one in criteria
        }
