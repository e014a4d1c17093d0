"""Which competences and indicators somebody can say something about."""

from collections.abc import Iterable
from datetime import date

from gastvrij.basis.models import Medewerker
from gastvrij.kaders.models import Element, KaderVersie, Soort
from gastvrij.kaders.uitvoer.case_waarden import as_uuid

from .te_vragen import competenties_to_ask

SOORTEN = (Element.Soort.COMPETENTIE, Element.Soort.INDICATOR)
KADERS = (Soort.WOORDENBOEK, Soort.PROFIEL)


def competenties_to_choose(medewerker: Medewerker, *, on: date) -> list[Element]:
    """Return the competences that count for somebody on a day, in the order of the frameworks."""
    asked = competenties_to_ask(medewerker, on=on)
    return [node.element for _versie, nodes in asked for node in nodes]


def are_of_competenties(elementen: Iterable[Element]) -> bool:
    """Test if all of these are competences or indicators of a dictionary or profile."""
    keys = {one.pk for one in elementen}
    found = Element.objects.filter(
        pk__in=keys, soort__in=SOORTEN, versie__kader__soort__in=KADERS
    ).exclude(versie__status=KaderVersie.Status.CONCEPT)
    return found.count() == len(keys)


def find_element(said: str) -> Element | None:
    """Return a competence or indicator of a dictionary or profile by its uuid as it was said.

    None for anything else.
    """
    uuid = as_uuid(said)
    if uuid is None:
        return None
    return Element.objects.filter(
        uuid=uuid, soort__in=SOORTEN, versie__kader__soort__in=KADERS
    ).first()
