"""Reads of the onderwerpen as the tree that they are, for who administers them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Q

from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import with_descendants
from gastvrij.klantcontact.models import Onderwerp, Thema

from .gesprekken import onderwerpen_for

# Deeper ones are shown as deep as this.
DEEPEST_SHOWN = 3


@dataclass(frozen=True)
class Tak:
    """An onderwerp in the tree, and how deep it lies."""

    onderwerp: Onderwerp
    diepte: int


def onderwerp_tree(medewerker: Medewerker) -> list[Tak]:
    """Return all onderwerpen, each below its parent, those in use first; in one query."""
    found = onderwerpen_for(medewerker).select_related("afdeling", "parent", "loket", "thema")
    below: dict[int | None, list[Onderwerp]] = {}
    for one in found.order_by("-is_actief", "naam"):
        below.setdefault(one.parent_id, []).append(one)
    return list(_branches(below, None, 0))


def _branches(
    below: Mapping[int | None, Sequence[Onderwerp]], parent: int | None, depth: int
) -> Iterator[Tak]:
    for one in below.get(parent, ()):
        yield Tak(one, min(depth, DEEPEST_SHOWN))
        yield from _branches(below, one.pk, depth + 1)


def possible_parents(medewerker: Medewerker, onderwerp: Onderwerp | None) -> list[Onderwerp]:
    """Return the onderwerpen in use that another can be put below: not itself, nor below it."""
    found = list(onderwerpen_for(medewerker))
    own: frozenset[int] = frozenset()
    if onderwerp is not None:
        own = with_descendants(onderwerp.pk, {one.pk: one.parent_id for one in found})
    now = onderwerp.parent_id if onderwerp is not None else None
    return [one for one in found if one.pk not in own and (one.is_actief or one.pk == now)]


def themas_to_choose(now: Thema | None) -> list[Thema]:
    """Return the thema's in use, and the one that is chosen now."""
    return list(Thema.objects.filter(Q(is_actief=True) | Q(pk=now.pk if now else None)))
