"""Shape of the desk: who asks, and each vraag with what became of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from gastvrij.taken.actions import Beller, Refusal
from gastvrij.werkplek import concept

from .hulp import add_hulp
from .keuzes import OF_ONDERWERP, Keuzes
from .velden import FORM_ID, AskedText, area, beside
from .vraag import OWN_MOMENT, Ernaast, VraagForm


class BellerForm(forms.Form):
    """Who asks, in their own words."""

    use_required_attribute = False

    naam = AskedText(
        label=gettext_lazy("Naam"), strip=False, widget=forms.TextInput(attrs=beside())
    )
    telefoon = AskedText(
        label=gettext_lazy("Telefoon"), widget=forms.TextInput(attrs=beside(inputmode="tel"))
    )
    email = AskedText(
        label=gettext_lazy("E-mail"), widget=forms.TextInput(attrs=beside(inputmode="email"))
    )
    gegevens_gecontroleerd = forms.BooleanField(
        label=gettext_lazy("Gegevens gecontroleerd"),
        required=False,
        widget=forms.CheckboxInput(attrs={"form": FORM_ID}),
    )
    antwoord = AskedText(label=gettext_lazy("Antwoord aan de inwoner"), strip=False, widget=area(5))

    def beller(self) -> Beller:
        """Return who asks."""
        given = self.cleaned_data
        return Beller(
            given["naam"], given["telefoon"], given["email"], given["gegevens_gecontroleerd"]
        )


def _ernaast(velden: concept.Velden, place: int) -> Ernaast:
    opened = velden.get(f"{concept.prefix(place)}-artikel", [])
    return Ernaast(tuple(dict.fromkeys(value for value in opened if value)))


@dataclass(frozen=True)
class Bureau:
    """The whole desk: who asks and the vragen, as forms."""

    beller: BellerForm
    vragen: Sequence[VraagForm]
    velden: concept.Velden

    @classmethod
    def shown(cls, velden: concept.Velden, *, keuzes: Keuzes) -> "Bureau":
        """Return the desk with a draft in it."""
        vragen = [
            VraagForm(
                initial={"wie": OF_ONDERWERP}
                | concept.of_form(velden, f"{concept.prefix(place)}-"),
                prefix=concept.prefix(place),
                keuzes=keuzes,
                ernaast=_ernaast(velden, place),
            )
            for place in range(concept.count(velden))
        ]
        if not vragen[-1].heading:
            vragen[-1].fields["inhoud"].widget.attrs["autofocus"] = True
        return cls(BellerForm(initial=concept.of_form(velden, "")), vragen, velden)

    @classmethod
    def sent(cls, data: Any, velden: concept.Velden, *, keuzes: Keuzes) -> "Bureau":
        """Return the desk as it was sent, to be checked."""
        return cls(
            BellerForm(data),
            [
                VraagForm(
                    data,
                    prefix=concept.prefix(place),
                    keuzes=keuzes,
                    ernaast=_ernaast(velden, place),
                )
                for place in range(concept.count(velden))
            ],
            velden,
        )

    def with_hulp(self, *, now: datetime) -> "Bureau":
        """Put at every vraag which moments can be promised, and what the agent can say aloud."""
        telefoon = str(self.beller["telefoon"].value() or "")
        for form in self.vragen:
            if form.chosen:
                add_hulp(form, velden=self.velden, telefoon=telefoon, now=now)
        return self

    def is_valid(self) -> bool:
        """Test if all of it has the right shape."""
        shaped = [form.is_valid() for form in (self.beller, *self.vragen)]
        return all(shaped)

    def add(self, refusals: Iterable[Refusal]) -> None:
        """Put each refusal at its field."""
        for one in refusals:
            if one.vraag is None:
                self.beller.add_error(one.veld or None, one.tekst)
            else:
                form = self.vragen[one.vraag]
                form.add_error(_shown(form, one.veld), one.tekst)


def _shown(form: VraagForm, field: str) -> str | None:
    """Return the field to tell it at: a promise out of the list is mended in the list."""
    is_promise = field in OWN_MOMENT and not form.has_own_moment
    return "moment" if is_promise else field or None
