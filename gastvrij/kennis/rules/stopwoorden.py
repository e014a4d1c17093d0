"""Dutch words that say nothing about what somebody looks for, and parts that make compounds."""

_STOP = """
aan af al alle alleen als altijd andere ben bent bij daar dan dat de deze die dit doe doen doet
dus een eens en er erg even geen ga gaan gaat gaat graag had hallo heb hebben hebt heeft heel hem
het hier hij hoe hun ik iemand iets in is ja je jij jou jouw jullie kan kunt kunnen maar mag me
mee meer men met mij mijn moet moeten mogen na naar nee niet niks nog nu of om omdat onder ons
onze ook op over per te tegen toch toe tot u uit uw van vanaf vandaag veel via voor vraag vragen
waar waarom wanneer want was wat we weer weet wel welk welke weten wie wij wil willen word worden
wordt zal ze zeer zelf zich zij zijn zo zoals zonder zou zullen
"""
# Parts of compounds in the language of a gemeente; the words of the articles come on top of these.
_DELEN = """
aangifte aanleg aanpassing aanslag aanvraag adres afspraak afval akte ambtenaar auto balie basis
bedrijf begraafplaats belasting beleid bericht besluit betaling bewijs bewoner bezoek bezoeker
bezwaar bijstand boete boom bouw brief bus buurt container dag dak dier document drank echt
eigenaar eigendom erf evenement familie fiets formulier foto gebied geboorte gebruik geld gemeente
gezin grof groen grond hond hout huis huishoud huishouden huur huwelijk identiteit ingang inkomen
inschrijf inschrijving jeugd kaart kamer kap kenteken kind klacht korting kosten kraam laad lamp
last leerling leges lening lijn locatie loket markt melding minima muziek naam naturalisatie
nummer ondernemer onderwijs ontheffing ophaal oproep overlast overlijden ouder paal parkeer
parkeren partner pas paspoort periode personen plaats plicht plek procedure put raad recht regel
regeling register reis rijbewijs rijk riool rolstoel school schuld sloop speel spoed spreek staat
stem stempas straat strooi subsidie termijn terras toeslag toets trap trouw uitkering uittreksel
verblijf vereniging vergunning verhuis verhuizing verkeer verkiezing verklaring verlies verslag
vervoer vlieg voorziening vreemdeling vrij vuil waarde wacht water weg werk wet wijk winkel woning
woon zaal zorg zwem
"""
STOPWOORDEN = frozenset(_STOP.split())
SAMENSTELDELEN = frozenset(_DELEN.split())
# Beginnings and ends of words that are no words of their own in a compound.
GEEN_DEEL = frozenset(
    [
        "aan",
        "ach",
        "acht",
        "als",
        "bar",
        "bed",
        "bel",
        "ben",
        "beu",
        "bij",
        "der",
        "des",
        "die",
        "dit",
        "door",
        "een",
        "eer",
        "eren",
        "ers",
        "ging",
        "hem",
        "hen",
        "her",
        "het",
        "ing",
        "inge",
        "kos",
        "lijk",
        "last",
        "men",
        "met",
        "nen",
        "nie",
        "niet",
        "ont",
        "ren",
        "rend",
        "tel",
        "ten",
        "ter",
        "the",
        "tie",
        "uit",
        "van",
        "ver",
        "voor",
        "wel",
        "zen",
        "zijn",
    ]
)
