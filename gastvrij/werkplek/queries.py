"""Reads of the desk: what an agent sees at a glance, over several rooms."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import add_werkdagen
from gastvrij.basis.weergave import clock_text, day_text
from gastvrij.kaders import queries as kaders
from gastvrij.kaders.queries import GuideLine, GuideStep
from gastvrij.klantcontact import queries as klantcontacten
from gastvrij.klantcontact.models import Gesprek, Kanaal, Klantcontact
from gastvrij.klantcontact.rules import Resultaat
from gastvrij.taken import queries as taken
from gastvrij.taken.models import InterneTaak

MOST_RECENT = 8
# Longer than the longest row of closed days in a Dutch year.
LONGEST_CLOSED = 14


@dataclass(frozen=True)
class Tab:
    """A running conversation as its tab shows it."""

    gesprek: Gesprek
    naam: str
    seconden: int


def tabs(running: Iterable[Gesprek], *, now: datetime) -> list[Tab]:
    """Return running conversations with the name as far as it was stated."""
    return [
        Tab(
            gesprek,
            "".join(gesprek.concept.get("naam", [""])[-1:]).strip(),
            int((now - gesprek.begonnen_op).total_seconds()),
        )
        for gesprek in running
    ]


def recent(medewerker: Medewerker) -> list[Gesprek]:
    """Return the conversations that somebody registered last, with their vragen and taken."""
    found = klantcontacten.registered_gesprekken_of(medewerker)
    return list(found.prefetch_related("vragen__taken")[:MOST_RECENT])


def kanalen() -> list[Kanaal]:
    """Return the channels in use."""
    return list(klantcontacten.kanalen())


@dataclass(frozen=True)
class Stap:
    """A step of the guide with the agent's own mark."""

    code: str
    tekst: str
    is_gezet: bool


@dataclass(frozen=True)
class Fase:
    """A phase of the guide: its steps, and their guidance and sentences to say."""

    nummer: int
    titel: str
    stappen: list[Stap]
    regels: list[tuple[str, list[GuideLine]]]
    stand: str = "not-checked"

    @property
    def gezet(self) -> int:
        """Return how many steps the agent marked."""
        return sum(stap.is_gezet for stap in self.stappen)


@dataclass(frozen=True)
class Leidraad:
    """The conversation structure of a gesprek, with the agent's own marks out of the draft."""

    titel: str
    algemeen: list[GuideStep]
    fasen: list[Fase]
    gezet: int = 0
    totaal: int = 0
    naam_genoemd: str = "0"


def leidraad(gesprek: Gesprek, velden: Mapping[str, list[str]]) -> Leidraad | None:
    """Return the guide that was shown with a gesprek; None if none was published."""
    if gesprek.leidraad is None:
        return None
    guide = kaders.guide(gesprek.leidraad)
    marked = set(velden.get("stap", []))
    fasen: list[Fase] = []
    for number, phase in enumerate(guide.phases, start=1):
        steps = [Stap(step.code, step.text, step.code in marked) for step in phase.steps]
        lines = [(step.text, step.lines) for step in phase.steps if step.lines]
        fasen.append(Fase(number, phase.title, steps, lines, _state(steps, fasen)))
    return Leidraad(
        str(gesprek.leidraad),
        guide.rules,
        fasen,
        gezet=sum(fase.gezet for fase in fasen),
        totaal=sum(len(fase.stappen) for fase in fasen),
        naam_genoemd="".join(velden.get("naam_genoemd", ["0"])[-1:]),
    )


def _state(steps: Collection[Stap], before: Collection[Fase]) -> str:
    if all(step.is_gezet for step in steps):
        return "checked"
    is_first_open = all(fase.stand == "checked" for fase in before)
    return "current" if is_first_open else "not-checked"


def proposed_day(latest: date | None, *, on: date) -> date:
    """Return the day to propose for a promise: the latest by the norm, else the next werkdag."""
    if latest is not None:
        return latest
    closed = basis.closed_days(on, on + timedelta(days=LONGEST_CLOSED))
    return add_werkdagen(on, 1, closed_on=closed)


def earlier(gesprek: Gesprek, telefoon: str) -> list[Klantcontact]:
    """Return what was asked before from the number that the inwoner stated."""
    return klantcontacten.earlier_contacts(telefoon, before=gesprek)


def registered_text(gesprek: Gesprek) -> str:
    """Return what was registered, with the numbers and promises for the agent to name."""
    said = [_vraag_text(vraag) for vraag in gesprek.vragen.order_by("volgnummer")]
    promised = {taak.klantcontact_id: taak for taak in taken.taken_of(gesprek)}
    said += [_taak_text(taak) for taak in promised.values()]
    return " ".join(said)


def _vraag_text(vraag: Klantcontact) -> str:
    if vraag.resultaat == Resultaat.KLANT_MAILT_ZELF:
        return _("Opgeslagen. Kenmerk voor de e-mail: {nummer}.").format(nummer=vraag.nummer)
    return _("Vraag {nummer} is opgeslagen.").format(nummer=vraag.nummer)


def _taak_text(taak: InterneTaak) -> str:
    if taak.beloofd_tot is None:
        return _("Doorgezet met nummer {nummer}.").format(nummer=taak.nummer)
    dag, tot = day_text(timezone.localtime(taak.beloofd_tot)), clock_text(taak.beloofd_tot)
    if taak.beloofd_van is None:
        return _("Afspraak {nummer}: {dag} voor {tot}.").format(
            nummer=taak.nummer, dag=dag, tot=tot
        )
    return _("Afspraak {nummer}: {dag} tussen {van} en {tot}.").format(
        nummer=taak.nummer, dag=dag, van=clock_text(taak.beloofd_van), tot=tot
    )
