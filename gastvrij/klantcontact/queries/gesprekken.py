"""Reads of klantcontact: channels, onderwerpen, conversations and what came before."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Bereik, Recht
from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import (
    DigitaalAdres,
    Gesprek,
    Kanaal,
    Klantcontact,
    Naamwoord,
    Onderwerp,
)

from .kanaalbeheer import TELEFOON

MOST_FOUND = 200
MOST_EARLIER = 5
MOST_WORDS = 8


def kanalen() -> QuerySet[Kanaal]:
    """Return the channels in use, in their order."""
    return Kanaal.objects.filter(is_actief=True)


def get_kanaal(code: str) -> Kanaal:
    """Return a channel in use by its code; Http404 if there is none."""
    found = kanalen().filter(code=code).first()
    if found is None:
        raise Http404(_("Dit kanaal bestaat niet."))
    return found


def usual_kanaal(medewerker: Medewerker) -> str:
    """Return the code of the channel that somebody used last, the telephone at first."""
    last = medewerker.gesprekken.order_by("-begonnen_op").values_list("kanaal__code", flat=True)
    return last.first() or TELEFOON


def onderwerpen() -> QuerySet[Onderwerp]:
    """Return the onderwerpen in use with afdeling and parent, grouped by afdeling."""
    return (
        Onderwerp.objects.filter(is_actief=True)
        .select_related("afdeling", "parent")
        .order_by("afdeling__naam", "naam")
    )


def onderwerpen_for(medewerker: Medewerker) -> QuerySet[Onderwerp]:
    """Return all onderwerpen, also those out of use, for those who administer or audit them."""
    basis.require(medewerker, Recht.BEHEER_LEZEN)
    return Onderwerp.objects.select_related("afdeling", "parent").order_by(
        "-is_actief", "afdeling__naam", "naam"
    )


def get_onderwerp_for(medewerker: Medewerker, uuid: UUID) -> Onderwerp:
    """Return one onderwerp for those who administer them; Http404 if unknown."""
    found = onderwerpen_for(medewerker).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit onderwerp bestaat niet."))
    return found


def open_gesprekken(medewerker: Medewerker) -> QuerySet[Gesprek]:
    """Return the running conversations of somebody, the oldest first."""
    return (
        Gesprek.objects.filter(medewerker=medewerker, status=Gesprek.Status.LOPEND)
        .select_related("kanaal", "leidraad__kader", "medewerker")
        .order_by("begonnen_op", "pk")
    )


def registered_gesprekken_of(medewerker: Medewerker) -> QuerySet[Gesprek]:
    """Return the registered conversations of somebody, newest first; the caller checks rights."""
    return (
        Gesprek.objects.filter(medewerker=medewerker, status=Gesprek.Status.GEREGISTREERD)
        .select_related("kanaal")
        .order_by("-begonnen_op", "-pk")
    )


def get_gesprek_for(medewerker: Medewerker, uuid: UUID) -> Gesprek:
    """Return a conversation: a running one to its own medewerker, a registered one in scope.

    PermissionDenied without the right to handle contacts, Http404 outside the scope.
    """
    toegang = basis.require(medewerker, Recht.KLANTCONTACT)
    found = (
        Gesprek.objects.filter(uuid=uuid)
        .select_related("kanaal", "leidraad__kader", "medewerker")
        .first()
    )
    if found is None or not (
        found.medewerker_id == medewerker.pk
        or (found.status == Gesprek.Status.GEREGISTREERD and toegang.reaches(found.afdeling_id))
    ):
        raise Http404(_("Dit gesprek bestaat niet, of het is van een collega."))
    return found


def desk_for(medewerker: Medewerker, uuid: UUID) -> tuple[Gesprek, list[Gesprek]]:
    """Return a conversation as `get_gesprek_for` does, and all running ones of this medewerker.

    One query for a running conversation of one's own: that is the page that is asked most.
    """
    basis.require(medewerker, Recht.KLANTCONTACT)
    running = list(open_gesprekken(medewerker))
    own = next((one for one in running if one.uuid == uuid), None)
    return own or get_gesprek_for(medewerker, uuid), running


def klantcontacten_for(medewerker: Medewerker) -> QuerySet[Klantcontact]:
    """Return the klantcontacten in scope, newest first; PermissionDenied without the right."""
    toegang = basis.require(medewerker, Recht.KLANTCONTACT)
    contacts = Klantcontact.objects.select_related("gesprek__medewerker", "kanaal_ref", "afdeling")
    if toegang.bereik is Bereik.ALLES:
        return contacts
    own = Q(gesprek__medewerker=medewerker)
    return contacts.filter(own | Q(afdeling_id__in=toegang.afdelingen))


def get_klantcontact_for(medewerker: Medewerker, uuid: UUID) -> Klantcontact:
    """Return a klantcontact in scope; Http404 outside it."""
    found = klantcontacten_for(medewerker).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit klantcontact bestaat niet, of het is van een andere afdeling."))
    return found


def earlier_contacts(telefoon: str, *, before: Gesprek) -> list[Klantcontact]:
    """Return the newest klantcontacten with a phone number as typed, without the running one."""
    number = rules.normalise_phone(telefoon)
    if number is None:
        return []
    newest = _contact_ids(DigitaalAdres.objects.filter(genormaliseerd=number))
    return list(
        Klantcontact.objects.filter(pk__in=newest)
        .exclude(gesprek=before)
        .select_related("kanaal_ref", "gesprek")
        .order_by("-plaatsgevonden_op", "-pk")[:MOST_EARLIER]
    )


def _contact_ids(addresses: QuerySet[DigitaalAdres]) -> QuerySet[DigitaalAdres, int]:
    newest = addresses.filter(betrokkene__isnull=False).order_by("-pk")
    return newest.values_list("betrokkene__klantcontact_id", flat=True)[:MOST_FOUND]


def find_contact_ids(text: str) -> list[int]:
    """Return the keys of the klantcontacten that a number, phone, mail address or name points to.

    A name counts if every word of it is a word of the name as stated. At most 200 of each, newest
    first; all by index, whatever the number of klantcontacten.
    """
    address = rules.normalise_phone(text) or rules.normalise_email(text)
    found = set(Klantcontact.objects.filter(nummer=text.strip()).values_list("pk", flat=True))
    if address is not None:
        found |= set(_contact_ids(DigitaalAdres.objects.filter(genormaliseerd=address)))
    return sorted(found | _by_name(rules.name_words(text)[:MOST_WORDS]))


def _by_name(words: Iterable[str]) -> set[int]:
    found: QuerySet[Naamwoord] | None = None
    for word in words:
        same = Naamwoord.objects.filter(woord=word)
        if found is not None:
            same = same.filter(betrokkene__in=found.values("betrokkene"))
        found = same
    if found is None:
        return set()
    newest = found.order_by("-betrokkene_id")
    return set(newest.values_list("betrokkene__klantcontact_id", flat=True)[:MOST_FOUND])
