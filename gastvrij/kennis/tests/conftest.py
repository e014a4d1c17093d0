"""The knowledge of the tests: articles of a small gemeente, and the words that mean the same."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from gastvrij.conftest import NOW, Cast, make_cast
from gastvrij.kennis import actions
from gastvrij.kennis.models import Artikel, ArtikelVersie
from gastvrij.klantcontact.actions import add_onderwerp
from gastvrij.klantcontact.models import Onderwerp

TODAY = date(2026, 11, 20)

# By key: titel, trefwoorden, vraag, antwoord.
ARTIKELEN = {
    "paspoort": (
        "Paspoort aanvragen",
        "reisdocument pasfoto",
        "Hoe vraag ik een nieuw paspoort aan?",
        "Maak een afspraak. Neem een pasfoto en uw oude paspoort mee.",
    ),
    "idkaart": (
        "Identiteitskaart aanvragen",
        "reisdocument",
        "Wat heb ik nodig voor een identiteitskaart?",
        "Neem een recente foto mee naar de balie. De kaart ligt na vijf werkdagen klaar.",
    ),
    "rijbewijs": (
        "Rijbewijs aanvragen of verlengen",
        "rijvaardigheid",
        "Mijn rijbewijs verloopt binnenkort. Wat moet ik doen?",
        "Verleng het rijbewijs aan de balie of digitaal. Uw foto is niet ouder dan zes maanden.",
    ),
    "verhuizing": (
        "Verhuizing doorgeven",
        "adreswijziging",
        "Ik ga verhuizen. Hoe geef ik mijn nieuwe adres door?",
        "Geef uw verhuizing door vanaf vier weken voor tot vijf dagen na de dag zelf.",
    ),
    "parkeren": (
        "Parkeervergunning voor bewoners",
        "",
        "Mag ik bij mijn woning de auto neerzetten?",
        "Per adres geven wij één vergunning af. De tweede kost meer.",
    ),
    "kappen": (
        "Kapvergunning",
        "boom kappen",
        "Mag ik een boom in mijn tuin omhakken?",
        "Voor een dikke boom hebt u een omgevingsvergunning nodig.",
    ),
    "grofvuil": (
        "Grofvuil laten ophalen",
        "bank matras",
        "Hoe kom ik van een oude bank af?",
        "Maak een afspraak voor de ophaaldienst. Zet het grofvuil om half acht buiten.",
    ),
    "hond": (
        "Hondenbelasting",
        "",
        "Moet ik belasting betalen voor mijn hond?",
        "Meld uw hond binnen twee weken aan. U krijgt daarna een aanslag.",
    ),
    "huishouden": (
        "Hulp bij het huishouden",
        "Wmo huishoudelijke ondersteuning",
        "Ik kan mijn huis niet meer schoonhouden. Wie helpt mij?",
        "Een consulent komt langs en bespreekt met u wat u nodig hebt.",
    ),
    "gedrag": (
        "Verklaring omtrent het gedrag",
        "",
        "Hoe vraag ik een verklaring aan voor mijn werk?",
        "Uw werkgever zet de aanvraag klaar. U betaalt aan de balie.",
    ),
    "foto": (
        "Eisen aan de foto",
        "foto's pasfoto",
        "Welke foto's zijn goed?",
        "De foto is in kleur en lijkt goed.",
    ),
    "trouwen": (
        "Trouwen of partnerschap melden",
        "huwelijk bruiloft",
        "Hoe meld ik dat wij gaan trouwen?",
        "Meld het voorgenomen huwelijk ten minste twee weken tevoren.",
    ),
}


@dataclass
class Kennisbank:
    """The cast with an onderwerp and the published articles, by key."""

    cast: Cast
    onderwerp: Onderwerp
    artikelen: dict[str, Artikel] = field(default_factory=dict)

    def concept(self, titel: str = "", **text: Any) -> ArtikelVersie:
        """Start an article of Burgerzaken by Bram."""
        return actions.start_artikel(
            by=self.cast.bram,
            at=NOW,
            onderwerp=self.onderwerp,
            afdeling=self.cast.afdelingen["Burgerzaken"],
            titel=titel,
            **text,
        )

    def publish(self, titel: str, antwoord: str = "Zo doet u dat.", **text: Any) -> ArtikelVersie:
        """Publish an article of Burgerzaken by Bram."""
        versie = self.concept(titel, antwoord=antwoord, **text)
        return actions.publish(by=self.cast.bram, at=NOW, versie=versie, bewerking=0, on=TODAY)


def make_kennisbank(keys: tuple[str, ...] = ()) -> Kennisbank:
    cast = make_cast()
    onderwerp = add_onderwerp(
        by=cast.frits, at=NOW, naam="Burgerzaken", afdeling=cast.afdelingen["Burgerzaken"]
    )
    bank = Kennisbank(cast, onderwerp)
    for key in keys:
        titel, trefwoorden, vraag, antwoord = ARTIKELEN[key]
        versie = bank.publish(titel, antwoord, trefwoorden=trefwoorden, vraag=vraag)
        bank.artikelen[key] = versie.artikel
    return bank


@pytest.fixture
def bank(db: None) -> Kennisbank:
    return make_kennisbank()
