"""What comes in by itself, once each: a part of the world of the rights table."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from gastvrij.basis.actions import add_toepassing
from gastvrij.basis.rules import Koppelrecht
from gastvrij.conftest import Cast
from gastvrij.klantcontact import actions, queries
from gastvrij.klantcontact.rules import Gebeurtenis


def make_intake(cast: Cast, clock: Callable[[], datetime]) -> dict[str, UUID]:
    """Make an application, a call of Noor and a message for Burgerzaken; return their uuids."""
    toepassing = add_toepassing(
        by=cast.frits,
        at=clock(),
        naam="Telefooncentrale",
        rechten=list(Koppelrecht),
        geldig_tot=date(2027, 12, 31),
    ).toepassing
    oproep = actions.note_gebeurtenis(
        at=clock(),
        extern_id="oproep",
        soort=Gebeurtenis.RINGING,
        moment=clock(),
        medewerker=cast.noor,
        nummer="06 12345678",
    )
    kanaal = queries.get_kanaal("e-mail")
    bericht = actions.receive_bericht(
        at=clock(),
        extern_id="<een@inwoner.example>",
        kanaal=kanaal,
        inhoud=actions.Inhoud("Jan Proef", "jan@inwoner.example", "", "Leges", "Wat kost het?"),
        ontvangen_op=clock(),
    ).bericht
    to = cast.afdelingen["Burgerzaken"]
    actions.forward_bericht(by=cast.noor, at=clock(), bericht=bericht, afdeling=to)
    return {
        "toepassing": toepassing.uuid,
        "oproep": oproep.uuid,
        "inkomend": bericht.uuid,
        "kanaal": kanaal.uuid,
    }
