"""Rounds of estimates as tests hold them."""

from datetime import datetime, timedelta

from django.utils import timezone

from gastvrij.basis.models import Medewerker
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders.models import Element
from gastvrij.ontwikkeling import actions, queries
from gastvrij.ontwikkeling.models import Relatie, Uitvraag

TODAY = timezone.localdate(NOW)
TERM = TODAY + timedelta(days=14)
LATER = NOW + timedelta(days=1)
AFTER = NOW + timedelta(days=15)
COLLEAGUES = ("bram", "els", "wim")
CLIENTS = ("sjoerd", "kim", "karel")


def competences(medewerker: Medewerker, many: int = 2) -> list[Element]:
    """Return some competences that a round about somebody can ask."""
    groups = queries.competenties_to_ask(medewerker, on=TODAY)
    return [node.element for _versie, nodes in groups for node in nodes][:many]


def people(
    cast: Cast,
    colleagues: tuple[str, ...] = COLLEAGUES,
    clients: tuple[str, ...] = (),
    leader: str = "",
) -> dict[Medewerker, str]:
    """Return who is asked, by what they are."""
    found: dict[Medewerker, str] = {cast.people[name]: Relatie.COLLEGA for name in colleagues}
    found |= {cast.people[name]: Relatie.INTERNE_KLANT for name in clients}
    return found | ({cast.people[leader]: Relatie.LEIDINGGEVENDE} if leader else {})


def ask(
    cast: Cast,
    mensen: dict[Medewerker, str] | None = None,
    *,
    by: str = "noor",
    at: datetime = NOW,
    many: int = 2,
    drempel: int = 3,
) -> Uitvraag:
    """Start a round about Noor."""
    return actions.start_uitvraag(
        by=cast.people[by],
        at=at,
        medewerker=cast.noor,
        aanleiding="Ik wil weten hoe ik overkom.",
        elementen=competences(cast.noor, many),
        mensen=people(cast) if mensen is None else mensen,
        termijn=timezone.localdate(at) + timedelta(days=14),
        drempel=drempel,
    )


def answer(
    cast: Cast, uitvraag: Uitvraag, *names: str, value: str = "soms", at: datetime = LATER
) -> None:
    """Let people answer the same to everything that a round asks."""
    for name in names:
        waarden = dict.fromkeys(queries.elementen_of(uitvraag), value)
        actions.give_schattingen(by=cast.people[name], at=at, uuid=uitvraag.uuid, waarden=waarden)


def held(
    cast: Cast,
    *names: str,
    mensen: dict[Medewerker, str] | None = None,
    value: str = "soms",
    at: datetime = NOW,
) -> Uitvraag:
    """Hold a round in which these people answer, and close it."""
    uitvraag = ask(cast, mensen, at=at)
    answer(cast, uitvraag, *names, value=value, at=at)
    uitvraag.refresh_from_db()
    if uitvraag.gesloten_op is None:
        actions.close_uitvraag(by=cast.noor, at=at, uuid=uitvraag.uuid)
        uitvraag.refresh_from_db()
    return uitvraag
