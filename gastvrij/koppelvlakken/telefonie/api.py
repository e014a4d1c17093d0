"""The telephony service: an event of a call comes in, the desk of who is called shows it."""

from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any

from django.utils import timezone

from gastvrij.basis.models import Medewerker, Toepassing
from gastvrij.basis.rules import Koppelrecht
from gastvrij.klantcontact import actions, queries
from gastvrij.klantcontact.models import Oproep
from gastvrij.klantcontact.rules import Gebeurtenis
from gastvrij.koppelvlakken.dienst import Answer, Refused, post
from gastvrij.koppelvlakken.schema import Fault
from gastvrij.koppelvlakken.schema import moment as parse_moment

from .openapi import GEBEURTENIS

# A clock that is further off tells nothing about how long a telephone rang.
FURTHEST = timedelta(hours=12)
NEEDS_SOMEBODY = {Gebeurtenis.RINGING, Gebeurtenis.ANSWERED}


@post(Koppelrecht.TELEFONIE, GEBEURTENIS)
def gebeurtenissen(toepassing: Toepassing, sent: dict[str, Any]) -> Answer:
    """Take in an event of a call."""
    now = timezone.now()
    soort = Gebeurtenis(sent["soort"])
    oproep = actions.note_gebeurtenis(
        at=now,
        # Two exchanges can give their calls the same name.
        extern_id=f"{toepassing.pk}:{sent['id']}",
        soort=soort,
        moment=_moment(sent["moment"], now=now),
        medewerker=_medewerker(sent, soort),
        nummer=sent.get("nummer", ""),
    )
    return HTTPStatus.OK, {"id": sent["id"], "stand": _stand(oproep)}


def _moment(said: str, *, now: datetime) -> datetime:
    found = parse_moment(said)
    if found is None or abs(found - now) > FURTHEST:
        why = "Dit moment ligt meer dan 12 uur van nu. Zet de klok van de centrale goed."
        fault = Fault("moment", why)
        raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, why, faults=[fault])
    return found


def _medewerker(sent: dict[str, Any], soort: Gebeurtenis) -> Medewerker | None:
    toestel, naam = sent.get("toestel", ""), sent.get("medewerker", "")
    found = queries.find_called(toestel=toestel, gebruikersnaam=naam)
    if found is not None or soort not in NEEDS_SOMEBODY:
        return found
    field = "medewerker" if naam else "toestel"
    why = (
        "Er is geen medewerker met dit toestel of deze gebruikersnaam op de werkplek. "
        "Vul het toestel in bij de medewerker, onder Beheer."
    )
    raise Refused(HTTPStatus.UNPROCESSABLE_ENTITY, why, faults=[Fault(field, why)])


def _stand(oproep: Oproep) -> str:
    if oproep.beeindigd_op is not None:
        return "voorbij"
    if oproep.doorverbonden_op is not None:
        return "doorverbonden"
    return "opgenomen" if oproep.opgenomen_op is not None else "gaat_over"
