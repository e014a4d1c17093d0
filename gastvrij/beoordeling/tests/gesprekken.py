"""Conversations for tests, and the moments around them."""

from datetime import datetime, timedelta

from gastvrij.basis.models import Medewerker
from gastvrij.conftest import NOW
from gastvrij.klantcontact import actions as klantcontacten
from gastvrij.klantcontact.models import Gesprek, Kanaal
from gastvrij.klantcontact.rules import Beller

CALLED = NOW + timedelta(hours=2)


def make_gesprek(
    medewerker: Medewerker,
    *,
    at: datetime = CALLED,
    is_registered: bool = True,
    kanaal: str = "telefoon",
) -> Gesprek:
    """Start a conversation, and register it 4 minutes later."""
    klantcontacten.ensure_kanalen()
    gesprek = klantcontacten.start_gesprek(
        by=medewerker, at=at, kanaal=Kanaal.objects.get(code=kanaal)
    )
    if is_registered:
        register(gesprek, at=at + timedelta(minutes=4))
    return gesprek


def register(gesprek: Gesprek, *, at: datetime) -> None:
    """Register a conversation with one vraag."""
    vraag = klantcontacten.Vraag(
        inhoud="Wanneer komt mijn nieuwe rijbewijs?", resultaat="direct_afgehandeld"
    )
    klantcontacten.register(
        by=gesprek.medewerker, at=at, gesprek=gesprek, beller=Beller(), vragen=[vraag]
    )
