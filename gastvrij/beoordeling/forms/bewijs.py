"""Shape of passages and verdicts."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.keuzes import set_choices, set_queryset
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import Criterium, Fragment
from gastvrij.kaders.models import Element

from .delen import seconds


class AddFragment(forms.Form):
    """A passage with its kind, moment and steps."""

    tekst = forms.CharField(
        label=_("Citaat"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Wat u hoorde of zag, het antwoord op uw vraag, of wat er staat."),
    )
    moment = forms.CharField(
        required=False, label=_("Moment"), help_text=_("Minuten en seconden, zoals 2:05.")
    )
    soort = forms.ChoiceField(
        choices=Fragment.Soort, label=_("Hoe weet u dit"), widget=forms.RadioSelect
    )
    stappen = forms.ModelMultipleChoiceField(
        Element.objects.none(),
        to_field_name="uuid",
        required=False,
        label=_("Welke stappen laat dit zien"),
    )

    regels = forms.TypedMultipleChoiceField(
        coerce=int, required=False, label=_("Regels van het gesprek")
    )

    def __init__(
        self, stappen: QuerySet[Element], data: QueryDict | None = None, *, aantal_regels: int = 0
    ) -> None:
        super().__init__(data, initial={"soort": Fragment.Soort.GEOBSERVEERD})
        set_queryset(self.fields["stappen"], stappen)
        # Whether there is a text follows from what is chosen, see `clean`.
        self.fields["tekst"].required = aantal_regels == 0
        set_choices(self.fields["regels"], [(n, n) for n in range(1, aantal_regels + 1)])

    def clean_moment(self) -> int | None:
        """Return the moment in seconds, None if it was left empty."""
        return seconds(self.cleaned_data["moment"])

    def clean(self) -> dict[str, Any]:
        """Take lines of the conversation or a text of one's own, one of the two."""
        given = super().clean() or self.cleaned_data
        has_text, has_lines = bool(given.get("tekst", "").strip()), bool(given.get("regels"))
        if has_text and has_lines:
            self.add_error("tekst", gettext("Kies regels of schrijf zelf iets op, niet allebei."))
        elif not has_text and not has_lines and "tekst" not in self.errors:
            self.add_error(
                "tekst", gettext("Kies regels van het gesprek, of schrijf een citaat op.")
            )
        return given


class AddNotitie(forms.Form):
    """A quick note, and what the clock showed when the typing began."""

    tekst = forms.CharField(label=_("Notitie"), widget=forms.TextInput())
    moment = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, prefix="notitie")

    def clean_moment(self) -> int | None:
        """Return the moment in seconds, None if it was left empty."""
        return seconds(self.cleaned_data["moment"])


class GiveOordeel(forms.Form):
    """A verdict, the passages that it rests on, and what is said to it."""

    waarde = forms.ChoiceField(label=_("Oordeel"), widget=forms.RadioSelect)
    fragmenten = forms.ModelMultipleChoiceField(
        Fragment.objects.none(), to_field_name="uuid", required=False, label=_("Steunt op")
    )
    toelichting = forms.CharField(
        required=False, label=_("Toelichting"), widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(
        self,
        criterium: Criterium,
        fragmenten: QuerySet[Fragment],
        data: QueryDict | None = None,
        *,
        initial: dict[str, Any] | None = None,
        herkomst: str = "",
    ) -> None:
        super().__init__(data, initial=initial)
        set_choices(self.fields["waarde"], queries.waarden(criterium, herkomst=herkomst))
        set_queryset(self.fields["fragmenten"], fragmenten)
