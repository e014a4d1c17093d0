"""Goals to learn: one's own, those in a cycle that somebody leads, and those that were released."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling.models import Leerpunt
from gastvrij.beoordeling.queries import leerpunten_of
from gastvrij.kaders.models import Element
from gastvrij.kaders.queries import CompetenceNode
from gastvrij.ontwikkeling.models import Cyclus, Leerdoel, Voortgang
from gastvrij.ontwikkeling.rules import plan as rules
from gastvrij.ontwikkeling.rules.plan import Aandacht, Handeling, Wie

from .te_vragen import competenties_to_ask
from .vrijgaven import Onderdeel, vrijgegeven

Status = Leerdoel.Status


@dataclass(frozen=True)
class Doelregel:
    """A goal with its progress, oldest first, and what it asks now."""

    doel: Leerdoel
    voortgang: list[Voortgang]
    aandacht: Aandacht

    @property
    def laatste(self) -> Voortgang | None:
        """Return the last line in which the employee said how far it is."""
        said = [line for line in self.voortgang if line.stand]
        return said[-1] if said else None


@dataclass(frozen=True)
class Doelzicht:
    """A goal as somebody sees it, and what that person may do with it."""

    regel: Doelregel
    wie: Wie

    @property
    def doel(self) -> Leerdoel:
        """Return the goal itself."""
        return self.regel.doel

    @property
    def handelingen(self) -> frozenset[Handeling]:
        """Return what this person may do with it."""
        return rules.doel_handelingen(self.wie, loopt=self.doel.status == Status.LOOPT)


@dataclass(frozen=True)
class Leerpuntregel:
    """A learning point that was agreed on, and the goal that came of it if any."""

    leerpunt: Leerpunt
    doel: Leerdoel | None


@dataclass(frozen=True)
class Keuzegroep:
    """What a goal can be about within one competence: the whole, a level, or an indicator."""

    titel: str
    elementen: list[Element]


def _rows() -> QuerySet[Leerdoel]:
    lines = Voortgang.objects.select_related("door").order_by("op", "pk")
    return Leerdoel.objects.select_related(
        "medewerker", "element", "niveau", "leerpunt", "cyclus__leidinggevende"
    ).prefetch_related(Prefetch("voortgang", queryset=lines))


def _regel(doel: Leerdoel, *, on: date) -> Doelregel:
    lines = list(doel.voortgang.all())
    own = [timezone.localdate(line.op) for line in lines if line.stand]
    asks = rules.aandacht(
        klaar_op=doel.klaar_op,
        evaluatie_op=doel.evaluatie_op,
        on=on,
        laatste=own[-1] if own else None,
    )
    return Doelregel(doel, lines, asks if doel.status == Status.LOOPT else Aandacht.GEEN)


def _regels(doelen: Iterable[Leerdoel], *, on: date) -> list[Doelregel]:
    return [_regel(doel, on=on) for doel in doelen]


def doelen_of(medewerker: Medewerker, *, on: date) -> list[Doelregel]:
    """Return the running goals of somebody, the first to be done first, in two queries."""
    return _regels(_rows().filter(medewerker=medewerker, status=Status.LOOPT), on=on)


def closed_doelen_of(medewerker: Medewerker, *, on: date) -> list[Doelregel]:
    """Return the goals of somebody that were reached or stopped, newest first, in two queries."""
    closed = _rows().filter(medewerker=medewerker).exclude(status=Status.LOOPT)
    return _regels(closed.order_by("-afgesloten_op", "-pk"), on=on)


def doelen_in(cyclus: Cyclus, *, on: date) -> list[Doelregel]:
    """Return the goals that an employee put in a cycle, in two queries."""
    return _regels(_rows().filter(cyclus=cyclus), on=on)


def is_leading(medewerker: Medewerker, cyclus: Cyclus) -> bool:
    """Test if somebody holds the conversations of a cycle and still leads the other person."""
    is_theirs = cyclus.leidinggevende_id == medewerker.pk
    return is_theirs and basis.is_manager_of(medewerker, cyclus.medewerker)


def wie_of_doel(medewerker: Medewerker, doel: Leerdoel, *, on: date) -> Wie | None:
    """Return what somebody is to a goal, None if it is not open to this person."""
    if doel.medewerker_id == medewerker.pk:
        return Wie.MEDEWERKER
    if doel.cyclus is not None and is_leading(medewerker, doel.cyclus):
        return Wie.LEIDINGGEVENDE
    is_open = Onderdeel.PLAN in vrijgegeven(medewerker, doel.medewerker, on)
    return Wie.LEZER if is_open else None


def get_doel_for(medewerker: Medewerker, uuid: UUID, *, on: date) -> Doelzicht:
    """Return a goal that somebody may see: one's own, of a cycle one leads, or released.

    Http404 for anybody else.
    """
    basis.require(medewerker, Recht.COMPETENTIEBEELD)
    found = _rows().select_related("cyclus__medewerker").filter(uuid=uuid).first()
    wie = wie_of_doel(medewerker, found, on=on) if found is not None else None
    if found is None or wie is None:
        raise Http404(_("Dit leerdoel bestaat niet, of is niet voor u open."))
    return Doelzicht(_regel(found, on=on), wie)


def get_own_doel(medewerker: Medewerker, uuid: UUID) -> Leerdoel:
    """Return one's own goal, to change it; Http404 if it is another's."""
    basis.require(medewerker, Recht.COMPETENTIEBEELD)
    found = _rows().filter(medewerker=medewerker, uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit leerdoel bestaat niet, of is niet van u."))
    return found


def leerpunten_to_plan(medewerker: Medewerker) -> list[Leerpuntregel]:
    """Return the agreed learning points of somebody with the goal of each, in two queries."""
    goals = Leerdoel.objects.filter(medewerker=medewerker, leerpunt__isnull=False)
    made = {doel.leerpunt_id: doel for doel in goals.exclude(status=Status.GESTOPT)}
    return [Leerpuntregel(one, made.get(one.pk)) for one in leerpunten_of(medewerker)]


def get_leerpunt_to_plan(medewerker: Medewerker, uuid: UUID) -> Leerpunt:
    """Return one's own agreed learning point; Http404 for any other."""
    found = leerpunten_of(medewerker).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit leerpunt bestaat niet, of is niet met u afgesproken."))
    return found


def keuzes_of(medewerker: Medewerker, *, on: date, also: Element | None = None) -> list[Keuzegroep]:
    """Return what goals of somebody can be about, by competence, as their functies ask it.

    `also` is an element of another version that a goal is about already.
    """
    groups = [
        Keuzegroep(f"{node.code} {node.title}".strip(), [node.element, *_below(node.element, node)])
        for _versie, nodes in competenties_to_ask(medewerker, on=on)
        for node in nodes
    ]
    offered = {one.pk for group in groups for one in group.elementen}
    if also is not None and also.pk not in offered:
        groups.append(Keuzegroep(_("Zoals het was"), [also]))
    return groups


def _below(competentie: Element, node: CompetenceNode) -> list[Element]:
    found: list[Element] = []
    for level in node.levels:
        found += [level.element] if level.element is not None else []
        found += level.indicators
    return [one for one in found if one.pk != competentie.pk]


def split_keuze(element: Element) -> tuple[Element, Element | None]:
    """Return what a choice is about, and the level that it stands for, if any."""
    parent = element.parent
    if element.soort == Element.Soort.NIVEAU and parent is not None:
        return parent, element
    is_level = parent is not None and parent.soort == Element.Soort.NIVEAU
    return element, parent if is_level else None


def keuze_of(doel: Leerdoel) -> Element:
    """Return what was chosen for a goal: its level where it is about the whole competence."""
    is_competence = doel.element.soort == Element.Soort.COMPETENTIE
    return doel.niveau if is_competence and doel.niveau is not None else doel.element
