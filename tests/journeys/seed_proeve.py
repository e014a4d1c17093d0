"""Puts two small sittings of Noor by Els and Ruud in a journey: one to come, one long past."""

import django

django.setup()

import sys  # noqa: E402
from datetime import UTC, datetime  # noqa: E402

from gastvrij.basis.models import Afdeling, Medewerker  # noqa: E402
from gastvrij.beoordeling import actions  # noqa: E402
from gastvrij.beoordeling.models import Formulier, Proeve  # noqa: E402
from gastvrij.beoordeling.rules.proeve import Status  # noqa: E402
from gastvrij.beoordeling.tests.examen import DAY, MINUTE, MOMENTS, moment  # noqa: E402
from gastvrij.beoordeling.tests.gesprekken import make_gesprek  # noqa: E402
from gastvrij.beoordeling.tests.scenario import VOORBEELDEN, Stage  # noqa: E402
from gastvrij.conftest import NOW, Cast  # noqa: E402
from gastvrij.kaders import actions as kaders  # noqa: E402
from gastvrij.klantcontact import actions as klantcontacten  # noqa: E402
from gastvrij.klantcontact.models import Onderwerp  # noqa: E402
from gastvrij.klantcontact.rules import Beller  # noqa: E402

KEPT = ("L1.02", "L1.04", "L1.06")
HANDED_OUT = 60 * DAY


def small_plan() -> bytes:
    """Return our example of an exam plan with three of its toetstermen."""
    lines = (VOORBEELDEN / "toetsplan.txt").read_text(encoding="utf-8").splitlines(keepends=True)
    return "".join(one for one in lines if not one.startswith("L1.") or one[:5] in KEPT).encode()


def publish(cast: Cast) -> Formulier:
    """Take the small plan in and publish its form: two of the three are enough."""
    (voorstel,) = kaders.upload(by=cast.kim, at=NOW, bestandsnaam="plan.txt", inhoud=small_plan())
    versie = kaders.adopt(
        by=cast.kim, at=NOW, voorstel=voorstel, kader=None, titel="Toetsplan L1 in het klein"
    )
    plan = kaders.publish(by=cast.karel, at=NOW, versie=versie, ingangsdatum=NOW.date())
    formulier = actions.make_formulier(by=cast.olga, at=NOW, versie=plan)
    actions.decide_cesuur(
        by=cast.olga,
        at=NOW,
        formulier=formulier,
        cesuur={"regel": "minimum", "aantal": 2},
        reden="Zo staat het in het examenreglement.",
    )
    return actions.publish_formulier(by=cast.olga, at=NOW, formulier=formulier)


def converse(stage: Stage, proeve: Proeve) -> None:
    """Hold the one conversation of a sitting that is under way, and note a passage of it."""
    at = moment(proeve, Status.AFNAME) + MINUTE
    gesprek = make_gesprek(stage.cast.noor, at=at, is_registered=False)
    klantcontacten.register(
        by=stage.cast.noor,
        at=at + 4 * MINUTE,
        gesprek=gesprek,
        beller=Beller(),
        vragen=[
            klantcontacten.Vraag(
                inhoud="Wanneer is mijn paspoort klaar?",
                onderwerp=Onderwerp.objects.get(naam="Paspoort en identiteitskaart"),
                resultaat="direct_afgehandeld",
            )
        ],
    )
    actions.add_gesprek(
        by=stage.cast.els, at=at, proeve=proeve, gesprek=gesprek, burger_geinformeerd=True
    )
    stage.note(proeve, "geobserveerd")


def make() -> tuple[Proeve, Proeve]:
    """Return the sitting that is handed out to Noor now, and one with a result of long ago."""
    people = {one.gebruikersnaam: one for one in Medewerker.objects.all()}
    cast = Cast(people, {one.naam: one for one in Afdeling.objects.all()})
    stage = Stage(cast, cast.ruud, publish(cast))
    decided = stage.decided_opdracht(titel="Proeve L1 in het klein", aantal_gesprekken=1)
    actions.sign_opdracht(by=cast.olga, at=NOW, opdracht=decided)
    now = datetime.now(UTC)
    long_ago = now - HANDED_OUT - MOMENTS[Status.UITGEREIKT]
    past = stage.request(at=long_ago - 4 * DAY, begint_op=long_ago)
    past = stage.to_proeve(Status.AFNAME, proeve=past)
    converse(stage, past)
    past = stage.to_proeve(Status.UITGEREIKT, proeve=past)
    coming = stage.request(at=now - 4 * DAY, begint_op=now + 5 * MINUTE)
    return stage.to_proeve(Status.FORMULIER_UITGEREIKT, proeve=coming), past


if __name__ == "__main__":
    sys.stdout.write(" ".join(str(one.uuid) for one in make()))
