"""The description of the messages service; its schema is what requests are checked by."""

from pathlib import Path
from typing import Any

from gastvrij.koppelvlakken.beschrijving import TEXT, description, operation, text

FILE = Path(__file__).resolve().parent / "openapi.json"
BASE = "/api/berichten/v1"
PATH = "/berichten"
KANAAL = "e-formulier"

BERICHT: dict[str, Any] = {
    "type": "object",
    "required": ["id", "tekst"],
    "additionalProperties": False,
    "properties": {
        "id": text(900, "Naam van het bericht bij de afzender; twee keer is één bericht.", least=1),
        "kanaal": text(40, f"Code van het kanaal; zonder is het “{KANAAL}”.", least=1),
        "naam": text(1000, "Naam, zoals de inwoner die opgaf."),
        "email": text(320, "E-mailadres voor het antwoord."),
        "telefoon": text(40, "Telefoonnummer, zoals opgegeven."),
        "onderwerp": text(2000, "Waar het over gaat."),
        "tekst": {"type": "string", "minLength": 1, "description": "De vraag zelf, zonder opmaak."},
        "ontvangen_op": {
            "type": "string",
            "format": "date-time",
            "description": "Wanneer de inwoner het stuurde; zonder is het nu.",
        },
    },
}
ONTVANGEN: dict[str, Any] = {
    "type": "object",
    "required": ["id", "kenmerk", "status"],
    "properties": {
        "id": TEXT,
        "kenmerk": {"type": "string", "format": "uuid", "description": "Ons kenmerk."},
        "status": {
            "type": "string",
            "enum": ["nieuw", "in_behandeling", "afgehandeld", "niet_voor_ons"],
        },
    },
}
DESCRIPTION = description(
    titel="Gastvrij: berichten",
    uitleg="E-formulieren en e-mails die als vraag op de werklijst komen.",
    server=BASE,
    paths={
        PATH: operation(
            name="biedBerichtAan",
            summary="Bied een bericht aan.",
            uitleg="Hetzelfde id nog eens geeft het bericht dat er al is, zonder iets te wijzigen.",
            takes="Bericht",
            answers={
                "200": ("Dit bericht was er al.", "Ontvangen"),
                "201": ("Het bericht staat op de werklijst.", "Ontvangen"),
            },
        )
    },
    schemas={"Bericht": BERICHT, "Ontvangen": ONTVANGEN},
)
