"""What the invented inwoners of the demo ask, and of which afdeling that is."""

from typing import NamedTuple

from gastvrij.klantcontact.models import Klantcontact, Onderwerp
from gastvrij.klantcontact.rules import Resultaat

EERSTE, TWEEDE = Onderwerp.Lijn.EERSTE, Onderwerp.Lijn.TWEEDE
GEEN, PW = Onderwerp.Domein.GEEN, Onderwerp.Domein.PARTICIPATIEWET
WMO, JEUGD = Onderwerp.Domein.WMO, Onderwerp.Domein.JEUGDWET
SOORT = Klantcontact.SoortVraag

# By theme: whose work it is, and each onderwerp with its line and domain.
ONDERWERPEN: dict[str, tuple[str, dict[str, tuple[str, str]]]] = {
    "Reisdocumenten en rijbewijs": (
        "Burgerzaken",
        {
            "Paspoort of identiteitskaart": (EERSTE, GEEN),
            "Rijbewijs": (EERSTE, GEEN),
            "Spoedaanvraag reisdocument": (TWEEDE, GEEN),
        },
    ),
    "Persoonsgegevens": (
        "Burgerzaken",
        {
            "Verhuizing doorgeven": (EERSTE, GEEN),
            "Uittreksel": (EERSTE, GEEN),
            "Trouwen": (TWEEDE, GEEN),
        },
    ),
    "Wonen en bouwen": (
        "Ruimte en vergunningen",
        {"Omgevingsvergunning": (TWEEDE, GEEN), "Kapvergunning": (TWEEDE, GEEN)},
    ),
    "Straat en afval": (
        "Ruimte en vergunningen",
        {
            "Grofvuil": (EERSTE, GEEN),
            "Melding openbare ruimte": (EERSTE, GEEN),
            "Parkeervergunning": (EERSTE, GEEN),
        },
    ),
    "Werk en inkomen": (
        "Sociaal domein",
        {
            "Bijstandsuitkering": (EERSTE, PW),
            "Bijzondere bijstand": (EERSTE, PW),
            "Besluit over uitkering": (TWEEDE, PW),
        },
    ),
    "Zorg en ondersteuning": (
        "Sociaal domein",
        {"Hulp in het huishouden": (EERSTE, WMO), "Woningaanpassing": (TWEEDE, WMO)},
    ),
    "Jeugd en gezin": (
        "Sociaal domein",
        {"Jeugdhulp": (EERSTE, JEUGD), "Opvoedvragen": (EERSTE, JEUGD)},
    ),
    "Gemeentelijke belastingen": (
        "Belastingen",
        {"Aanslag": (EERSTE, GEEN), "Kwijtschelding": (EERSTE, GEEN), "WOZ-waarde": (TWEEDE, GEEN)},
    ),
}

# One letter an outcome, so that a row of them stays readable.
UITKOMSTEN = {
    "D": Resultaat.DIRECT_AFGEHANDELD,
    "W": Resultaat.WARM_DOORVERBONDEN,
    "T": Resultaat.TERUGBELAFSPRAAK,
    "G": Resultaat.DOORGEZET,
    "V": Resultaat.DOORVERWEZEN,
    "M": Resultaat.KLANT_MAILT_ZELF,
    "A": Resultaat.AFGEBROKEN,
}


class Voorbeeld(NamedTuple):
    """A question; `uitkomsten` are taken in turn each time that it is asked."""

    onderwerp: str
    soort: str
    inhoud: str
    antwoord: str
    uitkomsten: str


KCC = (
    Voorbeeld(
        "Paspoort of identiteitskaart",
        SOORT.INFORMATIE,
        "Wil weten wat er mee moet voor een nieuw paspoort en wat het kost.",
        "Verteld over de pasfoto en het oude paspoort; afspraak gemaakt aan de balie.",
        "DDDDDDA",
    ),
    Voorbeeld(
        "Verhuizing doorgeven",
        SOORT.AANVRAAG,
        "Verhuist binnen Lindemeer en wil dat doorgeven.",
        "Samen het formulier op de website ingevuld.",
        "DDDDDM",
    ),
    Voorbeeld(
        "Omgevingsvergunning",
        SOORT.INFORMATIE,
        "Wil een dakkapel aan de voorkant en vraagt of dat zonder vergunning mag.",
        "Uitgelegd wat de vergunningcheck is; een collega kijkt naar het adres.",
        "TDWT",
    ),
    Voorbeeld(
        "Grofvuil",
        SOORT.AANVRAAG,
        "Heeft een oude bank en wil die laten ophalen.",
        "Ophaaldag gekozen en verteld waar de bank moet staan.",
        "DDDDD",
    ),
    Voorbeeld(
        "Melding openbare ruimte",
        SOORT.MELDING,
        "Een lantaarnpaal in de straat is al een week kapot.",
        "Melding gemaakt voor de buitendienst.",
        "DDGDD",
    ),
    Voorbeeld(
        "Aanslag",
        SOORT.INFORMATIE,
        "Begrijpt de aanslag niet: er staat een bedrag voor riool op.",
        "De regels van de aanslag samen doorgenomen.",
        "DDDT",
    ),
    Voorbeeld(
        "Spoedaanvraag reisdocument",
        SOORT.AANVRAAG,
        "Moet overmorgen vliegen en het paspoort is verlopen.",
        "Gezegd wat er mee moet; een collega kijkt of spoed nog kan.",
        "WTDW",
    ),
    Voorbeeld(
        "Rijbewijs",
        SOORT.INFORMATIE,
        "Wil een gezondheidsverklaring voor het rijbewijs regelen.",
        "Verteld dat de gemeente daar niet over gaat en wie wel.",
        "VDD",
    ),
    Voorbeeld(
        "WOZ-waarde",
        SOORT.BEZWAAR,
        "Vindt de waarde van de woning te hoog en wil weten hoe die is bepaald.",
        "Uitgelegd waar het verslag staat; een collega belt over de berekening.",
        "TTD",
    ),
    Voorbeeld(
        "Kwijtschelding",
        SOORT.AANVRAAG,
        "Kan de aanslag niet betalen en vraagt wat er mogelijk is.",
        "Voorwaarden verteld en het formulier toegestuurd.",
        "DDDM",
    ),
    Voorbeeld(
        "Parkeervergunning",
        SOORT.AANVRAAG,
        "Heeft een andere auto en wil de vergunning laten omzetten.",
        "Kenteken gewijzigd; de vergunning geldt meteen.",
        "DDDDA",
    ),
    Voorbeeld(
        "Trouwen",
        SOORT.INFORMATIE,
        "Wil in het voorjaar trouwen en vraagt welke dagen vrij zijn.",
        "Verteld hoe een melding gaat; een collega zoekt de dagen op.",
        "TDT",
    ),
    Voorbeeld(
        "Kapvergunning",
        SOORT.KLACHT,
        "De buren kappen een grote boom en meneer denkt dat dat niet mag.",
        "Adres genoteerd; de afdeling kijkt of er een vergunning is.",
        "GTD",
    ),
)

SOCIAAL = (
    Voorbeeld(
        "Bijstandsuitkering",
        SOORT.AANVRAAG,
        "Het tijdelijke werk stopt en mevrouw vraagt hoe zij een uitkering aanvraagt.",
        "Stappen en papieren doorgenomen; aanvraag samen gestart.",
        "DDDDDDT",
    ),
    Voorbeeld(
        "Hulp in het huishouden",
        SOORT.AANVRAAG,
        "Komt net uit het ziekenhuis en kan zelf niet schoonmaken.",
        "Melding opgenomen en verteld wanneer er iemand langskomt.",
        "DDDDDDD",
    ),
    Voorbeeld(
        "Jeugdhulp",
        SOORT.INFORMATIE,
        "De school raadt hulp aan voor het kind; vader vraagt hoe dat gaat.",
        "Uitgelegd wie meekijkt en een eerste gesprek gepland.",
        "DDDDT",
    ),
    Voorbeeld(
        "Bijzondere bijstand",
        SOORT.AANVRAAG,
        "De wasmachine is stuk en er is geen geld voor een nieuwe.",
        "Voorwaarden verteld en de aanvraag klaargezet.",
        "DDDDDM",
    ),
    Voorbeeld(
        "Woningaanpassing",
        SOORT.AANVRAAG,
        "Kan de trap niet meer op en vraagt om een traplift.",
        "Melding opgenomen; een consulent belt over een huisbezoek.",
        "DTDD",
    ),
    Voorbeeld(
        "Besluit over uitkering",
        SOORT.BEZWAAR,
        "De uitkering is lager dan verwacht en de brief is niet duidelijk.",
        "De brief samen gelezen; een collega zoekt de berekening uit.",
        "DDT",
    ),
)

INWONERS = (
    "Janneke Visscher",
    "Omar El Idrissi",
    "Piet van Loon",
    "Sunita Gopal",
    "Greetje Hoekstra",
    "Tomasz Nowak",
    "Lotte Brand",
    "Hassan Demir",
    "Corrie van der Plas",
    "Ruben Maas",
    "Aisha Benali",
    "Dirk Oosterhof",
    "Marijke Tol",
    "Kevin Lodewijk",
    "Yara Haddad",
    "Henk Zijlstra",
    "Esmee Vonk",
)

KANALEN = (
    "telefoon",
    "balie",
    "telefoon",
    "telefoon",
    "e-formulier",
    "telefoon",
    "balie",
    "telefoon",
    "website",
    "telefoon",
    "social-media",
    "telefoon",
    "e-mail",
)
