"""Puts what Coen saw of Noor in the database of a journey, and as much more as is asked.

`niets` stops there, `proeve` lets her pass an exam of the gemeente, `alles` makes one of everything
about her development, and `antwoorden` answers what colleagues were asked about her.
"""

import django

django.setup()

import json  # noqa: E402
import sys  # noqa: E402
from collections.abc import Callable, Mapping  # noqa: E402
from datetime import UTC, datetime, timedelta  # noqa: E402
from uuid import UUID  # noqa: E402

from gastvrij.basis.models import Afdeling, Medewerker  # noqa: E402
from gastvrij.beoordeling import actions as beoordeling  # noqa: E402
from gastvrij.conftest import Cast  # noqa: E402
from gastvrij.kaders.models import Element  # noqa: E402
from gastvrij.klantcontact.actions import add_onderwerp  # noqa: E402
from gastvrij.klantcontact.models import Gesprek, Onderwerp  # noqa: E402
from gastvrij.ontwikkeling import actions  # noqa: E402
from gastvrij.ontwikkeling.models import Uitnodiging  # noqa: E402
from tests.world import Clock, begun, conversation, judged, make_kaders, plan  # noqa: E402
from tests.world_ontwikkeling import make_ontwikkeling, pass_exam  # noqa: E402
from tests.world_proeve import make_opdracht  # noqa: E402

AGO, OPEN_FOR = timedelta(days=12), timedelta(days=90)
# What was heard, and the steps of the guide that it shows.
HEARD = (
    ("Goedemiddag, u spreekt met Noor. Waarmee kan ik u helpen?", ("F1.1", "A2")),
    ("Als ik u goed begrijp wilt u weten wanneer het klaar is?", ("F2.1",)),
    ("In gewone woorden: u krijgt eerst een brief.", ("A3", "F3.1")),
    ("Ik bel eerst mijn collega en verbind u daarna door.", ("F3.2",)),
)


def make_cast() -> Cast:
    people = {one.gebruikersnaam: one for one in Medewerker.objects.all()}
    return Cast(people, {one.naam: one for one in Afdeling.objects.all()})


def observe(cast: Cast, clock: Clock) -> Callable[[], Gesprek]:
    """Let Coen hear Noor once and share what he heard; return what holds a conversation of hers."""
    versions = make_kaders(cast, clock)
    add_onderwerp(
        by=cast.frits,
        at=clock(),
        naam="Rijbewijs",
        afdeling=cast.afdelingen["Burgerzaken"],
        lijn=Onderwerp.Lijn.EERSTE,
        domein="",
    )
    formulier = beoordeling.make_formulier(by=cast.olga, at=clock(), versie=versions["toetsplan"])
    beoordeling.decide_cesuur(
        by=cast.olga, at=clock(), formulier=formulier, cesuur={"regel": "alle"}, reden="Zo."
    )
    formulier = beoordeling.publish_formulier(by=cast.olga, at=clock(), formulier=formulier)
    opdracht = make_opdracht(cast, clock, formulier, "Proeve L1")
    beoordeling.sign_opdracht(by=cast.olga, at=clock(), opdracht=opdracht)
    observatie = begun(cast, clock, plan(cast, clock, formulier))
    for tekst, codes in HEARD:
        beoordeling.add_fragment(
            by=cast.coen,
            at=clock(),
            observatie=observatie,
            soort="geobserveerd",
            tekst=tekst,
            stappen=list(
                Element.objects.filter(versie=versions["gespreksstructuur"], code__in=codes)
            ),
        )
    beoordeling.share(by=cast.coen, at=clock(), observatie=judged(cast, clock, observatie))
    return lambda: conversation(cast, clock)


def answer(clock: Clock) -> None:
    """Let everybody who was asked about Noor answer, but Noor herself."""
    waiting = Uitnodiging.objects.filter(is_beantwoord=False).exclude(relatie="zelf")
    for one in waiting.select_related("wie", "uitvraag"):
        said = dict.fromkeys(one.uitvraag.elementen.all(), "meestal")
        actions.give_schattingen(by=one.wie, at=clock(), uuid=one.uitvraag.uuid, waarden=said)


def make(what: str) -> Mapping[str, UUID]:
    """Make what was asked; return uuids by name."""
    if what == "antwoorden":
        answer(Clock(datetime.now(UTC)))
        return {}
    cast, clock = make_cast(), Clock(datetime.now(UTC) - AGO)
    talk = observe(cast, clock)
    if what == "proeve":
        return {"proeve": pass_exam(cast, clock, talk).uuid}
    if what == "alles":
        until = clock().date() + OPEN_FOR
        actions.give_vrijgave(by=cast.noor, at=clock(), aan=cast.tessa, tot_en_met=until)
        return {"medewerker": cast.noor.uuid, **make_ontwikkeling(cast, clock, talk)}
    return {}


if __name__ == "__main__":
    made = make(sys.argv[1])
    sys.stdout.write(json.dumps({name: str(uuid) for name, uuid in made.items()}))
