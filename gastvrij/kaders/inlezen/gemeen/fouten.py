"""What a reader cannot take in, and what the user can do about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

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
    "old_office": (
        "Dit is een bestand van een oude Office-versie (.doc, .xls of .ppt). Open het in Word of"
        " Excel, kies Opslaan als, soort .docx of .xlsx, en bied dat bestand aan."
    ),
    "open_document": (
        "Dit is een OpenDocument-bestand (.odt, .ods of .odp). Open het in LibreOffice, kies"
        " Opslaan als, soort .docx (tekst) of .xlsx (werkblad), en bied dat bestand aan."
    ),
    "rtf": (
        "Dit is een RTF-bestand. Open het in Word of LibreOffice, kies Opslaan als, soort .docx,"
        " en bied dat bestand aan."
    ),
    "presentation": (
        "Dit is een presentatie. Gastvrij leest geen dia’s. Bied het document aan waarop de"
        " presentatie berust."
    ),
    "binary_sheet": (
        "Dit is een binaire Excel-map (.xlsb). Open het bestand in Excel, kies Opslaan als,"
        " soort .xlsx, en bied dat bestand aan."
    ),
    "image": (
        "Dit is een afbeelding. Gastvrij leest geen tekst uit beeld. Vraag om het oorspronkelijke"
        " document, of laat er eerst tekstherkenning (OCR) over lopen."
    ),
    "archive": (
        "Dit is een ingepakt bestand (zip of iets dergelijks). Pak het uit en bied de documenten"
        " daarin los aan."
    ),
    "zip_broken": (
        "Dit bestand is beschadigd of niet volledig overgekomen. Haal het opnieuw op bij de"
        " afzender, of sla het opnieuw op in het programma waarmee het is gemaakt."
    ),
    "web_archive": (
        "Dit is een e-mail of een webarchief (.eml, .mht). Open het, sla het document zelf op als"
        " .docx, .pdf of webpagina (.html), en bied dat bestand aan."
    ),
    "xml": (
        "Dit is een XML-bestand dat Gastvrij niet kent. Open het in het programma waarmee het is"
        " gemaakt, sla het op als .docx, .xlsx of .pdf, en bied dat bestand aan."
    ),
    "json": (
        "Dit JSON-bestand is geen CASE-kader, of het is beschadigd. Bied een export in CASE 1.0"
        " of 1.1 aan, of het document zelf."
    ),
    "xlsx_broken": (
        "Dit Excel-bestand is beschadigd en niet te lezen. Open het in Excel, sla het opnieuw op"
        " als .xlsx en bied dat bestand aan."
    ),
    "html_broken": (
        "Deze webpagina is beschadigd en niet te lezen. Open haar in de browser, kies Afdrukken,"
        " Opslaan als PDF, en bied dat bestand aan."
    ),
    "too_wide": (
        "In dit bestand staat een tabel met meer dan 200 kolommen. Een kader heeft er minder."
        " Verwijder de kolommen die er niet toe doen en bied het bestand opnieuw aan."
    ),
    "too_deep": (
        "In dit bestand staan onderdelen te diep in elkaar. Dat doet geen gewoon document. "
        + _AS_TEXT
    ),
    "reader_failed": (
        "Gastvrij kon dit bestand niet lezen door een fout in Gastvrij zelf. Meld dit aan de"
        " functioneel beheerder. " + _AS_TEXT
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
    "entities": (
        "Dit bestand verwijst naar gegevens buiten het document. Dat is niet veilig. Open het in"
        " Word of Excel, sla het opnieuw op als .docx of .xlsx en bied dat bestand aan."
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
        "In dit document staat geen tekst die bij een kader hoort, alleen wat op elke bladzijde"
        " terugkomt. Bied een ander document aan."
    ),
    "own_sheet": (
        "Dit werkblad van Gastvrij klopt nog niet. Verbeter de regels hieronder in het werkblad en"
        " bied het opnieuw aan. Er is niets overgenomen."
    ),
    "not_this_kind": (
        "In dit document staat niets wat bij de gekozen soort hoort. Kies een andere soort."
    ),
}


@dataclass(frozen=True, slots=True)
class Fout:
    """One thing that is wrong in a file: a sentence with `{...}`, and what to fill in there."""

    text: str
    values: Mapping[str, str]


class OnleesbaarBestand(Exception):
    """A file that cannot be read; `code` is stable, the message is fit for the user.

    `faults` says by row what is wrong, where a reader knows.
    """

    def __init__(self, code: str, faults: Sequence[Fout] = ()) -> None:
        super().__init__(MELDINGEN[code])
        self.code = code
        self.message = MELDINGEN[code]
        self.faults = tuple(faults)
