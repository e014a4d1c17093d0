"""The exam on the stage: an owner, an opdracht, and a sitting in any of its states."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import (
    Exameneigenaar,
    Formulier,
    Fragment,
    Oordeel,
    Opdracht,
    Procedure,
    Proeve,
)
from gastvrij.beoordeling.rules.proeve import NVVB, Status, Termijn
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders.models import KaderVersie
from gastvrij.klantcontact.actions import ensure_kanalen

from .gesprekken import make_gesprek

REQUESTED = NOW + timedelta(hours=1)
# The Monday after NOW, 10:00 in Amsterdam.
BEGINS = NOW + timedelta(days=2, hours=19)
KEPT = 180
GESPREKKEN = 2
TERMIJNEN: Mapping[str, int] = {
    **{termijn.value: days for termijn, days in NVVB.items()},
    Termijn.BEWAREN.value: KEPT,
}
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)
# How long after its begin a sitting reaches each state.
MOMENTS: Mapping[Status, timedelta] = {
    Status.AANGEVRAAGD: -3 * DAY,
    Status.TOEGELATEN: -70 * MINUTE,
    Status.FORMULIER_UITGEREIKT: -60 * MINUTE,
    Status.BEVESTIGD: -50 * MINUTE,
    Status.IDENTITEIT_VASTGESTELD: -MINUTE,
    Status.AFNAME: 0 * MINUTE,
    Status.OORDELEN: 28 * MINUTE,
    Status.BESPREKEN: 40 * MINUTE,
    Status.VOORLOPIG: 50 * MINUTE,
    Status.VASTGESTELD: 15 * DAY,
    Status.UITGEREIKT: 17 * DAY,
    Status.GEARCHIVEERD: 120 * DAY,
    Status.VERNIETIGD: (120 + KEPT) * DAY,
}
PATH = list(MOMENTS)
# The steps that take nothing but who does them.
SIMPLE: Mapping[Status, tuple[str, Callable[..., Proeve]]] = {
    Status.TOEGELATEN: ("olga", actions.admit),
    Status.FORMULIER_UITGEREIKT: ("olga", actions.hand_out),
    Status.BEVESTIGD: ("noor", actions.confirm_receipt),
    Status.AFNAME: ("els", actions.begin_proeve),
    Status.VASTGESTELD: ("wim", actions.fix),
    Status.UITGEREIKT: ("olga", actions.hand_over_result),
    Status.GEARCHIVEERD: ("olga", actions.archive),
}
AFTER = {
    Status.AFGEWEZEN: Status.AANGEVRAAGD,
    Status.VRIJGESTELD: Status.AANGEVRAAGD,
    Status.TERUGGETROKKEN: Status.TOEGELATEN,
    Status.AFGEBROKEN: Status.AFNAME,
}


def moment(proeve: Proeve, status: Status) -> datetime:
    """Return when a sitting on the stage reaches a state."""
    if status in AFTER:
        return moment(proeve, AFTER[status]) + MINUTE
    return proeve.begint_op + MOMENTS[status]


@dataclass
class Examen:
    """What an exam needs: the cast, a second assessor, and a published form with a cesuur."""

    cast: Cast
    ruud: Medewerker
    formulier: Formulier

    @property
    def toetsplan(self) -> KaderVersie:
        """Return the exam plan of the form."""
        return KaderVersie.objects.get(formulieren=self.formulier)

    @property
    def eigenaar(self) -> Exameneigenaar:
        """Return the external body, made when it is asked for first."""
        found = Exameneigenaar.objects.filter(is_extern=True).first()
        return found or self.make_eigenaar()

    def make_eigenaar(
        self, *, is_extern: bool = True, termijnen: Mapping[Any, int] | None = None
    ) -> Exameneigenaar:
        """Make an exam owner; without terms those of the NVVB and a retention term."""
        return actions.save_eigenaar(
            by=self.cast.olga,
            at=NOW,
            eigenaar=None,
            naam="Examenbureau" if is_extern else "gemeente Lindemeer",
            is_extern=is_extern,
            reglement="Examenreglement 2026",
            adres="",
            termijnen=TERMIJNEN if termijnen is None else termijnen,
        )

    @property
    def opdracht(self) -> Opdracht:
        """Return a signed opdracht, made when it is asked for first."""
        found = Opdracht.objects.filter(status=Opdracht.Status.ONDERTEKEND).first()
        return found or actions.sign_opdracht(
            by=self.cast.olga, at=NOW, opdracht=self.decided_opdracht()
        )

    def decided_opdracht(self, **changed: Any) -> Opdracht:
        """Return an opdracht in which all is decided but what is `changed`."""
        ensure_kanalen()
        concept = actions.make_opdracht(
            by=self.cast.olga, at=NOW, formulier=self.formulier, titel="Proeve V1"
        )
        decided: dict[str, Any] = {
            "titel": "Proeve V1",
            "instructies": "Voer gesprekken zoals u gewend bent.",
            "met_leidraad": True,
            "met_kennis": True,
            "aantal_gesprekken": GESPREKKEN,
            "kanalen": ["telefoon", "balie"],
            "minuten_afname": 30,
            "minuten_uitslag": 30,
        }
        return actions.save_opdracht(
            by=self.cast.olga, at=NOW, opdracht=concept, **(decided | changed)
        )

    def request(self, **changed: Any) -> Proeve:
        """Request a sitting of Noor by Els and Ruud, with Wim as second pair of eyes.

        Each next one is two hours later, so that nobody has two at a time.
        """
        given: dict[str, Any] = {
            "by": self.cast.olga,
            "at": REQUESTED,
            "kandidaat": self.cast.noor,
            "opdracht": self.opdracht,
            "eigenaar": self.eigenaar,
            "beoordelaars": [self.cast.els, self.ruud],
            "vaststeller": self.cast.wim,
            "begint_op": BEGINS + timedelta(hours=2) * Proeve.objects.count(),
            "locatie": "KCC, werkplek 12",
        }
        return actions.request_proeve(**(given | changed))

    def to_proeve(
        self,
        status: str,
        *,
        gelijk: Mapping[str, str] | None = None,
        verschil: Mapping[str, str] | None = None,
        proeve: Proeve | None = None,
    ) -> Proeve:
        """Return a sitting in a state; a given `proeve` goes on from the state that it is in.

        All is voldoende but what both say in `gelijk`, and what Ruud says in `verschil`.
        """
        goal = Status(status)
        found = proeve or self.request()
        last = AFTER.get(goal, goal)
        start = PATH.index(Status(found.status)) + 1
        for step in PATH[start : PATH.index(last) + 1]:
            if step is Status.BESPREKEN:
                self.judge_by(found, self.cast.els, gelijk)
                self.judge_by(found, self.ruud, {**(gelijk or {}), **(verschil or {})})
            found = self._step(found, step, verschil or {})
        return self._leave(found, goal) if goal in AFTER else found

    def _step(self, proeve: Proeve, to: Status, verschil: Mapping[str, str]) -> Proeve:
        given: dict[str, Any] = {"at": moment(proeve, to), "proeve": proeve}
        if to in SIMPLE:
            name, act = SIMPLE[to]
            return act(by=self.cast.people[name], **given)
        if to is Status.IDENTITEIT_VASTGESTELD:
            return actions.establish_identity(by=self.cast.els, document="paspoort", **given)
        if to is Status.OORDELEN:
            self.hold(proeve)
            return actions.end_afname(by=self.cast.els, **given)
        if to is Status.BESPREKEN:
            actions.hand_in(by=self.cast.els, **given)
            return actions.hand_in(by=self.ruud, **given)
        if to is Status.VOORLOPIG:
            for code in verschil:
                self.agree(proeve, code)
            return actions.give_provisional(by=self.cast.els, **given)
        actions.destroy_due(at=given["at"])
        return Proeve.objects.select_related("observatie").get(pk=proeve.pk)

    def _leave(self, proeve: Proeve, to: Status) -> Proeve:
        given: dict[str, Any] = {
            "at": moment(proeve, to),
            "proeve": proeve,
            "reden": "Zo is afgesproken.",
        }
        if to is Status.AFGEWEZEN:
            return actions.refuse(by=self.cast.olga, **given)
        if to is Status.VRIJGESTELD:
            return actions.exempt(by=self.cast.olga, **given)
        if to is Status.TERUGGETROKKEN:
            return actions.withdraw(by=self.cast.noor, **given)
        return actions.break_off(by=self.cast.els, **given)

    def hold(self, proeve: Proeve, aantal: int | None = None) -> None:
        """Hold the conversations of a sitting that are left, and add them; else so many in all."""
        asked = proeve.opdracht.aantal_gesprekken if aantal is None else aantal
        for number in range(proeve.observatie.afnamegesprekken.count(), asked or 0):
            at = moment(proeve, Status.AFNAME) + (1 + 6 * number) * MINUTE
            actions.add_gesprek(
                by=self.cast.els,
                at=at,
                proeve=proeve,
                gesprek=make_gesprek(proeve.observatie.medewerker, at=at),
                burger_geinformeerd=True,
            )
        if not proeve.observatie.fragmenten.exists():
            self.note(proeve, "geobserveerd")
            self.note(proeve, "bevraagd")

    def note(
        self, proeve: Proeve, soort: str, *, by: Medewerker | None = None, tekst: str = ""
    ) -> Fragment:
        """Note a passage during the afname."""
        return actions.add_fragment(
            by=by or self.cast.els,
            at=moment(proeve, Status.AFNAME) + 5 * MINUTE,
            observatie=proeve.observatie,
            soort=soort,
            tekst=tekst or "Waarmee kan ik u helpen?",
        )

    def judge_by(
        self, proeve: Proeve, by: Medewerker, waarden: Mapping[str, str] | None = None
    ) -> None:
        """Give a verdict of one assessor on all that has none: voldoende, but for `waarden`."""
        judged = proeve.observatie.oordelen.filter(gegeven_door=by).values("criterium")
        fragmenten = list(proeve.observatie.fragmenten.all())
        for criterium in self.formulier.criteria.exclude(pk__in=judged):
            waarde = (waarden or {}).get(criterium.code, "voldoende")
            self.verdict(proeve, by, criterium.code, waarde, fragmenten)

    def verdict(
        self,
        proeve: Proeve,
        by: Medewerker,
        code: str,
        waarde: str,
        fragmenten: Sequence[Fragment] = (),
    ) -> Oordeel:
        """Give one verdict."""
        return actions.give_oordeel(
            by=by,
            at=moment(proeve, Status.OORDELEN) + MINUTE,
            observatie=proeve.observatie,
            criterium=self.formulier.criteria.get(code=code),
            waarde=waarde,
            fragmenten=() if waarde == "niet_waargenomen" else fragmenten,
        )

    def agree(self, proeve: Proeve, code: str, waarde: str = "voldoende") -> None:
        """Agree on a mark, by Els; Ruud confirms it."""
        made = actions.agree(
            by=self.cast.els,
            at=moment(proeve, Status.BESPREKEN) + MINUTE,
            proeve=proeve,
            criterium=self.formulier.criteria.get(code=code),
            waarde=waarde,
            reden="Samen teruggelezen in de citaten.",
        )
        actions.confirm_mark(
            by=self.ruud, at=moment(proeve, Status.BESPREKEN) + MINUTE, overeenkomst=made
        )

    def ask(self, proeve: Proeve, soort: str, *, days: int) -> Procedure:
        """Ask something as the candidate, so many days after the result was handed out."""
        return actions.ask(
            by=proeve.observatie.medewerker,
            at=moment(proeve, Status.UITGEREIKT) + days * DAY,
            proeve=proeve,
            soort=soort,
            tekst="Ik werd gestoord tijdens het tweede gesprek.",
        )

    def answer(self, procedure: Procedure, *, days: int) -> Procedure:
        """Answer as the planner, so many days after the result was handed out."""
        return actions.answer(
            by=self.cast.olga,
            at=moment(procedure.proeve, Status.UITGEREIKT) + days * DAY,
            procedure=procedure,
            besluit="Wij hebben het nagekeken.",
            is_gegrond=None if procedure.soort == "inzage" else False,
        )
