"""Writes of what was said: klantcontacten and what hangs on them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import (
    Actor,
    ActorKlantcontact,
    Gesprek,
    Kanaal,
    Klantcontact,
    Onderwerpobject,
)
from gastvrij.klantcontact.rules import Beller

from .berichten import finish_bericht
from .betrokkenen import add_betrokkenen
from .compleet import CannotRegister, Vraag, bericht_of, refusals, with_full_names
from .gesprekken import lock_gesprek, refuse_others
from .nummers import reserve
from .overdrachten import end_overdrachten

SIMPLE = gettext_lazy("Eenvoudige vraag")


@transaction.atomic
def register(
    *, by: Medewerker, at: datetime, gesprek: Gesprek, beller: Beller, vragen: Sequence[Vraag]
) -> list[Klantcontact]:
    """Register a gesprek: end it and write one klantcontact a vraag, in their order.

    The draft stays until undoing is over. Raises CannotRegister; nothing is written then.
    """
    stored = lock_gesprek(by=by, gesprek=gesprek)
    if found := refusals(beller=beller, vragen=vragen, gesprek=stored):
        raise CannotRegister(found)
    return write_registration(by=by, at=at, gesprek=stored, beller=beller, vragen=vragen)


def write_registration(
    *,
    by: Medewerker,
    at: datetime,
    gesprek: Gesprek,
    beller: Beller,
    vragen: Sequence[Vraag],
    velden: Mapping[str, Any] | None = None,
) -> list[Klantcontact]:
    """Write a locked gesprek that was found complete, inside the transaction of the caller.

    `velden` is the draft as it was sent along, so that undoing brings back all of it.
    """
    refuse_others(by, gesprek)
    named = with_full_names(vragen)
    keys = reserve(Klantcontact, len(named))
    contacts = Klantcontact.objects.bulk_create(
        _contact(by, gesprek, place, key, vraag)
        for place, (key, vraag) in enumerate(zip(keys, named, strict=True), start=1)
    )
    add_betrokkenen(gesprek, contacts, beller, named)
    _add_objecten(contacts, named)
    _add_actor(by, contacts, getattr(gesprek, "actor_pk", None))
    end_overdrachten(by=by, at=at, gesprek=gesprek, vragen=named)
    _end(gesprek, at=at, velden=velden)
    if bericht_of(gesprek) is not None:
        finish_bericht(by=by, at=at, gesprek=gesprek)
    data = {"dag": _day(gesprek.begonnen_op), "vragen": len(contacts)}
    record(by=by, did="gesprek.registered", to=gesprek, at=at, data=data)
    return contacts


def _day(moment: datetime) -> str:
    return timezone.localdate(moment).isoformat()


def _end(gesprek: Gesprek, *, at: datetime, velden: Mapping[str, Any] | None) -> None:
    gesprek.status, gesprek.beeindigd_op = Gesprek.Status.GEREGISTREERD, at
    changed = ["status", "beeindigd_op"]
    if velden is not None:
        gesprek.concept, gesprek.concept_bewaard_op = dict(velden), at
        changed += ["concept", "concept_bewaard_op"]
    gesprek.save(update_fields=changed)


def _contact(by: Medewerker, gesprek: Gesprek, place: int, key: int, vraag: Vraag) -> Klantcontact:
    is_warm = vraag.resultaat == rules.Resultaat.WARM_DOORVERBONDEN
    is_referred = vraag.resultaat == rules.Resultaat.DOORVERWEZEN
    toelichting = vraag.with_whom if is_warm else vraag.organisatie if is_referred else ""
    return Klantcontact(
        pk=key,
        nummer=rules.nummer(key),
        gesprek=gesprek,
        volgnummer=place,
        kanaal=gesprek.kanaal.naam,
        kanaal_ref=gesprek.kanaal,
        onderwerp=vraag.onderwerp.naam if vraag.onderwerp else "",
        onderwerp_ref=vraag.onderwerp,
        inhoud=vraag.inhoud,
        reactie=vraag.notitie,
        soort_vraag=vraag.soort_vraag,
        resultaat=vraag.resultaat,
        resultaat_toelichting=toelichting,
        doorverbinden_gelukt=vraag.gelukt if is_warm else None,
        is_herhaling=True if vraag.herhaling_van else vraag.is_herhaling,
        herhaling_van=vraag.herhaling_van,
        verwachting_besproken=vraag.verwachting_besproken,
        verdere_actie_ondernomen=rules.needs_taak(vraag.resultaat),
        afdeling_id=by.afdeling_id,
        plaatsgevonden_op=gesprek.begonnen_op,
    )


def _add_objecten(contacts: Sequence[Klantcontact], vragen: Sequence[Vraag]) -> None:
    """Tie each contact to what it was about, and to the contact that it follows on."""
    pairs = list(zip(contacts, vragen, strict=True))
    about = [
        Onderwerpobject(klantcontact=contact, **one._asdict())
        for contact, vraag in pairs
        for one in dict.fromkeys(vraag.objecten)
    ]
    after = [
        Onderwerpobject(klantcontact=contact, was_klantcontact=vraag.herhaling_van)
        for contact, vraag in pairs
        if vraag.herhaling_van is not None
    ]
    Onderwerpobject.objects.bulk_create([*about, *after])


def _add_actor(by: Medewerker, contacts: Sequence[Klantcontact], known: int | None) -> None:
    """Add who registered it; `known` is the key of the actor, None for who never did before."""
    if known is None:
        actor, _made = Actor.objects.get_or_create(
            medewerker=by, defaults={"naam": by.naam, "soort_actor": Actor.Soort.MEDEWERKER}
        )
        known = actor.pk
    ActorKlantcontact.objects.bulk_create(
        ActorKlantcontact(actor_id=known, klantcontact=contact) for contact in contacts
    )


@transaction.atomic
def count_simple(*, by: Medewerker, at: datetime, kanaal: Kanaal) -> Klantcontact:
    """Count a simple question that was answered at once: no details, no gesprek.

    Source: the rule of the conversation structure that simple questions need no registration.
    """
    basis.require(by, Recht.KLANTCONTACT)
    (key,) = reserve(Klantcontact, 1)
    contact = Klantcontact.objects.create(
        pk=key,
        nummer=rules.nummer(key),
        kanaal=kanaal.naam,
        kanaal_ref=kanaal,
        onderwerp=str(SIMPLE),
        resultaat=Klantcontact.Resultaat.DIRECT_AFGEHANDELD,
        is_eenvoudig=True,
        afdeling_id=by.afdeling_id,
        plaatsgevonden_op=at,
    )
    _add_actor(by, [contact], None)
    record(
        by=by,
        did="klantcontact.registered",
        to=contact,
        at=at,
        data={"dag": _day(at), "kanaal": kanaal.code},
    )
    return contact
