"""A stage for quality: a form of our own, a second coach, samples, calibrations and disputes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Rol
from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import (
    Betwisting,
    Criterium,
    Formulier,
    Observatie,
    Steekproef,
    Trekking,
)
from gastvrij.beoordeling.rules.criteria import Wijze
from gastvrij.beoordeling.rules.schalen import Schaal
from gastvrij.conftest import NOW

from .gesprekken import make_gesprek
from .scenario import BEGUN, PLANNED, SHARED, Stage, add_person

TODAY = NOW.date()
# Codes as the form gives them out itself.
GREETS, SAFE, SUMS_UP, ASKS = "E1", "E2", "E3", "E4"
ALL_WELL = {GREETS: "voldaan", SAFE: "voldaan", SUMS_UP: "voldaan", ASKS: "voldaan"}
# Begin: 1 of 2, critical point missed; Kern: a half of the one that was answered.
MIXED = {GREETS: "voldaan", SAFE: "niet_voldaan", SUMS_UP: "deels", ASKS: "nvt"}


@dataclass
class Kwaliteit:
    """Everything that stands before a coach makes a sample."""

    stage: Stage
    carla: Medewerker
    formulier: Formulier

    @property
    def coen(self) -> Medewerker:
        """Return the first coach."""
        return self.stage.cast.coen

    @property
    def noor(self) -> Medewerker:
        """Return the employee most of this is about."""
        return self.stage.cast.noor

    def criterium(self, code: str) -> Criterium:
        """Return a criterium of the form."""
        return self.formulier.criteria.get(code=code)

    def sample(
        self, *, aantal: int = 1, kanalen: Sequence[str] = (), seed: str = "zaad", days: int = 30
    ) -> Steekproef:
        """Make a sample of the KCC by Coen."""
        return actions.make_steekproef(
            by=self.coen,
            at=PLANNED,
            titel="Najaar",
            afdeling=self.stage.cast.afdelingen["KCC"],
            formulier=self.formulier,
            van=TODAY,
            tot=TODAY + timedelta(days=days),
            aantal=aantal,
            kanalen=kanalen,
            seed=seed,
        )

    def place(self, steekproef: Steekproef, nummer: int = 1) -> Trekking:
        """Return a place of Noor."""
        return steekproef.trekkingen.get(medewerker=self.noor, nummer=nummer)

    def begin(self, trekking: Trekking) -> Observatie:
        """Let Noor have a conversation, draw it and begin with it."""
        make_gesprek(trekking.medewerker)
        drawn = actions.draw_trekking(by=self.coen, at=BEGUN, trekking=trekking)
        assert drawn.getrokken is not None
        return actions.begin_trekking(
            by=self.coen,
            at=BEGUN,
            trekking=drawn,
            gesprek=drawn.getrokken,
            burger_geinformeerd=True,
        )

    def judge(
        self,
        observatie: Observatie,
        waarden: Mapping[str, str],
        *,
        by: Medewerker | None = None,
        at: datetime = BEGUN,
    ) -> None:
        """Give verdicts by code."""
        for code, waarde in waarden.items():
            actions.give_oordeel(
                by=by or self.coen,
                at=at,
                observatie=observatie,
                criterium=self.criterium(code),
                waarde=waarde,
            )

    def shared(
        self,
        waarden: Mapping[str, str] = ALL_WELL,
        *,
        trekking: Trekking | None = None,
        at: datetime = SHARED,
    ) -> Observatie:
        """Return a judged conversation of Noor that Coen shared."""
        observatie = self.begin(trekking or self.place(self.sample()))
        self.judge(observatie, waarden)
        return actions.share(by=self.coen, at=at, observatie=observatie)

    def disputed(self, waarden: Mapping[str, str] = MIXED) -> Betwisting:
        """Return a dispute of Noor."""
        observatie = self.shared(waarden)
        return actions.dispute(
            by=self.noor, at=SHARED, observatie=observatie, reden="Ik vroeg wel door."
        )

    def assigned(self) -> Betwisting:
        """Return a dispute that Carla looks into."""
        return actions.assign_reassessor(
            by=self.stage.cast.olga, at=SHARED, betwisting=self.disputed(), beoordelaar=self.carla
        )

    def calibration(self, *more: Medewerker) -> Observatie:
        """Plan a calibration by Coen, Carla and others on a conversation of Noor."""
        return actions.plan_kalibratie(
            by=self.coen,
            at=PLANNED,
            medewerker=self.noor,
            beoordelaars=[self.coen, self.carla, *more],
            formulier=self.formulier,
        )

    def calibrate(self, *said: Mapping[str, str]) -> Observatie:
        """Return a calibration that all its coaches judged like this and handed in."""
        observatie = self.stage.begin(self.calibration())
        for by, waarden in zip((self.coen, self.carla), said, strict=True):
            self.judge(observatie, waarden, by=by)
            actions.hand_in_kalibratie(by=by, at=SHARED, observatie=observatie)
        observatie.refresh_from_db()
        return observatie


def make_quality_form(stage: Stage) -> Formulier:
    """Publish a form of two groups, 40 and 60 percent, with one critical point."""
    olga = stage.cast.olga
    formulier = actions.start_formulier(by=olga, at=NOW, titel="Gesprekskwaliteit")
    parts = {
        "Begin": [
            ("groet de inwoner", Wijze(bewijs_verplicht=False)),
            ("controleert wie er belt", Wijze(bewijs_verplicht=False, is_knock_out=True)),
        ],
        "Kern": [
            ("vat samen", Wijze(bewijs_verplicht=False, schaal=Schaal.DEELS)),
            ("vraagt door", Wijze(bewijs_verplicht=False)),
        ],
    }
    weights = {}
    for (titel, criteria), gewicht in zip(parts.items(), (40, 60), strict=True):
        groep = actions.add_groep(by=olga, at=NOW, formulier=formulier, titel=titel)
        weights[groep.pk] = Decimal(gewicht)
        for tekst, wijze in criteria:
            actions.add_criterium(by=olga, at=NOW, groep=groep, tekst=tekst, wijze=wijze)
    actions.save_gewichten(by=olga, at=NOW, formulier=formulier, gewichten=weights)
    return actions.publish_formulier(by=olga, at=NOW, formulier=formulier)


def make_kwaliteit(stage: Stage) -> Kwaliteit:
    """Publish the form, and add a second coach of the KCC."""
    carla = add_person(stage.cast, "carla", Rol.COACH, afdeling="KCC")
    return Kwaliteit(stage, carla, make_quality_form(stage))
