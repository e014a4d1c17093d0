"""Two weeks of invented conversations, held by the staff of the demo through the real actions."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.utils import timezone

from gastvrij.basis import queries as basis
from gastvrij.basis import rules as werkdagen
from gastvrij.basis.models import Medewerker
from gastvrij.klantcontact import queries
from gastvrij.klantcontact.actions import count_simple, start_gesprek
from gastvrij.klantcontact.models import Kanaal, Onderwerp, Partij
from gastvrij.klantcontact.rules import Beller, Resultaat
from gastvrij.taken.actions import Opdracht, Vraag, register_gesprek

from . import teksten
from .organisatie import Gemeente
from .partijen import check_inwoner
from .teksten import Voorbeeld

DAYS = 14
OPENS = time(8, 40)
GESPREKKEN_A_DAY = 14
MINUTES_BETWEEN = 32
SIMPLE_A_DAY = 5
TWO_VRAGEN_EVERY = 4
AGENTS = ("noor", "fatima", "meral", "joris", "ravi")
SOCIAAL = {"fatima", "ravi"}


@dataclass
class Desk:
    """What is needed to hold conversations; `asked` counts the vragen so far, by kind of desk."""

    gemeente: Gemeente
    onderwerpen: dict[str, Onderwerp]
    kanalen: dict[str, Kanaal]
    inwoners: dict[str, Partij] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)


def days_open(today: date) -> list[date]:
    """Return the working days of the last two weeks, today included."""
    first = today - timedelta(days=DAYS)
    closed = basis.closed_days(first, today)
    days = (first + timedelta(days=count) for count in range(DAYS + 1))
    return [day for day in days if werkdagen.is_werkdag(day, closed_on=closed)]


def hold_gesprekken(
    *,
    at: datetime,
    gemeente: Gemeente,
    onderwerpen: dict[str, Onderwerp],
    inwoners: dict[str, Partij] | None = None,
) -> tuple[int, int]:
    """Register what the last two weeks brought; return how many gesprekken and vragen."""
    kanalen = {kanaal.code: kanaal for kanaal in queries.kanalen()}
    desk = Desk(gemeente, onderwerpen, kanalen, inwoners or {})
    held = 0
    for number, start in enumerate(_moments(at)):
        _hold(desk, number, start)
        held += 1
        if number % GESPREKKEN_A_DAY < SIMPLE_A_DAY:
            agent = gemeente.people["joris" if number % 2 else "noor"]
            count_simple(by=agent, at=start + timedelta(minutes=9), kanaal=desk.kanalen["telefoon"])
    return held, desk.asked.total()


def _moments(at: datetime) -> Iterator[datetime]:
    for day in days_open(timezone.localdate(at)):
        opens = timezone.make_aware(datetime.combine(day, OPENS))
        for place in range(GESPREKKEN_A_DAY):
            start = opens + timedelta(minutes=MINUTES_BETWEEN * place)
            if start + timedelta(minutes=15) < at:
                yield start


def _hold(desk: Desk, number: int, start: datetime) -> None:
    agent = desk.gemeente.people[AGENTS[number % len(AGENTS)]]
    kanaal = desk.kanalen[teksten.KANALEN[number % len(teksten.KANALEN)]]
    ends = start + timedelta(minutes=3 + number % 6)
    gesprek = start_gesprek(by=agent, at=start, kanaal=kanaal)
    beller = _beller(number)
    if beller.gegevens_gecontroleerd:
        partij = desk.inwoners.get(beller.naam)
        check_inwoner(by=agent, at=start, gesprek=gesprek, partij=partij)
    vragen = [_vraag(desk, agent, ends)]
    if number % TWO_VRAGEN_EVERY == TWO_VRAGEN_EVERY - 1:
        vragen.append(_vraag(desk, agent, ends))
    register_gesprek(by=agent, at=ends, gesprek=gesprek, beller=beller, vragen=vragen)


def _beller(number: int) -> Beller:
    naam = teksten.INWONERS[number % len(teksten.INWONERS)]
    account = naam.lower().replace(" ", ".")
    return Beller(
        naam=naam,
        telefoon=f"06 123 456 {number % len(teksten.INWONERS):02}",
        email=f"{account}@inwoner.example" if number % 3 == 0 else "",
        gegevens_gecontroleerd=number % 2 == 0,
    )


def _vraag(desk: Desk, agent: Medewerker, ends: datetime) -> Vraag:
    voorbeeld, resultaat = _next_example(desk, agent)
    onderwerp = desk.onderwerpen[voorbeeld.onderwerp]
    return Vraag(
        inhoud=voorbeeld.inhoud,
        resultaat=resultaat,
        onderwerp=onderwerp,
        notitie=voorbeeld.antwoord,
        soort_vraag=voorbeeld.soort,
        met_wie=onderwerp.afdeling.naam if resultaat == Resultaat.WARM_DOORVERBONDEN else "",
        gelukt=desk.asked.total() % 4 != 0 if resultaat == Resultaat.WARM_DOORVERBONDEN else None,
        organisatie="Centraal Bureau Rijvaardigheidsbewijzen"
        if resultaat == Resultaat.DOORVERWEZEN
        else "",
        opdracht=_opdracht(voorbeeld, resultaat, onderwerp, ends),
    )


def _next_example(desk: Desk, agent: Medewerker) -> tuple[Voorbeeld, Resultaat]:
    is_sociaal = agent.gebruikersnaam in SOCIAAL
    own = teksten.SOCIAAL if is_sociaal else teksten.KCC
    turn, place = divmod(desk.asked["sociaal" if is_sociaal else "kcc"], len(own))
    desk.asked["sociaal" if is_sociaal else "kcc"] += 1
    letters = own[place].uitkomsten
    return own[place], teksten.UITKOMSTEN[letters[turn % len(letters)]]


def _opdracht(
    voorbeeld: Voorbeeld, resultaat: Resultaat, onderwerp: Onderwerp, ends: datetime
) -> Opdracht | None:
    if resultaat == Resultaat.DOORGEZET:
        return Opdracht(handeling=voorbeeld.inhoud, afdeling=onderwerp.afdeling)
    if resultaat != Resultaat.TERUGBELAFSPRAAK:
        return None
    day = next_werkdag(timezone.localdate(ends))
    return Opdracht(
        handeling=f"Bel terug over: {voorbeeld.onderwerp.lower()}",
        afdeling=onderwerp.afdeling,
        toelichting=voorbeeld.inhoud,
        beloofd_van=timezone.make_aware(datetime.combine(day, time(13, 30))),
        beloofd_tot=timezone.make_aware(datetime.combine(day, time(16, 0))),
    )


def next_werkdag(day: date) -> date:
    """Return the first working day after a day."""
    closed = basis.closed_days(day, day + timedelta(days=14))
    return werkdagen.add_werkdagen(day, 1, closed_on=closed)
