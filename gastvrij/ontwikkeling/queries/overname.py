"""What a function profile that was read in comes to in the frameworks of a concept."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.kaders.models import Element, KaderVersie, Soort
from gastvrij.kaders.queries import CompetenceNode
from gastvrij.ontwikkeling.rules.overname import Gelezen, Kandidaat, Overname, Reden, take_over

from .functieprofielen import Eisrij, Profielblad


@dataclass(frozen=True)
class Overnamerij:
    """A requirement of the document, and what it comes to or why it does not.

    `rij` is the competence it points at, also where its level is not to be found; with `is_nieuw`
    it is taken over, else it is asked by now or stays out.
    """

    gelezen: Element
    rij: Eisrij | None
    niveau: Element | None
    reden: Reden | None
    is_nieuw: bool

    @property
    def is_gelijk(self) -> bool:
        """Test if the concept asks exactly this by now."""
        if self.rij is None or self.reden is not None:
            return False
        asked = self.rij.eis
        return self.rij.is_vast or (asked is not None and asked.niveau == self.niveau)


def ingelezen_functies() -> list[Element]:
    """Return the functies of the published function profiles, with their version and title."""
    found = Element.objects.filter(
        soort=Element.Soort.FUNCTIE,
        versie__kader__soort=Soort.FUNCTIEPROFIEL,
        versie__status=KaderVersie.Status.VASTGESTELD,
    )
    return list(
        found.select_related("versie__kader").order_by("versie__kader__titel", "versie", "volgorde")
    )


def get_ingelezen_functie(uuid: str) -> Element:
    """Return a functie of a published function profile; Http404 if it is unknown."""
    found = next((one for one in ingelezen_functies() if str(one.uuid) == uuid), None)
    if found is None:
        raise Http404(_("Dit ingelezen functieprofiel bestaat niet."))
    return found


def overname(blad: Profielblad, functie: Element) -> list[Overnamerij]:
    """Return for each requirement of a functie as it was read what it comes to in a concept."""
    below = functie.children.filter(soort=Element.Soort.COMPETENTIE)
    asked = list(below.order_by("volgorde"))
    rijen = {rij.node.element.pk: rij for rij in blad.rijen}
    found = take_over(
        (_gelezen(one) for one in asked), [_kandidaat(rij.node) for rij in rijen.values()]
    )
    return [_rij(one, what, rijen) for one, what in zip(asked, found, strict=True)]


def _gelezen(element: Element) -> Gelezen:
    niveaus = element.niveaus or []
    level = str(niveaus[0]) if len(niveaus) == 1 else ""
    return Gelezen(element.pk, element.code, element.titel, level, bool(element.onbepaald))


def _kandidaat(node: CompetenceNode) -> Kandidaat:
    levels = (level.element for level in node.levels if level.element is not None)
    labels = tuple((level.pk, _label(node, level)) for level in levels)
    return Kandidaat(node.element.pk, node.code, node.title, labels)


def _label(node: CompetenceNode, level: Element) -> str:
    """Return the label of a level: behind its code `<competence>-N<label>`, or its title."""
    head = f"{node.code}-N"
    return level.code.removeprefix(head) if level.code.startswith(head) else level.titel


def _rij(gelezen: Element, what: Overname, rijen: dict[int, Eisrij]) -> Overnamerij:
    rij = rijen.get(what.competentie) if what.competentie is not None else None
    levels: Iterable[Element] = rij.niveaus if rij is not None else []
    niveau = next((one for one in levels if one.pk == what.niveau), None)
    is_free = rij is not None and rij.eis is None and rij.wacht is None and not rij.is_vast
    return Overnamerij(gelezen, rij, niveau, what.reden, is_free and what.reden is None)
