"""Reads of who is known: search by what a caller states.

Every search goes by an index, whatever the number of partijen. What comes out may be shown masked
only, until the caller's own words were compared.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import (
    Betrokkene,
    DigitaalAdres,
    Partij,
    PartijIdentificator,
    Partijwoord,
)
from gastvrij.klantcontact.rules import Bekend, Genoemd

MOST_PARTIJEN = 10
MOST_CANDIDATES = 200
MOST_SEARCH_WORDS = 4
BSN, KVK = "bsn", "kvk_nummer"

# Whose address, phone and mail nobody may learn, also if a partij that it is one with says so.
SECRET = (
    Q(indicatie_geheimhouding=True)
    | Q(opgegaan_in__indicatie_geheimhouding=True)
    | Exists(Partij.objects.filter(opgegaan_in=OuterRef("pk"), indicatie_geheimhouding=True))
)


@dataclass(frozen=True)
class Gevonden:
    """What a search found; `is_more` tells that there were too many to show."""

    partijen: list[Partij] = field(default_factory=list)
    is_more: bool = False


def find_partijen(stated: Genoemd, *, by: Medewerker, contact_ids: Iterable[int] = ()) -> Gevonden:
    """Return the partijen that fit what the caller states, those that fit best first.

    Name, birth date and address narrow each other down; phone, mail, BSN or KvK and the contacts
    in `contact_ids` each find by themselves. Who turned out to be another partij is found as that
    one. A partij with a secret address is not found by address, phone or mail, since being found
    would give it away. PermissionDenied without the right to handle contacts.
    """
    basis.require(by, Recht.KLANTCONTACT)
    return partijen_that_fit(stated, contact_ids=contact_ids)


def partijen_that_fit(stated: Genoemd, *, contact_ids: Iterable[int] = ()) -> Gevonden:
    """Return what `find_partijen` does, for a caller that saw to the rights itself."""
    keys = set(_by_facts(stated))
    keys |= _by_address(stated) | _by_number(stated) | _by_contacts(contact_ids)
    found = _roots(with_numbers(Partij.objects.filter(pk__in=sorted(keys)[:MOST_CANDIDATES])))
    fitting = sorted(found, key=lambda one: (-_fit(stated, one), one.pk))
    return Gevonden(fitting[:MOST_PARTIJEN], is_more=len(fitting) > MOST_PARTIJEN)


def _fit(stated: Genoemd, partij: Partij) -> int:
    return len(rules.right(rules.compare(stated, bekend(partij))))


def with_numbers(partijen: QuerySet[Partij]) -> QuerySet[Partij]:
    """Return partijen with their BSN or KvK number at hand."""
    return partijen.prefetch_related("partij_identificatoren")


def _by_facts(stated: Genoemd) -> Iterable[int]:
    """Return the keys that fit name, birth date and address, as far as they were stated."""
    postcode = rules.normalise_postcode(stated.postcode)
    number = rules.house_number(stated.huisnummer)
    words = rules.search_words(stated.naam)[:MOST_SEARCH_WORDS]
    has_address = bool(postcode) and number is not None
    if not (stated.geboortedatum or has_address):
        return _by_name(words)
    found = Partij.objects.all()
    if stated.geboortedatum:
        found = found.filter(geboortedatum=stated.geboortedatum)
    if has_address:
        here = Q(postcode=postcode, huisnummer=number) & ~SECRET
        # By birth date a secret one is found whatever the address, so that it tells nothing.
        found = found.filter(here | SECRET if stated.geboortedatum else here)
    if words:
        same = Partijwoord.objects.filter(partij=OuterRef("pk"), woord__in=words)
        found = found.filter(Exists(same))
    return found.values_list("pk", flat=True)[:MOST_CANDIDATES]


def _by_name(words: Sequence[str]) -> Iterable[int]:
    """Return the keys of the partijen with all these words in their name."""
    if not words:
        return []
    found = Partijwoord.objects.filter(woord=words[0])
    for word in words[1:]:
        found = found.filter(
            Exists(Partijwoord.objects.filter(woord=word, partij=OuterRef("partij")))
        )
    return found.values_list("partij_id", flat=True)[: MOST_PARTIJEN + 1]


def _by_address(stated: Genoemd) -> set[int]:
    """Return the keys of the partijen with this phone number or mail address, not secret ones."""
    given = (rules.normalise_phone(stated.telefoon), rules.normalise_email(stated.email))
    wanted = [one for one in given if one]
    if not wanted:
        return set()
    rows = DigitaalAdres.objects.filter(genormaliseerd__in=wanted).order_by("-pk")
    pairs = rows.values_list("partij_id", "betrokkene__partij_id")[:MOST_CANDIDATES]
    keys = {key for pair in pairs for key in pair if key is not None}
    open_ones = Partij.objects.filter(pk__in=keys).exclude(SECRET)
    return set(open_ones.values_list("pk", flat=True))


def _by_number(stated: Genoemd) -> set[int]:
    """Return the keys of the partijen with this whole BSN or KvK number."""
    given = rules.digits(stated.identificatie)
    kind = KVK if len(given) == rules.KVK_DIGITS else BSN if rules.is_bsn(given) else ""
    if not kind:
        return set()
    rows = PartijIdentificator.objects.filter(code_soort_object_id=kind, object_id=given)
    return {key for key in rows.values_list("partij_id", flat=True) if key is not None}


def _by_contacts(contact_ids: Iterable[int]) -> set[int]:
    rows = Betrokkene.objects.filter(klantcontact_id__in=list(contact_ids), partij__isnull=False)
    return {key for key in rows.values_list("partij_id", flat=True) if key is not None}


def _roots(partijen: Iterable[Partij]) -> list[Partij]:
    """Return each partij, or the one that it turned out to be, once."""
    found = {one.pk: one for one in partijen}
    while gone := [one for one in found.values() if one.opgegaan_in_id is not None]:
        wanted = {one.opgegaan_in_id for one in gone if one.opgegaan_in_id} - set(found)
        for one in gone:
            del found[one.pk]
        found |= {one.pk: one for one in with_numbers(Partij.objects.filter(pk__in=wanted))}
    return list(found.values())


def bekend(partij: Partij, group: Iterable[Partij] = ()) -> Bekend:
    """Return what statements about a partij are held against; secret if one of its group is."""
    numbers = {
        one.code_soort_object_id: one.object_id for one in partij.partij_identificatoren.all()
    }
    return Bekend(
        voornaam=partij.voornaam,
        voorletters=partij.voorletters,
        voorvoegsel=partij.voorvoegsel_achternaam,
        achternaam=partij.achternaam,
        organisatienaam=partij.organisatienaam,
        geboortedatum=partij.geboortedatum,
        postcode=partij.postcode,
        huisnummer=partij.huisnummer,
        straat=str(partij.bezoekadres.get("straatnaam") or ""),
        bsn=numbers.get(BSN, ""),
        kvk=numbers.get(KVK, ""),
        is_geheim=any(one.indicatie_geheimhouding for one in (partij, *group)),
    )


def get_partij_for(medewerker: Medewerker, uuid: UUID) -> Partij:
    """Return a partij for those who handle contacts; Http404 if unknown."""
    basis.require(medewerker, Recht.KLANTCONTACT)
    found = with_numbers(Partij.objects.filter(uuid=uuid)).first()
    if found is None:
        raise Http404(_("Deze inwoner staat niet in de lijst."))
    return found
