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
        "Gastvrij leest PDF, Word (.docx) en platte tekst, nog geen Excel, webpagina of oud"
        " Word-bestand (.doc, .rtf). " + _AS_TEXT
    ),
    "password": (
        "Dit bestand is beveiligd met een wachtwoord. Haal de beveiliging eraf in het programma"
        " waarmee het is gemaakt, en bied het opnieuw aan."
    ),
    "scan": (
        "In deze PDF staat geen tekst, alleen beeld: het is een scan. Vraag om het"
        " oorspronkelijke document, of laat er eerst tekstherkenning (OCR) over lopen."
    ),
    "pdf_broken": (
        "Deze PDF is beschadigd en niet te lezen. Maak hem opnieuw vanuit het oorspronkelijke"
        " document."
    ),
    "docx_broken": (
        "Dit Word-bestand is beschadigd en niet te lezen. Open het in Word, sla het opnieuw op"
        " als .docx en bied dat bestand aan."
    ),
    "docx_entities": (
        "Dit Word-bestand verwijst naar gegevens buiten het document. Dat is niet veilig."
        " Open het in Word, sla het opnieuw op als .docx en bied dat bestand aan."
    ),
    "zip_bomb": (
        "Dit bestand wordt bij het uitpakken te groot. Haal de afbeeldingen eruit en bied"
        " alleen het document zelf aan."
    ),
    "too_many_pages": ("Deze PDF heeft meer dan 300 bladzijden. Bied één document tegelijk aan."),
    "too_slow": ("Het lezen van dit bestand duurt te lang en is gestopt. " + _AS_TEXT),
    "too_heavy": ("Dit bestand is te zwaar om te lezen en het lezen is gestopt. " + _AS_TEXT),
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
