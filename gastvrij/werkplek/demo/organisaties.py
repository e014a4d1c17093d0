"""Organisations that the demo refers to, and a signaal that waits and one that was answered."""

from datetime import datetime, timedelta

from gastvrij.klantcontact.actions import answer_signaal, report_signaal, save_ketenpartner

from .organisatie import Gemeente

# Full name, abbreviation, what inwoners go there for.
ORGANISATIES = (
    ("Sociale Verzekeringsbank", "SVB", "AOW, kinderbijslag en nabestaandenuitkering."),
    ("Uitvoeringsinstituut Werknemersverzekeringen", "UWV", "WW, ziekte en werk zoeken."),
    ("Centraal Bureau Rijvaardigheidsbewijzen", "CBR", "Examens en de gezondheidsverklaring."),
    ("Dienst Uitvoering Onderwijs", "DUO", "Studiefinanciering en inburgering."),
    ("Rijksdienst voor het Wegverkeer", "RDW", "Kentekens en het rijbewijsregister."),
    ("Centraal Justitieel Incassobureau", "CJIB", "Verkeersboetes betalen."),
    ("Juridisch Loket", "", "Gratis advies over recht."),
)


def keep_organisaties(*, at: datetime, gemeente: Gemeente) -> str:
    """Fill the list of organisations and pass on two signalen; return a line about it."""
    people = gemeente.people
    for naam, afkorting, waarvoor in ORGANISATIES:
        save_ketenpartner(
            by=people["frits"],
            at=at,
            ketenpartner=None,
            naam=naam,
            afkorting=afkorting,
            waarvoor=waarvoor,
        )
    place = gemeente.afdelingen["Burgerzaken"]
    texts = (
        "De bevestiging van een afspraak komt vaak in de map met ongewenste e-mail.",
        "Op de website staat niet dat u uw oude paspoort moet meenemen.",
    )
    reported = [
        report_signaal(by=people["noor"], at=at + timedelta(days=day), tekst=text, afdeling=place)
        for day, text in enumerate(texts, start=1)
    ]
    answer_signaal(
        by=people["bram"],
        at=at + timedelta(days=3),
        signaal=reported[1],
        antwoord="Dank u. Het staat nu bovenaan de bladzijde over het paspoort.",
    )
    return f"{len(ORGANISATIES)} organisaties om naar te verwijzen, en {len(reported)} signalen"
