"""Writes of who took part: betrokkenen with their addresses and the words of their name."""

from collections.abc import Sequence

from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import (
    Betrokkene,
    DigitaalAdres,
    Gesprek,
    Klantcontact,
    Naamwoord,
)
from gastvrij.klantcontact.rules import Beller

from .compleet import Vraag


def add_betrokkenen(
    gesprek: Gesprek, contacts: Sequence[Klantcontact], beller: Beller, vragen: Sequence[Vraag]
) -> None:
    """Add who asked to each contact, inside the transaction of the caller.

    A number is no identity: the partij counts only once the caller's own words were checked.
    """
    is_checked = gesprek.partij_id is not None and gesprek.gecontroleerd_op is not None
    people = Betrokkene.objects.bulk_create(
        Betrokkene(
            klantcontact=contact,
            partij_id=gesprek.partij_id if is_checked else None,
            genoemde_naam=beller.naam,
            gegevens_gecontroleerd=is_checked or beller.gegevens_gecontroleerd,
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
