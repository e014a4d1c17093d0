"""Writes of taken: register a conversation with the work it asks."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from gastvrij.basis.actions import record_all
from gastvrij.basis.models import Medewerker
from gastvrij.klantcontact import actions as klantcontacten
from gastvrij.klantcontact import rules as klantcontact_rules
from gastvrij.klantcontact.actions import CannotRegister, Mail
from gastvrij.klantcontact.models import Gesprek, Klantcontact, Sjabloon
from gastvrij.klantcontact.rules import Beller, nummer
from gastvrij.taken.models import InterneTaak

from .opdrachten import Agenda, Opdracht, Vraag, last_day, opdracht_refusals, routed, soort_of
from .toewijzing import whom


@transaction.atomic
def register_gesprek(
    *,
    by: Medewerker,
    at: datetime,
    gesprek: Gesprek,
    beller: Beller,
    vragen: Sequence[Vraag],
    antwoord: str = "",
    velden: Mapping[str, Any] | None = None,
) -> Gesprek:
    """Register a conversation with all its vragen, interne taken and mails, as one.

    `antwoord` is the reply to the bericht that the gesprek is about; `velden` the draft as it was
    sent along, which undoing brings back. A gesprek that is registered already is returned
    unchanged, so pressing twice registers once. Raises CannotRegister with every field that is not
    right; nothing is written then.
    """
    stored = klantcontacten.lock_gesprek(by=by, gesprek=gesprek)
    if stored.status == Gesprek.Status.GEREGISTREERD:
        return stored
    agenda = Agenda(at)
    sent = routed(klantcontacten.with_full_names(vragen), agenda)
    found = klantcontacten.refusals(beller=beller, vragen=sent, gesprek=stored, antwoord=antwoord)
    found += opdracht_refusals(sent, agenda)
    if found:
        raise CannotRegister(found)
    contacts = klantcontacten.write_registration(
        by=by, at=at, gesprek=stored, beller=beller, vragen=sent, velden=velden
    )
    made = _make_taken(by, contacts, sent, agenda)
    mails = _confirmations(beller, contacts, sent, made)
    if antwoord.strip():
        mails.append(_reply(stored, beller, contacts[0], antwoord))
    klantcontacten.queue_mails(by=by, at=at, mails=mails)
    return stored


def _make_taken(
    by: Medewerker, contacts: Sequence[Klantcontact], vragen: Sequence[Vraag], agenda: Agenda
) -> dict[int, InterneTaak]:
    """Make the taken; return them by the key of their klantcontact."""
    asked = [
        (contact, vraag, vraag.opdracht)
        for contact, vraag in zip(contacts, vragen, strict=True)
        if vraag.opdracht is not None
    ]
    if not asked:
        return {}
    keys = klantcontacten.reserve(InterneTaak, len(asked))
    made = InterneTaak.objects.bulk_create(
        _taak(key, contact, vraag, opdracht, agenda)
        for key, (contact, vraag, opdracht) in zip(keys, asked, strict=True)
    )
    record_all(
        by=by,
        did="taak.made",
        at=agenda.at,
        to=[
            (taak, {"soort": taak.soort} | whom(taak.afdeling, taak.medewerker, taak.team))
            for taak in made
        ],
    )
    return {taak.klantcontact_id: taak for taak in made}


def _taak(
    key: int, contact: Klantcontact, vraag: Vraag, asked: Opdracht, agenda: Agenda
) -> InterneTaak:
    return InterneTaak(
        pk=key,
        nummer=nummer(key),
        klantcontact=contact,
        soort=soort_of(vraag),
        gevraagde_handeling=asked.handeling,
        toelichting=asked.toelichting,
        afdeling=asked.place,
        team=asked.team,
        medewerker=asked.medewerker,
        toegewezen_op=agenda.at,
        uiterlijk_op=last_day(vraag, agenda),
        beloofd_van=asked.beloofd_van,
        beloofd_tot=asked.beloofd_tot,
    )


def _confirmations(
    beller: Beller,
    contacts: Sequence[Klantcontact],
    vragen: Sequence[Vraag],
    made: Mapping[int, InterneTaak],
) -> list[Mail]:
    found = []
    for contact, vraag in zip(contacts, vragen, strict=True):
        soort = klantcontact_rules.confirmation(vraag.resultaat, is_klacht=vraag.is_klacht)
        if vraag.bevestiging and soort is not None:
            waarden = _about(beller, contact) | _promised(beller, vraag, made.get(contact.pk))
            found.append(Mail(soort, beller.email, waarden, contact))
    return found


def _about(beller: Beller, contact: Klantcontact) -> dict[str, str]:
    return {"naam": beller.naam, "onderwerp": contact.onderwerp or contact.get_resultaat_display()}


def _promised(beller: Beller, vraag: Vraag, taak: InterneTaak | None) -> dict[str, str]:
    if taak is None:
        return {}
    van = timezone.localtime(taak.beloofd_van) if taak.beloofd_van else None
    tot = timezone.localtime(taak.beloofd_tot) if taak.beloofd_tot else None
    day = tot.date() if tot and not vraag.is_klacht else taak.uiterlijk_op
    return {
        "afdeling": taak.afdeling.naam if taak.afdeling else "",
        "telefoon": vraag.telefoon.strip() or beller.telefoon.strip(),
        "moment": klantcontact_rules.moment_text(van, tot),
        "dag": klantcontact_rules.day_text(day) if day else "",
        "van": f"{van:%H:%M}" if van else "",
        "tot": f"{tot:%H:%M}" if tot else "",
    }


def _reply(gesprek: Gesprek, beller: Beller, contact: Klantcontact, antwoord: str) -> Mail:
    bericht = gesprek.bericht
    naam = beller.naam.strip() or bericht.van_naam
    waarden = _about(beller, contact) | {"naam": naam, "antwoord": antwoord.strip()}
    address = klantcontacten.reply_address(gesprek)
    return Mail(Sjabloon.Soort.ANTWOORD, address, waarden, contact, antwoord_op=bericht)
