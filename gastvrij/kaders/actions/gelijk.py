"""Decide which elements of a concept are the same as in the version before."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import actions as basis
from gastvrij.basis import queries as rights
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders import queries
from gastvrij.kaders.models import Element, KaderVersie

from .fouten import CannotDecide


@transaction.atomic
def decide_identities(
    *,
    by: Medewerker,
    at: datetime,
    versie: KaderVersie,
    same: Collection[UUID],
    other: Collection[UUID],
) -> int:
    """Decide of elements (uuids) of a concept if they are what they look like; return how many.

    The `same` take over the identity of the earlier element, the `other` stay new. What is in
    neither stays in doubt. Raises CannotDecide once the version is published, or if another
    element of it has that identity by now.
    """
    rights.require(by, Recht.KADERS_BEWERKEN)
    locked = KaderVersie.objects.select_for_update(of=("self",)).get(pk=versie.pk)
    if locked.status != KaderVersie.Status.CONCEPT:
        raise CannotDecide(_("Deze versie is vastgesteld. Die verandert niet meer."))
    decided = [
        doubt
        for doubt in queries.identity_doubts(locked)
        if doubt.element.uuid in same or doubt.element.uuid in other
    ]
    taken = set(locked.elementen.values_list("identiteit", flat=True))
    for doubt in decided:
        element = doubt.element
        if element.uuid in same:
            if doubt.was.identiteit in taken:
                raise CannotDecide(
                    _(
                        "“{naam}” heeft al een ander onderdeel als vervolg. Laad de pagina opnieuw."
                    ).format(naam=doubt.was)
                )
            element.identiteit = doubt.was.identiteit
        element.extra = {key: one for key, one in element.extra.items() if key != queries.ALIKE}
        element.onbepaald = [one for one in element.onbepaald if one != queries.SAME_AS]
    Element.objects.bulk_update(
        [doubt.element for doubt in decided], ["identiteit", "extra", "onbepaald"]
    )
    if decided:
        data = {"zelfde": sum(doubt.element.uuid in same for doubt in decided)}
        data["nieuw"] = len(decided) - data["zelfde"]
        basis.record(by=by, did="kaderversie.identities_decided", to=locked, at=at, data=data)
    return len(decided)
