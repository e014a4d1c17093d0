"""Writes of what was said: klantcontacten, betrokkenen, addresses, actors."""

from collections.abc import Sequence
from datetime import datetime

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
    Betrokkene,
    DigitaalAdres,
    Gesprek,
    Kanaal,
    Klantcontact,
    Naamwoord,
)
from gastvrij.klantcontact.rules import Beller

from .compleet import CannotRegister, Vraag, refusals
from .gesprekken import refuse_others

SIMPLE = gettext_lazy("Eenvoudige vraag")


@transaction.atomic
def register(
    *, by: Medewerker, at: datetime, gesprek: Gesprek, beller: Beller, vragen: Sequence[Vraag]
) -> list[Klantcontact]:
    """Register a locked gesprek: end it and write one klantcontact a vraag, in their order.

    The draft with the agent's own marks goes away. Raises CannotRegister; nothing is written then.
    """
    refuse_others(by, gesprek)
    if found := refusals(beller=beller, vragen=vragen):
        raise CannotRegister(found)
    contacts = _numbered(
        [_contact(by, gesprek, place, vraag) for place, vraag in enumerate(vragen, start=1)]
    )
    _add_betrokkenen(contacts, beller, vragen)
    _add_actor(by, contacts)
    gesprek.status, gesprek.beeindigd_op = Gesprek.Status.GEREGISTREERD, at
    gesprek.concept, gesprek.concept_bewaard_op = {}, None
    gesprek.save(update_fields=["status", "beeindigd_op", "concept", "concept_bewaard_op"])
    record(
        by=by,
        did="gesprek.registered",
        to=gesprek,
        at=at,
        data={"dag": _day(gesprek.begonnen_op), "vragen": len(contacts)},
    )
    return contacts


def _day(moment: datetime) -> str:
    return timezone.localdate(moment).isoformat()


def _contact(by: Medewerker, gesprek: Gesprek, place: int, vraag: Vraag) -> Klantcontact:
    is_warm = vraag.resultaat == rules.Resultaat.WARM_DOORVERBONDEN
    is_referred = vraag.resultaat == rules.Resultaat.DOORVERWEZEN
    toelichting = vraag.met_wie if is_warm else vraag.organisatie if is_referred else ""
    return Klantcontact(
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
        verdere_actie_ondernomen=rules.needs_taak(vraag.resultaat),
        afdeling_id=by.afdeling_id,
        plaatsgevonden_op=gesprek.begonnen_op,
    )


def _numbered(contacts: list[Klantcontact]) -> list[Klantcontact]:
    Klantcontact.objects.bulk_create(contacts)
    for contact in contacts:
        contact.nummer = rules.nummer(contact.pk)
    Klantcontact.objects.bulk_update(contacts, ["nummer"])
    return contacts


def _add_betrokkenen(
    contacts: Sequence[Klantcontact], beller: Beller, vragen: Sequence[Vraag]
) -> None:
    people = Betrokkene.objects.bulk_create(
        Betrokkene(
            klantcontact=contact,
            genoemde_naam=beller.naam,
            gegevens_gecontroleerd=beller.gegevens_gecontroleerd,
        )
        for contact in contacts
    )
    DigitaalAdres.objects.bulk_create(
        address
        for person, vraag in zip(people, vragen, strict=True)
        for address in _addresses(person, beller, vraag)
    )
    Naamwoord.objects.bulk_create(
        Naamwoord(betrokkene=person, woord=word)
        for person in people
        for word in rules.name_words(beller.naam)
    )


def _addresses(person: Betrokkene, beller: Beller, vraag: Vraag) -> list[DigitaalAdres]:
    """Return the addresses as typed; the number to call back on, if it is another, comes first."""
    phone, email = DigitaalAdres.Soort.TELEFOONNUMMER, DigitaalAdres.Soort.EMAIL
    wants_call = vraag.resultaat == rules.Resultaat.TERUGBELAFSPRAAK
    call_on = vraag.telefoon if wants_call else ""
    typed = (
        (phone, call_on, rules.normalise_phone(call_on), True),
        (phone, beller.telefoon, rules.normalise_phone(beller.telefoon), False),
        (email, beller.email, rules.normalise_email(beller.email), False),
    )
    unique = {normal: (soort, text, first) for soort, text, normal, first in reversed(typed)}
    return [
        DigitaalAdres(
            betrokkene=person,
            soort_digitaal_adres=soort,
            adres=text.strip(),
            genormaliseerd=normal,
            is_standaard_adres=first,
        )
        for normal, (soort, text, first) in reversed(unique.items())
        if normal is not None
    ]


def _add_actor(by: Medewerker, contacts: Sequence[Klantcontact]) -> None:
    actor, _made = Actor.objects.get_or_create(
        medewerker=by, defaults={"naam": by.naam, "soort_actor": Actor.Soort.MEDEWERKER}
    )
    ActorKlantcontact.objects.bulk_create(
        ActorKlantcontact(actor=actor, klantcontact=contact) for contact in contacts
    )


@transaction.atomic
def count_simple(*, by: Medewerker, at: datetime, kanaal: Kanaal) -> Klantcontact:
    """Count a simple question that was answered at once: no details, no gesprek.

    Source: the rule of the conversation structure that simple questions need no registration.
    """
    basis.require(by, Recht.KLANTCONTACT)
    contact = Klantcontact(
        kanaal=kanaal.naam,
        kanaal_ref=kanaal,
        onderwerp=str(SIMPLE),
        resultaat=Klantcontact.Resultaat.DIRECT_AFGEHANDELD,
        is_eenvoudig=True,
        afdeling_id=by.afdeling_id,
        plaatsgevonden_op=at,
    )
    _numbered([contact])
    _add_actor(by, [contact])
    record(
        by=by,
        did="klantcontact.registered",
        to=contact,
        at=at,
        data={"dag": _day(at), "kanaal": kanaal.code},
    )
    return contact
