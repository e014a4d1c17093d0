"""Puts a sitting of Noor by Els and Ruud, ten minutes under way, in the database of a journey."""

import django

django.setup()

import sys  # noqa: E402
from datetime import UTC, datetime  # noqa: E402

from gastvrij.basis.models import Afdeling, Medewerker  # noqa: E402
from gastvrij.beoordeling import actions  # noqa: E402
from gastvrij.beoordeling.rules.proeve import Status  # noqa: E402
from gastvrij.beoordeling.tests.examen import MINUTE, moment  # noqa: E402
from gastvrij.beoordeling.tests.gesprekken import make_gesprek  # noqa: E402
from gastvrij.beoordeling.tests.scenario import Stage, publish_example  # noqa: E402
from gastvrij.conftest import Cast  # noqa: E402

if __name__ == "__main__":
    people = {one.gebruikersnaam: one for one in Medewerker.objects.all()}
    cast = Cast(people, {one.naam: one for one in Afdeling.objects.all()})
    stage = Stage(cast, cast.ruud, publish_example(cast))
    requested = stage.request(begint_op=datetime.now(UTC) - 10 * MINUTE)
    proeve = stage.to_proeve(Status.AFNAME, proeve=requested)
    at = moment(proeve, Status.AFNAME) + 2 * MINUTE
    actions.add_gesprek(
        by=cast.els,
        at=at,
        proeve=proeve,
        gesprek=make_gesprek(cast.noor, at=at, is_registered=False),
        burger_geinformeerd=True,
    )
    stage.note(proeve, "geobserveerd", tekst="Fijn dat u belt, ik zoek het voor u op.")
    stage.note(proeve, "bevraagd", tekst="Gevraagd waarom dit kanaal past: noemt twee redenen.")
    sys.stdout.write(str(proeve.uuid))
