"""The desk of the tests: conversations and taken as Noor makes them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from gastvrij.basis.models import Medewerker
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions as kaders
from gastvrij.klantcontact import actions as klantcontacten
from gastvrij.klantcontact import queries as klantcontact_queries
from gastvrij.klantcontact.models import Gesprek, Onderwerp
from gastvrij.taken import actions
from gastvrij.taken.actions import Beller, Opdracht, Vraag
from gastvrij.taken.models import InterneTaak

# Monday 23-11-2026, 14:00 to 16:00 in Amsterdam.
PROMISED_FROM = datetime.fromisoformat("2026-11-23T14:00:00+01:00")
PROMISED_TO = datetime.fromisoformat("2026-11-23T16:00:00+01:00")
BELLER = Beller("Mevrouw Geertje Hofstra", "06-12345678", "hofstra@voorbeeld.nl")


@dataclass(frozen=True)
class Desk:
    """Makes conversations and taken as the desk does."""

    cast: Cast
    onderwerp: Onderwerp

    def gesprek(self, by: Medewerker | None = None, at: datetime = NOW) -> Gesprek:
        kanaal = klantcontact_queries.get_kanaal("telefoon")
        return klantcontacten.start_gesprek(by=by or self.cast.noor, at=at, kanaal=kanaal)

    def call_back(self, afdeling: str = "Burgerzaken", who: Medewerker | None = None) -> Vraag:
        return Vraag(
            inhoud="Waar blijft mijn paspoort?",
            resultaat="terugbelafspraak",
            onderwerp=self.onderwerp,
            opdracht=Opdracht(
                "Zoek uit waar het paspoort is en bel terug",
                afdeling=None if who else self.cast.afdelingen[afdeling],
                medewerker=who,
                beloofd_van=PROMISED_FROM,
                beloofd_tot=PROMISED_TO,
            ),
        )

    def handled(self) -> Vraag:
        return Vraag("Hoe laat gaat u open?", "direct_afgehandeld", self.onderwerp)

    def taak(
        self,
        afdeling: str = "Burgerzaken",
        *,
        by: Medewerker | None = None,
        who: Medewerker | None = None,
        beller: Beller = BELLER,
    ) -> InterneTaak:
        maker = by or self.cast.noor
        vraag = self.call_back(afdeling, who)
        gesprek = self.gesprek(maker)
        actions.register_gesprek(by=maker, at=NOW, gesprek=gesprek, beller=beller, vragen=[vraag])
        return InterneTaak.objects.get(klantcontact__gesprek=gesprek)


@pytest.fixture
def desk(cast: Cast) -> Desk:
    onderwerp = klantcontacten.add_onderwerp(
        by=cast.frits, at=NOW, naam="Paspoort", afdeling=cast.afdelingen["Burgerzaken"]
    )
    return Desk(cast, onderwerp)


@pytest.fixture
def agree(cast: Cast) -> Callable[[int], None]:
    """Agree by hand within how many working days inwoners are called back."""

    def norm(days: int) -> None:
        kaders.add_norm(
            by=cast.kim,
            at=NOW - timedelta(days=30),
            metriek="terugbellen",
            operator="<=",
            waarde=Decimal(days),
            eenheid="werkdagen",
        )

    return norm
