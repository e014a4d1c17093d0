"""What tests of badges need: a key in a file of its own, and a passed exam of the gemeente."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from gastvrij.beoordeling.models import Proeve
from gastvrij.beoordeling.rules.proeve import Status
from gastvrij.beoordeling.tests.examen import moment
from gastvrij.beoordeling.tests.scenario import Stage
from gastvrij.conftest import NOW
from gastvrij.ontwikkeling import actions
from gastvrij.ontwikkeling.models import Badge

DAY = timedelta(days=1)


def with_key(settings: Any, folder: Path) -> Path:
    """Give the installation a key of its own."""
    settings.BADGE_KEY_FILE = folder / "sleutel"
    actions.make_badge_key(at=NOW)
    return Path(settings.BADGE_KEY_FILE)


def own_exam(stage: Stage, status: str = "uitgereikt", **to: Any) -> Proeve:
    """Return a sitting of Noor of an exam of the gemeente itself, in a state."""
    proeve = stage.request(eigenaar=stage.make_eigenaar(is_extern=False))
    return stage.to_proeve(status, proeve=proeve, **to)


def issue(stage: Stage, proeve: Proeve) -> Badge:
    """Let the candidate ask for the badge, a day after the result was handed out."""
    return actions.issue_badge(
        by=stage.cast.noor, at=moment(proeve, Status.UITGEREIKT) + DAY, uuid=proeve.uuid
    )
