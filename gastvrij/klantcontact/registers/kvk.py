"""The Handelsregister over HTTP. Source: KvK API Zoeken v2 and Basisprofiel v1."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from gastvrij.klantcontact import rules
from gastvrij.klantcontact.rules import Genoemd, PartijGegevens

from .http import ask, require_url
from .interface import Treffer

MOST_FOUND = 10


class KvK:
    """Organisations of the Handelsregister; their data are public, so GET is fine."""

    naam = "KvK"
    is_extern = True

    def __init__(self, url: str, sleutel: str, doelbinding: str = "") -> None:
        self.url = require_url(self.naam, url)
        named = {"apikey": sleutel, "X-DOELBINDING": doelbinding}
        self.headers = {name: value for name, value in named.items() if value}

    def zoek_persoon(self, genoemd: Genoemd) -> list[Treffer]:
        """Return nothing: the Handelsregister is asked about organisations."""
        del genoemd
        return []

    def zoek_organisatie(self, genoemd: Genoemd) -> list[Treffer]:
        """Return the organisations with this KvK number, or with this name."""
        number = rules.digits(genoemd.identificatie)
        if len(number) == rules.KVK_DIGITS:
            asked = {"kvkNummer": number}
        elif genoemd.naam.strip() and not (genoemd.geboortedatum or genoemd.identificatie):
            asked = {"naam": genoemd.naam.strip()}
        else:
            return []
        query = urlencode({**asked, "resultatenPerPagina": MOST_FOUND})
        found = ask(self.naam, f"{self.url}/v2/zoeken?{query}", headers=self.headers) or {}
        rows = {row["kvkNummer"]: row for row in reversed(found.get("resultaten", []))}
        return [Treffer.of(_found(row)) for row in reversed(rows.values())]

    def haal_op(self, treffer: Treffer) -> Treffer:
        """Return the organisation with its visiting address."""
        address = f"{self.url}/v1/basisprofielen/{treffer.gegevens.kvk}"
        found = ask(self.naam, address, headers=self.headers)
        return Treffer.of(_profile(found)) if found else treffer


def _found(row: Mapping[str, Any]) -> PartijGegevens:
    home = (row.get("adres") or {}).get("binnenlandsAdres") or {}
    return _organisatie(row.get("naam", ""), row["kvkNummer"], home)


def _profile(found: Mapping[str, Any]) -> PartijGegevens:
    main = (found.get("_embedded") or {}).get("hoofdvestiging") or {}
    visit = (one for one in main.get("adressen") or [] if one.get("type") == "bezoekadres")
    return _organisatie(found.get("naam", ""), found["kvkNummer"], next(visit, {}))


def _organisatie(naam: str, number: str, home: Mapping[str, Any]) -> PartijGegevens:
    extra = f"{home.get('huisletter') or ''}{home.get('huisnummerToevoeging') or ''}"
    return PartijGegevens(
        organisatienaam=naam,
        straatnaam=home.get("straatnaam") or "",
        huisnummer=f"{home.get('huisnummer') or ''} {extra}".strip(),
        postcode=home.get("postcode") or "",
        plaats=home.get("plaats") or "",
        kvk=number,
    )
