"""The description of the telephony service; its schema is what requests are checked by."""

from pathlib import Path
from typing import Any

from gastvrij.klantcontact.rules import Gebeurtenis
from gastvrij.koppelvlakken.beschrijving import TEXT, description, operation, text

FILE = Path(__file__).resolve().parent / "openapi.json"
BASE = "/api/telefonie/v1"
PATH = "/gebeurtenissen"

GEBEURTENIS: dict[str, Any] = {
    "type": "object",
    "required": ["id", "soort", "moment"],
    "additionalProperties": False,
    "properties": {
        "id": text(
            150, "Naam van het gesprek in de centrale; gelijk in al zijn meldingen.", least=1
        ),
        "soort": {
            "type": "string",
            "enum": [str(one) for one in Gebeurtenis],
            "description": "ringing: het toestel gaat over; answered: er is opgenomen; "
            "transferred: doorverbonden; ended: opgehangen.",
        },
        "moment": {
            "type": "string",
            "format": "date-time",
            "description": "Wanneer dit gebeurde, met tijdzone.",
        },
        "nummer": text(80, "Nummer van de beller; leeg of “anonymous” als het is afgeschermd."),
        "toestel": text(100, "Toestel, zoals bij de medewerker ingevuld.", least=1),
        "medewerker": text(150, "Gebruikersnaam; gaat voor het toestel.", least=1),
    },
}
GENOTEERD: dict[str, Any] = {
    "type": "object",
    "required": ["id", "stand"],
    "properties": {
        "id": TEXT,
        "stand": {
            "type": "string",
            "enum": ["gaat_over", "opgenomen", "doorverbonden", "voorbij"],
            "description": "Hoe het gesprek er na deze melding voor staat.",
        },
    },
}
DESCRIPTION = description(
    titel="Gastvrij: telefonie",
    uitleg="Meldingen van de telefooncentrale. Zij mogen in elke volgorde komen, en vaker. "
    "Zonder toestel of medewerker weten wij bij ringing en answered niet van wie het gesprek is.",
    server=BASE,
    paths={
        PATH: operation(
            name="meldGebeurtenis",
            summary="Meld wat er met een gesprek gebeurt.",
            uitleg="Dezelfde melding twee keer telt één keer.",
            takes="Gebeurtenis",
            answers={"200": ("Genoteerd.", "Genoteerd")},
        )
    },
    schemas={"Gebeurtenis": GEBEURTENIS, "Genoteerd": GENOTEERD},
)
