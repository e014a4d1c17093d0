"""The messages of the demo: what waits, and what was set aside as no question."""

from datetime import datetime, timedelta
from typing import NamedTuple

from gastvrij.klantcontact import actions, queries
from gastvrij.klantcontact.actions import Inhoud
from gastvrij.klantcontact.models import InkomendBericht, Klantcontact


class Voorbeeldbericht(NamedTuple):
    """A message as an inwoner sent it, so many hours ago."""

    kanaal: str
    uren: int
    naam: str
    onderwerp: str
    tekst: str
    telefoon: str = ""


MAIL, FORM, SOCIAL = "e-mail", "e-formulier", "social-media"
BERICHTEN = (
    Voorbeeldbericht(
        MAIL,
        170,
        "Ahmed Yilmaz",
        "Container kapot",
        "Goedemiddag,\n\nDe klep van mijn groene container is afgebroken. Kan ik een nieuwe "
        "krijgen? En moet ik thuis zijn als u hem brengt?\n\nMet vriendelijke groet,\nAhmed Yilmaz",
    ),
    Voorbeeldbericht(
        FORM,
        52,
        "Marijke de Boer",
        "Verhuizing doorgeven",
        "Ik verhuis op 1 december binnen de gemeente. Mijn dochter studeert en blijft voorlopig op "
        "het oude adres staan. Moet ik voor haar iets apart doorgeven?",
        "06 12345678",
    ),
    Voorbeeldbericht(
        MAIL,
        27,
        "Piotr Nowak",
        "Re: kwijtschelding",
        "Beste gemeente,\n\nIk had gebeld over kwijtschelding. Hierbij mijn vraag op papier: telt "
        "mijn spaargeld mee?\n\nPiotr Nowak",
    ),
    Voorbeeldbericht(SOCIAL, 5, "Sanne", "", "Is het stadhuis open tussen kerst en nieuwjaar? 🎄"),
    Voorbeeldbericht(
        MAIL,
        3,
        "Webwinkel Proef",
        "Automatisch antwoord: factuur",
        "Ik ben afwezig tot en met vrijdag.",
    ),
)


def receive_berichten(*, at: datetime) -> tuple[int, int]:
    """Let the messages come in; return how many wait and how many are no question."""
    kanalen = {one.code: one for one in queries.kanalen()}
    earlier = Klantcontact.objects.filter(resultaat=Klantcontact.Resultaat.KLANT_MAILT_ZELF)
    kenmerk = earlier.order_by("-pk").values_list("nummer", flat=True).first()
    for place, one in enumerate(BERICHTEN):
        moment = at - timedelta(hours=one.uren)
        about = f"{one.onderwerp} {kenmerk}" if one.onderwerp.startswith("Re:") else one.onderwerp
        account = one.naam.lower().replace(" ", ".")
        actions.receive_bericht(
            at=moment,
            extern_id=f"<demo-{place}@inwoner.example>",
            kanaal=kanalen[one.kanaal],
            inhoud=Inhoud(
                van_naam=one.naam,
                van_adres="" if one.kanaal == SOCIAL else f"{account}@inwoner.example",
                telefoon=one.telefoon,
                onderwerp=about,
                tekst=one.tekst,
            ),
            ontvangen_op=moment,
            is_vraag=not one.onderwerp.startswith("Automatisch"),
        )
    aside = InkomendBericht.objects.filter(status=InkomendBericht.Status.NIET_VOOR_ONS).count()
    return len(BERICHTEN) - aside, aside
