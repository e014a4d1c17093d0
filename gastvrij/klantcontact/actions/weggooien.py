"""Throwing away a conversation that was started by mistake."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import Gesprek, InkomendBericht, Klantsignaal, Oproep, Overdracht

from .gesprekken import lock_gesprek


class CannotDiscard(Exception):
    """Something was typed or done in the conversation; the message says what to do instead."""


@transaction.atomic
def discard_gesprek(
    *,
    by: Medewerker,
    at: datetime,
    gesprek: Gesprek,
    velden: Mapping[str, list[str]] | None = None,
) -> None:
    """Throw away one's own running conversation in which nobody typed anything.

    `velden` is what stands on the screen, which may be newer than the stored draft. Raises
    CannotDiscard if anything was typed, chosen or handed over, if the call is known, or if it is
    about a message: such a contact is registered, as aborted if need be.
    """
    stored = lock_gesprek(by=by, gesprek=gesprek)
    if InkomendBericht.objects.filter(gesprek=stored).exists():
        raise CannotDiscard(_("Dit gesprek gaat over een bericht. Leg het bericht terug."))
    if velden is not None and not rules.is_untouched(velden, {}):
        raise CannotDiscard(_refusal())
    drop_gesprek(by=by, at=at, gesprek=stored, given={})


def drop_gesprek(
    *, by: Medewerker, at: datetime, gesprek: Gesprek, given: Mapping[str, str]
) -> None:
    """Throw away a conversation, inside the transaction of the caller, who checked whose it is.

    `given` is what the desk started with. Raises CannotDiscard.
    """
    is_running = gesprek.status == Gesprek.Status.LOPEND
    has_more = (
        gesprek.partij_id is not None
        or Overdracht.objects.filter(gesprek=gesprek).exists()
        or Klantsignaal.objects.filter(gesprek=gesprek).exists()
        or Oproep.objects.filter(gesprek=gesprek).exists()
    )
    if not is_running or has_more or not rules.is_untouched(gesprek.concept, given):
        raise CannotDiscard(_refusal())
    record(
        by=by, did="gesprek.thrown_away", to=gesprek, at=at, data={"kanaal": gesprek.kanaal.code}
    )
    gesprek.delete()


def _refusal() -> str:
    return _("Er is al iets ingevuld. Sla het gesprek op, zo nodig als afgebroken.")
