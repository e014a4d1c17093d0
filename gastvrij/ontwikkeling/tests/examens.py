"""A proeve for tests with passages on steps of the guide."""

from datetime import timedelta

from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import Proeve
from gastvrij.beoordeling.rules.proeve import Status
from gastvrij.beoordeling.tests.examen import moment
from gastvrij.beoordeling.tests.scenario import Stage


def hold_proeve(stage: Stage, *codes: str) -> Proeve:
    """Hold a proeve of Noor with a passage on each of these steps, and hand out its result."""
    proeve = stage.to_proeve("afname")
    stage.hold(proeve)
    for code in codes:
        actions.add_fragment(
            by=stage.cast.els,
            at=moment(proeve, Status.AFNAME) + timedelta(minutes=5),
            observatie=proeve.observatie,
            soort="geobserveerd",
            tekst=f"Hier is {code} te horen.",
            stappen=stage.stappen(code),
        )
    return stage.to_proeve("uitgereikt", proeve=proeve)
