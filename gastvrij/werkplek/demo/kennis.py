"""The knowledge of the demo: articles, berichten, text modules, synonyms and a thema."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.utils import timezone

from gastvrij.basis.models import Medewerker
from gastvrij.kennis import actions
from gastvrij.kennis.models import ArtikelVersie
from gastvrij.klantcontact.actions.themas import save_thema
from gastvrij.klantcontact.models import Onderwerp, Thema

from .kennisteksten import ARTIKELEN, SYNONIEMEN, TEKSTBLOKKEN, Tekst
from .organisatie import Gemeente

# Who writes for which afdeling.
WRITERS = {
    "Burgerzaken": "bram",
    "Ruimte en vergunningen": "ineke",
    "Sociaal domein": "sjoerd",
    "Belastingen": "willem",
}
WEBSITE = "https://www.lindemeer.example/"


def write_kennis(
    *, at: datetime, began: datetime, gemeente: Gemeente, onderwerpen: Mapping[str, Onderwerp]
) -> str:
    """publish the articles and place what is going on; say how much."""
    for text in ARTIKELEN:
        _publish(text, began=began, at=at, gemeente=gemeente, onderwerp=onderwerpen[text.onderwerp])
    for words in SYNONIEMEN:
        actions.save_synoniem(by=gemeente.people["bram"], at=began, synoniem=None, woorden=words)
    _add_tekstblokken(at=began, gemeente=gemeente)
    thema = save_thema(
        by=gemeente.people["frits"],
        at=began,
        thema=None,
        naam="Drukte voor de vakantie",
        omschrijving="Veel inwoners zien nu pas dat hun paspoort of rijbewijs verloopt.",
        onderwerpen=[
            onderwerpen[naam]
            for naam in (
                "Paspoort of identiteitskaart",
                "Rijbewijs",
                "Spoedaanvraag reisdocument",
            )
        ],
    )
    placed = _place_berichten(at=at, gemeente=gemeente, thema=thema)
    return f"{len(ARTIKELEN)} artikelen, {placed} berichten en een thema"


def _publish(
    text: Tekst, *, began: datetime, at: datetime, gemeente: Gemeente, onderwerp: Onderwerp
) -> ArtikelVersie:
    by: Medewerker = gemeente.people[WRITERS[onderwerp.afdeling.naam]]
    days = text.dagen_geldig
    until = None if days is None else timezone.localdate(at) + timedelta(days=days)
    page = text.titel.lower().replace(" ", "-").replace(":", "")
    versie = actions.start_artikel(
        by=by,
        at=began,
        onderwerp=onderwerp,
        afdeling=onderwerp.afdeling,
        titel=text.titel,
        vraag=text.vraag,
        antwoord=text.antwoord,
        trefwoorden=text.trefwoorden,
        regel=text.regel,
        ruimte=text.ruimte,
        wie_beslist=text.wie_beslist,
        online_label=text.online,
        online_url=f"{WEBSITE}{page}" if text.online else "",
        geldig_tot=until,
        bronnen=[{"titel": "Website van de gemeente", "url": f"{WEBSITE}{page}"}],
    )
    return actions.publish(
        by=by, at=began, versie=versie, bewerking=0, on=timezone.localdate(began)
    )


def _add_tekstblokken(*, at: datetime, gemeente: Gemeente) -> None:
    for titel, (soort, tekst) in TEKSTBLOKKEN.items():
        actions.save_tekstblok(
            by=gemeente.people["tessa"],
            at=at,
            tekstblok=None,
            titel=titel,
            tekst=tekst,
            soort=soort,
            afdeling=gemeente.afdelingen["KCC"],
        )


def _place_berichten(*, at: datetime, gemeente: Gemeente, thema: Thema) -> int:
    today = timezone.localdate(at)
    berichten = (
        (
            "bram",
            "werkinstructie",
            "Spoed: eerst vragen wanneer iemand reist",
            "Vraag bij een verlopen paspoort altijd eerst de dag van vertrek. Is dat binnen twee "
            "werkdagen, verbind dan door met het team Reisdocumenten.",
            "Burgerzaken",
            thema,
        ),
        (
            "tessa",
            "nieuws",
            "Balie vrijdag later open",
            "Vrijdag gaat de balie om tien uur open, door een training. Verzet afspraken die "
            "eerder waren.",
            "KCC",
            None,
        ),
        (
            "willem",
            "nieuws",
            "Geen hondenbelasting meer",
            "De raad heeft de hondenbelasting afgeschaft. Het artikel wordt bijgewerkt.",
            "Belastingen",
            None,
        ),
    )
    for name, soort, titel, tekst, afdeling, about in berichten:
        actions.save_bericht(
            by=gemeente.people[name],
            at=at,
            bericht=None,
            soort=soort,
            titel=titel,
            tekst=tekst,
            afdeling=gemeente.afdelingen[afdeling],
            afdelingen=[],
            geldig_van=today,
            geldig_tot=today + timedelta(days=30),
            thema=about,
        )
    return len(berichten)
