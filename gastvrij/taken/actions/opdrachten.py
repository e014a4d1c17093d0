"""What is asked of a colleague: whose work it becomes, until when, and what still lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.basis.models import Afdeling, Medewerker, Team
from gastvrij.klantcontact import actions as klantcontacten
from gastvrij.klantcontact.actions import Refusal
from gastvrij.klantcontact.models import Onderwerp
from gastvrij.klantcontact.rules import Resultaat, needs_taak
from gastvrij.taken import queries, rules
from gastvrij.taken.models import InterneTaak

TEXTS: Mapping[str, str | Promise] = {
    "taak_unasked": gettext_lazy("Dit resultaat vraagt niets van een collega."),
    "handeling_empty": gettext_lazy("Schrijf op wat de collega moet doen."),
    "wie_empty": gettext_lazy("Kies wie dit doet."),
    "belofte_empty": gettext_lazy("Spreek af wanneer: vul een dag en een tijd in."),
    "belofte_past": gettext_lazy("Dit moment is al voorbij. Kies een later moment."),
    "belofte_reversed": gettext_lazy(
        "De eindtijd ligt voor de begintijd. Kies een latere eindtijd."
    ),
    "belofte_closed": gettext_lazy("De gemeente is die dag dicht. Kies een werkdag."),
}


@dataclass(frozen=True)
class Opdracht:
    """What a colleague is asked: of an afdeling, of a team in it, or of one person."""

    handeling: str
    afdeling: Afdeling | None = None
    medewerker: Medewerker | None = None
    toelichting: str = ""
    beloofd_van: datetime | None = None
    beloofd_tot: datetime | None = None
    team: Team | None = None

    @property
    def place(self) -> Afdeling | None:
        """Return the afdeling whose work this becomes."""
        if self.afdeling is not None:
            return self.afdeling
        if self.team is not None:
            return self.team.afdeling
        return self.medewerker.afdeling if self.medewerker else None


@dataclass(frozen=True)
class Vraag(klantcontacten.Vraag):
    """One vraag, with what is asked of a colleague if the resultaat calls for it."""

    opdracht: Opdracht | None = None


Key = tuple[str, int | None, int | None]


@dataclass
class Agenda:
    """Terms and windows as they hold at a moment, each read once."""

    at: datetime
    _terms: dict[Key, date | None] = field(default_factory=dict)
    _windows: dict[int | None, queries.Belvensters] = field(default_factory=dict)
    _days: dict[date, bool] = field(default_factory=dict)
    _klachten: dict[tuple[int | None, int | None], queries.Klachtopdracht] = field(
        default_factory=dict
    )

    @property
    def today(self) -> date:
        """Return the day in the time of the gemeente."""
        return timezone.localdate(self.at)

    def term(self, soort: str, place: Afdeling | None, onderwerp: Onderwerp | None) -> date | None:
        """Return the last day for work of a kind, None if nothing is agreed."""
        key = (soort, place.pk if place else None, onderwerp.pk if onderwerp else None)
        if key not in self._terms:
            self._terms[key] = queries.latest_day(
                place, on=self.today, onderwerp=onderwerp, soort=soort
            )
        return self._terms[key]

    def klacht(self, place: Afdeling | None, onderwerp: Onderwerp | None) -> queries.Klachtopdracht:
        """Return whose work a klacht is, and its last day."""
        key = (place.pk if place else None, onderwerp.pk if onderwerp else None)
        if key not in self._klachten:
            self._klachten[key] = queries.klacht_opdracht(place, on=self.today, onderwerp=onderwerp)
        return self._klachten[key]

    def windows(self, place: Afdeling | None) -> queries.Belvensters:
        """Return when an afdeling calls back."""
        key = place.pk if place else None
        if key not in self._windows:
            self._windows[key] = queries.belvensters(place)
        return self._windows[key]

    def is_open(self, day: date) -> bool:
        """Test if the gemeente works on a day."""
        if day not in self._days:
            self._days[day] = queries.is_open_day(day)
        return self._days[day]


def routed(vragen: Sequence[Vraag], agenda: Agenda) -> list[Vraag]:
    """Return the vragen with each klacht that is handed over at the afdeling for klachten."""
    return [_routed(vraag, agenda) for vraag in vragen]


def _routed(vraag: Vraag, agenda: Agenda) -> Vraag:
    asked = vraag.opdracht
    if asked is None or not vraag.is_klacht:
        return vraag
    place = agenda.klacht(asked.place, vraag.onderwerp).afdeling
    if place is None or (asked.place is not None and asked.place.pk == place.pk):
        return vraag
    return replace(vraag, opdracht=replace(asked, afdeling=place, team=None, medewerker=None))


def soort_of(vraag: Vraag) -> str:
    """Return which kind of taak a vraag becomes."""
    if vraag.is_klacht:
        return InterneTaak.Soort.KLACHT
    calls_back = vraag.resultaat == Resultaat.TERUGBELAFSPRAAK
    return InterneTaak.Soort.TERUGBELLEN if calls_back else InterneTaak.Soort.DOORGEZET


def last_day(vraag: Vraag, agenda: Agenda) -> date | None:
    """Return the last day for what a vraag asks; a klacht always has one, by law."""
    place = vraag.opdracht.place if vraag.opdracht else None
    if vraag.is_klacht:
        return agenda.klacht(place, vraag.onderwerp).uiterlijk_op
    return agenda.term(soort_of(vraag), place, vraag.onderwerp)


def opdracht_refusals(vragen: Sequence[Vraag], agenda: Agenda) -> list[Refusal]:
    """Return all that is not right about what is asked of colleagues, in words of the screen."""
    return [
        one for place, vraag in enumerate(vragen) for one in _vraag_refusals(place, vraag, agenda)
    ]


def _vraag_refusals(place: int, vraag: Vraag, agenda: Agenda) -> list[Refusal]:
    asked = vraag.opdracht
    promised = timezone.localtime(asked.beloofd_tot) if asked and asked.beloofd_tot else None
    problems = rules.opdracht_problems(
        place,
        resultaat=vraag.resultaat,
        opdracht=_for_rules(asked) if asked else None,
        now=timezone.localtime(agenda.at),
        is_open=promised is None or agenda.is_open(promised.date()),
    )
    found = [Refusal(one.vraag, one.veld, str(TEXTS[one.code])) for one in problems]
    if found or asked is None or promised is None or not needs_taak(vraag.resultaat):
        return found
    return _outside(place, asked, promised, agenda)


def _for_rules(asked: Opdracht) -> rules.Opdracht:
    has_someone = asked.medewerker is not None or asked.place is not None
    return rules.Opdracht(asked.handeling, has_someone, asked.beloofd_van, asked.beloofd_tot)


def _outside(place: int, asked: Opdracht, tot: datetime, agenda: Agenda) -> list[Refusal]:
    """Return the refusal of a promise outside the windows that were entered, if it is one."""
    windows = agenda.windows(asked.place)
    if windows.herkomst is queries.Herkomst.AANNAME:
        # Nobody said when this afdeling calls, so nothing is outside.
        return []
    van = timezone.localtime(asked.beloofd_van) if asked.beloofd_van else None
    if rules.fits(van, tot, windows.vensters):
        return []
    return [Refusal(place, "beloofd_tot", _windows_text(asked, tot, windows))]


def _windows_text(asked: Opdracht, tot: datetime, windows: queries.Belvensters) -> str:
    naam = asked.place.naam if asked.place else _("De gemeente")
    today = _joined(windows.vensters.get(tot.weekday(), ()))
    day = str(WEEKDAYS[tot.weekday()])
    if today:
        return _("{naam} belt op {dag} terug {tijden} uur. Kies een tijd daarbinnen.").format(
            naam=naam, dag=day, tijden=today
        )
    others = "; ".join(
        f"{WEEKDAYS[weekday]} {_joined(windows.vensters[weekday])}"
        for weekday in sorted(windows.vensters)
    )
    return _("{naam} belt op {dag} niet terug. Het kan wel op: {tijden}.").format(
        naam=naam, dag=day, tijden=others
    )


def _joined(vensters: Sequence[rules.Venster]) -> str:
    said = [
        _("tussen {van} en {tot}").format(van=f"{one.van:%H:%M}", tot=f"{one.tot:%H:%M}")
        for one in sorted(vensters)
    ]
    return _(" en ").join(said)
