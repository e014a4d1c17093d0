"""What handling contacts leaves behind, once each: a part of the world of the rights table."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from gastvrij.conftest import Cast
from gastvrij.klantcontact import actions
from gastvrij.klantcontact.models import Kanaal, Klantcontact, Sjabloon


def make_handling(cast: Cast, clock: Callable[[], datetime]) -> dict[str, UUID]:
    """Make an organisation, a signaal, a hand-over and a mail; return their uuids by name."""
    kanaal = Kanaal.objects.get(code="telefoon")
    gesprek = actions.start_gesprek(by=cast.noor, at=clock(), kanaal=kanaal)
    made = {
        "ketenpartner": actions.save_ketenpartner(
            by=cast.frits, at=clock(), ketenpartner=None, naam="Sociale Verzekeringsbank"
        ),
        "signaal": actions.report_signaal(
            by=cast.noor,
            at=clock(),
            tekst="De wachtrij is lang.",
            afdeling=cast.afdelingen["Burgerzaken"],
        ),
        "overdracht": actions.hand_over(
            by=cast.noor,
            at=clock(),
            gesprek=gesprek,
            soort="warm",
            notitie="Over een rijbewijs",
            naar=cast.bram,
        ),
        "uitgaand": actions.queue_mail(
            by=cast.noor,
            at=clock(),
            mail=actions.Mail(
                "klant_mailt_zelf", "jo@voorbeeld.nl", {}, Klantcontact.objects.earliest("pk")
            ),
        ),
        "sjabloon": Sjabloon.objects.get(soort=Sjabloon.Soort.KLACHT),
    }
    return {name: one.uuid for name, one in made.items()}
