"""Asking for estimates: who may, of whom, and only once the person it is about says yes."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from gastvrij.basis.actions import record, require_gate
from gastvrij.basis.models import Medewerker
from gastvrij.kaders.models import Element
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.models import Relatie, Uitnodiging, Uitvraag
from gastvrij.ontwikkeling.rules.schattingen import ANONIEM, MEESTE_ELEMENTEN, MINSTE_DREMPEL

from .schattingen import GATE, MAIL
from .sluiten import CannotAsk, close, lock

SOORTEN = (Element.Soort.COMPETENTIE, Element.Soort.INDICATOR)


@transaction.atomic
def start_uitvraag(
    *,
    by: Medewerker,
    at: datetime,
    medewerker: Medewerker,
    aanleiding: str,
    elementen: Sequence[Element],
    mensen: Mapping[Medewerker, str],
    termijn: date,
    drempel: int = MINSTE_DREMPEL,
) -> Uitvraag:
    """Ask how others see some competences of somebody; `mensen` maps who is asked to a Relatie.

    One's own round goes out at once. What a teamleider starts waits for the medewerker to accept.
    Raises PermissionDenied or Http404 for who may not ask about this person, GateClosed if others
    are asked without a decision that opens it, or CannotAsk.
    """
    queries.get_medewerker_to_ask_about(by, medewerker.uuid)
    today = timezone.localdate(at)
    besluit = require_gate(doel=GATE, on=today) if mensen or by.pk != medewerker.pk else None
    if not aanleiding.strip():
        raise CannotAsk(_("Schrijf op waarom u dit vraagt."))
    if termijn <= today:
        raise CannotAsk(_("Kies een dag na vandaag."))
    _check_elementen(medewerker, elementen, on=today)
    _check_mensen(medewerker, mensen, drempel=drempel)
    uitvraag = Uitvraag.objects.create(
        medewerker=medewerker,
        gestart_door=by,
        aanleiding=aanleiding.strip(),
        termijn=termijn,
        drempel=drempel,
        poortbesluit=besluit,
        gestart_op=at,
    )
    uitvraag.elementen.set(elementen)
    asked = {medewerker: Relatie.ZELF, **mensen}
    Uitnodiging.objects.bulk_create(
        Uitnodiging(uitvraag=uitvraag, wie=wie, relatie=relatie) for wie, relatie in asked.items()
    )
    record(by=by, did="uitvraag.started", to=uitvraag, at=at, about=medewerker)
    if by.pk == medewerker.pk:
        _send_out(uitvraag, at=at)
    else:
        async_task(MAIL, str(uitvraag.uuid), str(medewerker.uuid), "toestemming")
    return uitvraag


def _check_elementen(medewerker: Medewerker, elementen: Sequence[Element], *, on: date) -> None:
    if not 0 < len(elementen) <= MEESTE_ELEMENTEN:
        raise CannotAsk(
            _("Kies 1 tot en met {meeste} vragen; u koos er {aantal}.").format(
                meeste=MEESTE_ELEMENTEN, aantal=len(elementen)
            )
        )
    running = {versie.pk for versie in queries.versies_to_ask(medewerker, on=on)}
    if any(one.versie_id not in running or one.soort not in SOORTEN for one in elementen):
        raise CannotAsk(_("Kies uit de competenties die nu gelden."))


def _check_mensen(
    medewerker: Medewerker, mensen: Mapping[Medewerker, str], *, drempel: int
) -> None:
    if drempel < MINSTE_DREMPEL:
        raise CannotAsk(_("De drempel is {minste} of hoger.").format(minste=MINSTE_DREMPEL))
    leaders = {one.pk for one in queries.leidinggevenden_of(medewerker)}
    others = {one.pk for one in queries.people_to_ask(medewerker).values()}
    for wie, relatie in mensen.items():
        allowed = leaders if relatie == Relatie.LEIDINGGEVENDE else others
        if wie.pk not in allowed or relatie == Relatie.ZELF:
            raise CannotAsk(_("{naam} kunt u zo niet vragen.").format(naam=wie.naam))
    anonymous = sum(relatie in list(ANONIEM) for relatie in mensen.values())
    if 0 < anonymous < drempel:
        raise CannotAsk(
            _(
                "Vraag minstens {drempel} collega’s of interne klanten, of niemand. "
                "Bij minder antwoorden blijft alles dicht."
            ).format(drempel=drempel)
        )


def _send_out(uitvraag: Uitvraag, *, at: datetime) -> None:
    uitvraag.aanvaard_op = at
    uitvraag.save(update_fields=["aanvaard_op"])
    for one in uitvraag.uitnodigingen.exclude(relatie=Relatie.ZELF).select_related("wie"):
        async_task(MAIL, str(uitvraag.uuid), str(one.wie.uuid), "uitnodiging")


def _lock_own(by: Medewerker, uuid: UUID, *, at: datetime) -> Uitvraag:
    """Return a round about this person that waits for a yes or no, locked."""
    on = timezone.localdate(at)
    locked = lock(queries.get_uitvraag_for(by, uuid, on=on))
    if locked.medewerker_id != by.pk:
        raise CannotAsk(_("Alleen wie het aangaat, zegt hier ja of nee op."))
    if locked.aanvaard_op is not None or locked.gesloten_op is not None:
        raise CannotAsk(_("Hier hebt u al op geantwoord, of de uitvraag is gesloten."))
    return locked


@transaction.atomic
def accept_uitvraag(*, by: Medewerker, at: datetime, uuid: UUID) -> Uitvraag:
    """Let a round go out that a teamleider wants to hold about this person.

    Raises Http404, GateClosed, or CannotAsk for anybody else, twice, or after the term.
    """
    locked = _lock_own(by, uuid, at=at)
    today = timezone.localdate(at)
    if locked.termijn < today:
        raise CannotAsk(_("De termijn is voorbij."))
    require_gate(doel=GATE, on=today)
    _send_out(locked, at=at)
    record(by=by, did="uitvraag.admitted", to=locked, at=at, about=by)
    return locked


@transaction.atomic
def refuse_uitvraag(*, by: Medewerker, at: datetime, uuid: UUID) -> Uitvraag:
    """Keep a round from going out; nobody is asked anything. Raises Http404 or CannotAsk."""
    locked = _lock_own(by, uuid, at=at)
    close(locked, by=by, at=at)
    return locked
