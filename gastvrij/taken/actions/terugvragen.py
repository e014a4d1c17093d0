"""Writes of taken: ask back to who took the contact, and answer."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.taken import queries
from gastvrij.taken.models import InterneTaak, Terugvraag

from .grendel import CannotHandle, lock_to_handle, refuse_finished


@transaction.atomic
def ask_back(*, by: Medewerker, at: datetime, taak: InterneTaak, vraag: str) -> Terugvraag:
    """Ask back about a taak: its maker, or the first line if that person is not there.

    The taak, its term and its promise stay as they are. Raises CannotHandle without a question,
    for a finished taak, and while an earlier question waits for its answer.
    """
    if not vraag.strip():
        raise CannotHandle(_("Schrijf op wat u wilt weten."))
    stored = lock_to_handle(by, at, taak)
    refuse_finished(stored)
    if stored.terugvragen.filter(beantwoord_op=None).exists():
        raise CannotHandle(_("Er wacht al een vraag op antwoord. Wacht tot die is beantwoord."))
    aan = queries.asked_to(stored, now=at)
    if aan == by:
        raise CannotHandle(_("U maakte deze taak zelf. Bel of schrijf de inwoner."))
    made = Terugvraag.objects.create(
        taak=stored, vraag=vraag, gevraagd_op=at, gevraagd_door=by, aan=aan
    )
    data = {"terugvraag": str(made.uuid)}
    if aan is not None:
        data["medewerker"] = str(aan.uuid)
    record(by=by, did="taak.asked_back", to=stored, at=at, data=data)
    return made


@transaction.atomic
def answer_back(
    *, by: Medewerker, at: datetime, terugvraag: Terugvraag, antwoord: str
) -> Terugvraag:
    """Answer what the second line asked back; the taak is new again for who has it.

    Raises CannotHandle without an answer, and if somebody answered meanwhile: that answer stays.
    """
    if not antwoord.strip():
        raise CannotHandle(_("Schrijf het antwoord op."))
    stored = Terugvraag.objects.select_for_update(of=("self",)).get(pk=terugvraag.pk)
    queries.require_answer(queries.blik(by, now=at), stored)
    if stored.beantwoord_door is not None:
        raise CannotHandle(
            _("{naam} heeft deze vraag al beantwoord. Er is niets gewijzigd.").format(
                naam=stored.beantwoord_door.naam
            )
        )
    stored.antwoord, stored.beantwoord_op, stored.beantwoord_door = antwoord, at, by
    stored.save(update_fields=["antwoord", "beantwoord_op", "beantwoord_door"])
    InterneTaak.objects.filter(pk=stored.taak_id).update(gezien_op=None)
    data = {"terugvraag": f"{stored.uuid}:antwoord"}
    record(by=by, did="taak.answered_back", to=stored.taak, at=at, data=data)
    return stored
