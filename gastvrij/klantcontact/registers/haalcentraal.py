"""The BRP over HTTP. Source: Haal Centraal BRP Personen bevragen 2 (RvIG), POST /personen."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from gastvrij.klantcontact import rules
from gastvrij.klantcontact.rules import Genoemd, PartijGegevens

from .http import ask, require_url
from .interface import Treffer

# Only what a statement is held against, and the BSN to come back by: data minimisation.
FIELDS_FOUND = (
    "burgerservicenummer",
    "geboorte.datum",
    "naam.geslachtsnaam",
    "naam.voorletters",
    "naam.voornamen",
    "naam.voorvoegsel",
)
FIELDS_KEPT = (
    *FIELDS_FOUND,
    "verblijfplaats.verblijfadres.huisletter",
    "verblijfplaats.verblijfadres.huisnummer",
    "verblijfplaats.verblijfadres.huisnummertoevoeging",
    "verblijfplaats.verblijfadres.korteStraatnaam",
    "verblijfplaats.verblijfadres.postcode",
    "verblijfplaats.verblijfadres.woonplaats",
)


class HaalCentraal:
    """Persons of the BRP; organisations are not in it."""

    naam = "BRP"
    is_extern = True

    def __init__(self, url: str, sleutel: str, doelbinding: str, verwerking: str = "") -> None:
        self.url = require_url(self.naam, url)
        named = {
            "X-API-KEY": sleutel,
            "X-DOELBINDING": doelbinding,
            "X-VERWERKING": verwerking,
        }
        self.headers = {name: value for name, value in named.items() if value}

    def zoek_persoon(self, genoemd: Genoemd) -> list[Treffer]:
        """Return who has this BSN, this surname and birth date, or lives at this address."""
        question = self._question(genoemd)
        return self._ask(question) if question else []

    def zoek_organisatie(self, genoemd: Genoemd) -> list[Treffer]:
        """Return nothing: the BRP holds people."""
        del genoemd
        return []

    def haal_op(self, treffer: Treffer) -> Treffer:
        """Return the person with the address, as the BRP has it today."""
        found = self._ask(_by_bsn(treffer.gegevens.bsn, FIELDS_KEPT))
        return found[0] if found else treffer

    def _question(self, genoemd: Genoemd) -> dict[str, Any] | None:
        postcode = rules.normalise_postcode(genoemd.postcode)
        number = rules.house_number(genoemd.huisnummer)
        if rules.is_bsn(genoemd.identificatie):
            return _by_bsn(rules.digits(genoemd.identificatie), FIELDS_FOUND)
        if genoemd.naam.strip() and genoemd.geboortedatum:
            # Which words are the surname is not stated; it comes last in a Dutch name.
            return {
                "type": "ZoekMetGeslachtsnaamEnGeboortedatum",
                "geslachtsnaam": genoemd.naam.split()[-1],
                "geboortedatum": genoemd.geboortedatum.isoformat(),
                "fields": list(FIELDS_FOUND),
            }
        if postcode and number:
            return {
                "type": "ZoekMetPostcodeEnHuisnummer",
                "postcode": postcode,
                "huisnummer": number,
                "fields": list(FIELDS_FOUND),
            }
        return None

    def _ask(self, question: Mapping[str, Any]) -> list[Treffer]:
        found = ask(self.naam, f"{self.url}/personen", headers=self.headers, body=question)
        people = (found or {}).get("personen", [])
        return [Treffer.of(_gegevens(one)) for one in people if one.get("burgerservicenummer")]


def _by_bsn(number: str, fields: tuple[str, ...]) -> dict[str, Any]:
    return {
        "type": "RaadpleegMetBurgerservicenummer",
        "burgerservicenummer": [number],
        "fields": list(fields),
    }


def _gegevens(person: Mapping[str, Any]) -> PartijGegevens:
    """Return a person as we keep one; of a secret address the BRP tells, we keep nothing."""
    naam: Mapping[str, Any] = person.get("naam") or {}
    is_geheim = bool(person.get("geheimhoudingPersoonsgegevens"))
    home: Mapping[str, Any] = (person.get("verblijfplaats") or {}).get("verblijfadres") or {}
    kept: Mapping[str, Any] = {} if is_geheim else home
    extra = f"{kept.get('huisletter', '')}{kept.get('huisnummertoevoeging', '')}"
    return PartijGegevens(
        voornaam=naam.get("voornamen", ""),
        voorletters=naam.get("voorletters", ""),
        voorvoegsel=naam.get("voorvoegsel", ""),
        achternaam=naam.get("geslachtsnaam", ""),
        geboortedatum=_day((person.get("geboorte") or {}).get("datum") or {}),
        straatnaam=kept.get("korteStraatnaam", ""),
        huisnummer=f"{kept.get('huisnummer', '')} {extra}".strip(),
        postcode=kept.get("postcode", ""),
        plaats=kept.get("woonplaats", ""),
        bsn=person["burgerservicenummer"],
        is_geheim=is_geheim,
    )


def _day(given: Mapping[str, Any]) -> date | None:
    """Return a whole date; the BRP also knows only a year, or nothing at all."""
    return date.fromisoformat(given["datum"]) if given.get("type") == "Datum" else None
