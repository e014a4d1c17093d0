"""Reads of one inwoner: all that belongs to them, over the partijen that turned out the same."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.expressions import RawSQL

from gastvrij.basis.models import Event, Medewerker
from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import Betrokkene, DigitaalAdres, Gesprek, Klantcontact, Partij
from gastvrij.klantcontact.rules import Bekend

from .gesprekken import klantcontacten_for
from .inwoners import MOST_CANDIDATES, bekend, with_numbers

MOST_IN_BEELD = 20
CHOSEN = "gesprek.partij_chosen"
REFUTED, READ = "gesprek.identity_refuted", "klantbeeld.read"

# One partij and all that turned out to be the same one, however deep; the CTE runs over an index.
_GROUP = """WITH RECURSIVE groep(id) AS (
    SELECT id FROM klantcontact_partij WHERE id = %s
    UNION SELECT p.id FROM klantcontact_partij p JOIN groep ON p.opgegaan_in_id = groep.id
) SELECT id FROM groep"""


def group_of(partij_id: int) -> QuerySet[Partij]:
    """Return a partij and all that turned out to be the same one; one query."""
    same = RawSQL(_GROUP, [partij_id])  # noqa: S611 - a constant text, its one value a parameter
    return Partij.objects.filter(pk__in=same)


def wrong_statements(gesprek: Gesprek, partij: Partij) -> int:
    """Return how often something wrong was stated about a partij in a conversation."""
    return Event.objects.filter(object=gesprek.uuid, did=REFUTED, about=partij.uuid).count()


def was_chosen(gesprek: Gesprek, partij: Partij) -> bool:
    """Test if a partij was chosen before in a conversation."""
    chosen = Event.objects.filter(object=gesprek.uuid, did=CHOSEN, about=partij.uuid)
    return chosen.exists()


def has_read(medewerker: Medewerker, gesprek: Gesprek, partij: Partij) -> bool:
    """Test if it is on record that somebody saw this inwoner in this conversation."""
    return _reads(medewerker, gesprek, partij).exists()


def _reads(medewerker: Medewerker, gesprek: Gesprek, partij: Partij) -> QuerySet[Event]:
    seen = Event.objects.filter(object=gesprek.uuid, did=READ)
    return seen.filter(by=medewerker.uuid, about=partij.uuid)


@dataclass(frozen=True)
class OpNummer:
    """What is known of a phone number: the name stated at each contact, and if many share it."""

    namen: Mapping[int, str] = field(default_factory=dict)
    is_shared: bool = False


def on_number(telefoon: str) -> OpNummer:
    """Return the contacts with a phone number as typed, with the name that was stated at each."""
    number = rules.normalise_phone(telefoon)
    if number is None:
        return OpNummer()
    rows = DigitaalAdres.objects.filter(genormaliseerd=number).order_by("-pk")
    found = rows.values_list(
        "betrokkene__klantcontact_id",
        "partij_id",
        "betrokkene__partij_id",
        "betrokkene__genoemde_naam",
    )[:MOST_CANDIDATES]
    people = [_who(own or said, naam or "") for _contact, own, said, naam in found]
    return OpNummer(
        {contact: naam or "" for contact, _own, _said, naam in found if contact is not None},
        rules.is_shared([one for one in people if one]),
    )


def _who(partij_id: int | None, naam: str) -> str:
    return str(partij_id) if partij_id else " ".join(sorted(rules.name_words(naam)))


@dataclass(frozen=True)
class Klantbeeld:
    """All that belongs to one inwoner, over the partijen that turned out to be the same."""

    partij: Partij
    bekend: Bekend
    adressen: list[DigitaalAdres]
    contacten: list[Klantcontact]
    op_nummer: list[Klantcontact]
    is_gedeeld_nummer: bool
    partij_ids: frozenset[int]
    is_gelezen: bool = False

    @property
    def dubbele(self) -> int:
        """Return how many other partijen turned out to be this one."""
        return len(self.partij_ids) - 1


def klantbeeld(
    partij: Partij, medewerker: Medewerker, *, gesprek: Gesprek | None = None, telefoon: str = ""
) -> Klantbeeld:
    """Return the picture of an inwoner in six queries; the taken of the contacts are with them.

    With the contacts of the number that was stated now, apart. Addresses stay out if one of the
    group is secret. Contacts are those in scope, newest first. PermissionDenied without the right
    to handle contacts.
    """
    seen = _reads(medewerker, gesprek, partij) if gesprek else Event.objects.none()
    group = list(
        with_numbers(group_of(partij.pk))
        .prefetch_related(Prefetch("digitale_adressen", DigitaalAdres.objects.order_by("pk")))
        .annotate(is_gelezen=Exists(seen))
    )
    root = next(one for one in group if one.pk == partij.pk)
    known = bekend(root, group)
    keys = frozenset(one.pk for one in group)
    number = on_number(telefoon)
    contacts = contacts_of(keys, medewerker, before=gesprek, also=number.namen)
    return Klantbeeld(
        root,
        known,
        [] if known.is_geheim else _once(a for one in group for a in one.digitale_adressen.all()),
        [one for one, is_own in contacts if is_own],
        [one for one, is_own in contacts if not is_own],
        number.is_shared,
        keys,
        bool(root.is_gelezen),
    )


def _once(adressen: Iterable[DigitaalAdres]) -> list[DigitaalAdres]:
    return list({one.genormaliseerd: one for one in adressen}.values())


def contacts_of(
    partij_ids: Iterable[int],
    medewerker: Medewerker,
    *,
    before: Gesprek | None = None,
    also: Iterable[int] = (),
) -> list[tuple[Klantcontact, bool]]:
    """Return the newest contacts of partijen and those in `also`, with their taken; two queries.

    Each with whether it is of one of the partijen. Only what is in scope, without the running
    conversation `before`.
    """
    keys = sorted(partij_ids)
    own = Betrokkene.objects.filter(partij_id__in=keys)
    newest = own.order_by("-pk").values_list("klantcontact_id", flat=True)[:MOST_CANDIDATES]
    found = (
        klantcontacten_for(medewerker)
        .filter(Q(pk__in=newest) | Q(pk__in=sorted(also)))
        .exclude(Q(gesprek=before) if before else Q(pk=None))
        .annotate(is_eigen=Exists(own.filter(klantcontact=OuterRef("pk"))))
        .select_related("onderwerp_ref")
        .prefetch_related("taken")
        .order_by("-plaatsgevonden_op", "-pk")
    )
    return [(one, bool(one.is_eigen)) for one in found[:MOST_IN_BEELD]]
