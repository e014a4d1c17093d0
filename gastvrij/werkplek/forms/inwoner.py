"""Shapes of what the caller states: to be found, to be compared, to be kept."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from gastvrij.klantcontact.rules import TUSSENVOEGSELS, Genoemd, PartijGegevens


class Stated(forms.CharField):
    """A text that counts if it is there; its label does not say that it may stay empty."""

    def validate(self, value: Any) -> None:
        """Take nothing for an answer: what a caller does not state is not asked for."""


class StatedDay(forms.DateField):
    """A day that counts if it is there."""

    def validate(self, value: Any) -> None:
        """Take nothing for an answer."""


# Not filled in by the browser: it would offer the data of the caller before.
ATTRS = {"autocomplete": "off", "aria-required": "false"}


def _text(label: Any, *, limit: int = 200, **attrs: str) -> Stated:
    return Stated(label=label, max_length=limit, widget=forms.TextInput(attrs={**ATTRS, **attrs}))


def _day(label: Any) -> StatedDay:
    return StatedDay(label=label, widget=forms.DateInput(attrs=ATTRS))


class GenoemdForm(forms.Form):
    """What the caller states about oneself."""

    use_required_attribute = False

    naam = _text(gettext_lazy("Naam"))
    geboortedatum = _day(gettext_lazy("Geboortedatum"))
    postcode = _text(gettext_lazy("Postcode"), limit=10)
    huisnummer = _text(gettext_lazy("Huisnummer"), limit=20)
    straat = _text(gettext_lazy("Straat"))
    identificatie = _text(gettext_lazy("BSN of KvK-nummer"), limit=20, inputmode="numeric")

    def genoemd(self) -> Genoemd:
        """Return what was stated."""
        return Genoemd(**self.cleaned_data)


class ZoekForm(GenoemdForm):
    """What an inwoner can be found by."""

    nummer = _text(gettext_lazy("Nummer van contact of taak"), limit=20, inputmode="numeric")
    telefoon = _text(gettext_lazy("Telefoon"), limit=80)
    email = _text(gettext_lazy("E-mail"), limit=320)


class VergelijkForm(GenoemdForm):
    """What is held against what is known; of a BSN the last four digits are enough."""

    identificatie = _text(
        gettext_lazy("Laatste vier cijfers BSN, of KvK-nummer"), limit=20, inputmode="numeric"
    )


class NieuwForm(forms.Form):
    """Somebody new, as the agent writes it down from the caller's own words."""

    use_required_attribute = False

    voornaam = _text(gettext_lazy("Voornaam"))
    voorvoegsel = _text(gettext_lazy("Tussenvoegsel"), limit=40)
    achternaam = _text(gettext_lazy("Achternaam"))
    organisatienaam = _text(gettext_lazy("Naam van de organisatie"))
    geboortedatum = _day(gettext_lazy("Geboortedatum"))
    straatnaam = _text(gettext_lazy("Straat"))
    huisnummer = _text(gettext_lazy("Huisnummer"), limit=20)
    postcode = _text(gettext_lazy("Postcode"), limit=10)
    plaats = _text(gettext_lazy("Plaats"))
    telefoon = _text(gettext_lazy("Telefoon"), limit=80, inputmode="tel")
    email = _text(gettext_lazy("E-mail"), limit=320, inputmode="email")

    def gegevens(self) -> PartijGegevens:
        """Return what is kept."""
        return PartijGegevens(**self.cleaned_data)

    def genoemd(self) -> Genoemd:
        """Return the same as what the caller stated."""
        given = self.cleaned_data
        parts = (given["voornaam"], given["voorvoegsel"], given["achternaam"])
        return Genoemd(
            naam=given["organisatienaam"] or " ".join(part for part in parts if part),
            geboortedatum=given["geboortedatum"],
            postcode=given["postcode"],
            huisnummer=given["huisnummer"],
            straat=given["straatnaam"],
        )


def hidden(genoemd: Genoemd) -> list[tuple[str, str]]:
    """Return what was stated as names and values for a form that sends it along again."""
    return [
        (name, value.isoformat() if isinstance(value, date) else value)
        for name, value in genoemd._asdict().items()
        if value
    ]


def proposed_name(naam: str) -> dict[str, str]:
    """Return a stated name cut in parts, for the agent to check; nothing is kept by itself.

    The first word is proposed as first name, the last as surname, and van, de and the like between
    them as tussenvoegsel. Other words go with the surname.
    """
    words = naam.split()
    if len(words) < 2:
        return {"achternaam": naam.strip()}
    between = words[1:-1]
    count = next(
        (at for at, word in enumerate(between) if word.lower() not in TUSSENVOEGSELS), len(between)
    )
    return {
        "voornaam": words[0],
        "voorvoegsel": " ".join(between[:count]),
        "achternaam": " ".join([*between[count:], words[-1]]),
    }
