"""By what the elements of the version before are known, and which may have come back."""

from dataclasses import dataclass
from uuid import UUID

from gastvrij.kaders.models import Element, KaderVersie
from gastvrij.kaders.rules.identiteit import Kenmerk, plain

# Where an element keeps what it may be the same as, and the doubt under which it shows.
ALIKE, SAME_AS = "lijkt_op", "same-as"


@dataclass(frozen=True)
class IdentityDoubt:
    """An element of a concept and the earlier one it may be; how alike, from 0 to 1."""

    element: Element
    was: Element
    mate: float


def version_before(versie: KaderVersie) -> KaderVersie | None:
    """Return the version before this one in the same kader: published, or else another concept."""
    earlier = KaderVersie.objects.filter(kader=versie.kader_id, nummer__lt=versie.nummer)
    published = earlier.exclude(status=KaderVersie.Status.CONCEPT).order_by("-nummer").first()
    return published or earlier.order_by("-nummer").first()


def marks_before(versie: KaderVersie) -> list[tuple[Kenmerk, UUID]]:
    """Return by what each element of the version before is known, in order, with its identity."""
    last = version_before(versie)
    if last is None:
        return []
    rows = list(
        last.elementen.order_by("volgorde").values_list(
            "pk", "parent_id", "soort", "code", "titel", "tekst", "identiteit"
        )
    )
    places = {row[0]: place for place, row in enumerate(rows)}
    return [
        (Kenmerk(soort, code, plain(titel, tekst), places[parent] if parent else None), identity)
        for _pk, parent, soort, code, titel, tekst, identity in rows
    ]


def identity_doubts(versie: KaderVersie) -> list[IdentityDoubt]:
    """Return the elements of a concept of which a person decides whether they are old ones."""
    elements = list(versie.elementen.filter(extra__has_key=ALIKE).order_by("volgorde"))
    asked = {UUID(one.extra[ALIKE]["identiteit"]): one for one in elements}
    if not asked:
        return []
    known = Element.objects.filter(versie__kader=versie.kader_id, identiteit__in=asked)
    earlier = known.exclude(versie=versie.pk).order_by("versie__nummer")
    was = {one.identiteit: one for one in earlier}
    return [
        IdentityDoubt(one, was[identity], float(one.extra[ALIKE]["mate"]))
        for identity, one in asked.items()
        if identity in was
    ]
