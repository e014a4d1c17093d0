"""What was stated about everybody and what they learn, for counts only.

Keys and small numbers all through: a gemeente has tens of thousands of these rows.
"""

from collections import defaultdict
from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import Case, F, IntegerField, Value, When
from django.db.models.functions import Coalesce

from gastvrij.kaders.models import Element
from gastvrij.ontwikkeling import rules
from gastvrij.ontwikkeling.models import Leerdoel, Niveauvaststelling

from .elementen import KADERS

# What stands for a yes or no among the keys of levels, and its place.
YES, NO = -1, -2
YES_OR_NO = {YES: rules.JA, NO: rules.NEE}
A_CHUNK = 2000
SOORTEN = (Element.Soort.COMPETENTIE, Element.Soort.NIVEAU)


def identities() -> dict[int, UUID]:
    """Return by key the identity of every competence and level of all versions."""
    found = Element.objects.filter(soort__in=SOORTEN, versie__kader__soort__in=KADERS)
    return dict(found.values_list("pk", "identiteit"))


def stated(names: Mapping[int, UUID]) -> dict[UUID, dict[int, int]]:
    """Return by competence (identity) and person (key) a level (key), or YES or NO.

    What was discussed last and agreed on by the person counts, whatever the version. `names` is
    what `identities` returns.
    """
    yes_or_no = Case(
        When(voldoet=True, then=Value(YES)), default=Value(NO), output_field=IntegerField()
    )
    rows = (
        Niveauvaststelling.objects.filter(is_akkoord=True)
        .order_by("besproken_op", "gesteld_op", "pk")
        .values_list("medewerker_id", "competentie_id", Coalesce(F("niveau_id"), yes_or_no))
    )
    by_key: dict[int, dict[int, int]] = defaultdict(dict)
    found: dict[UUID, dict[int, int]] = {}
    for key, name in names.items():
        by_key[key] = found.setdefault(name, {})
    # Not all at once: so many rows in memory set the garbage collector to work.
    for medewerker, competentie, said in rows.iterator(A_CHUNK):
        by_key[competentie][medewerker] = said
    return found


def places_of(places: Mapping[UUID, int], names: Mapping[int, UUID]) -> dict[int, int]:
    """Return the place of what can be stated (key) among levels (identities); of none if not there.

    Without levels it is the place of yes and no.
    """
    if not places:
        return YES_OR_NO
    return {key: places[name] for key, name in names.items() if name in places}


def goals() -> dict[UUID, set[int]]:
    """Return by competence (identity) who (keys) have a running goal on it or on what it holds."""
    rows = list(
        Leerdoel.objects.filter(status=Leerdoel.Status.LOOPT)
        .order_by()
        .values_list("medewerker_id", "element_id")
        .distinct()
    )
    above = _competenties({element for _medewerker, element in rows})
    found: dict[UUID, set[int]] = defaultdict(set)
    for medewerker, element in rows:
        if element in above:
            found[above[element]].add(medewerker)
    return found


def _competenties(elementen: Collection[int]) -> dict[int, UUID]:
    """Return of elements (keys) the identity of the competence that each is or stands under."""
    places = ("", "parent__", "parent__parent__")
    fields = [f"{place}{name}" for place in places for name in ("soort", "identiteit")]
    rows = Element.objects.filter(pk__in=elementen).values_list("pk", *fields)
    found = {}
    for pk, *chain in rows:
        pairs = zip(chain[::2], chain[1::2], strict=True)
        own = [identity for soort, identity in pairs if soort == Element.Soort.COMPETENTIE]
        found.update({pk: own[0]} if own else {})
    return found
