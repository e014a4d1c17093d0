"""What a reader cannot take in, and what the user can do about it."""

_AS_TEXT = (
    "Open het bestand en kies Opslaan als, soort Tekst zonder opmaak (.txt), codering UTF-8."
    " Bied dat bestand daarna aan."
)

MELDINGEN = {
    "empty": "Dit bestand is leeg. Controleer of u het juiste bestand koos.",
    "too_large": "Dit bestand is groter dan 20 MB. Bied alleen het document zelf aan.",
    "too_long": (
        "In dit bestand staat meer tekst dan een kader ooit heeft"
        " (meer dan 20.000 regels of 1 miljoen tekens)."
        " Bied één document tegelijk aan."
    ),
    "binary": "Dit bestand bevat geen leesbare tekst. " + _AS_TEXT,
    "not_text_yet": (
        "Gastvrij leest voorlopig alleen platte tekst, geen PDF, Word, Excel of webpagina. "
        + _AS_TEXT
    ),
    "encoding": (
        "De letters in dit bestand zijn niet te lezen: de codering is onbekend of beschadigd. "
        + _AS_TEXT
    ),
    "mojibake": (
        "In dit bestand zijn letters met een accent verminkt, bijvoorbeeld “Ã©” in plaats van “é”."
        " Het is eerder met een verkeerde codering opgeslagen. Ga terug naar het oorspronkelijke"
        " document. " + _AS_TEXT
    ),
    "unknown_kind": (
        "Gastvrij herkent dit document niet als toetsplan, competentiewoordenboek,"
        " competentieprofiel of gespreksstructuur. Kies zelf de soort, of bied een ander"
        " document aan."
    ),
    "not_this_kind": (
        "In dit document staat niets wat bij de gekozen soort hoort. Kies een andere soort."
    ),
}


class OnleesbaarBestand(Exception):
    """A file that cannot be read; `code` is stable, the message is fit for the user."""

    def __init__(self, code: str) -> None:
        super().__init__(MELDINGEN[code])
        self.code = code
        self.message = MELDINGEN[code]
