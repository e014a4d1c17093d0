"""Puts the cast into the database of a journey, in a process of its own."""

import django

django.setup()

from datetime import UTC, datetime, timedelta  # noqa: E402
from decimal import Decimal  # noqa: E402

from gastvrij.basis import actions as basis  # noqa: E402
from gastvrij.basis.rules import Rol  # noqa: E402
from gastvrij.conftest import PASSWORD, make_cast, make_gate  # noqa: E402
from gastvrij.kaders import actions as kaders  # noqa: E402
from gastvrij.klantcontact import actions as klantcontact  # noqa: E402
from gastvrij.klantcontact.models import Onderwerp  # noqa: E402

if __name__ == "__main__":
    cast = make_cast()
    make_gate(cast)
    at = datetime.now(UTC) - timedelta(days=1)
    basis.add_medewerker(
        by=cast.frits,
        at=at,
        gebruikersnaam="ruud",
        naam="Ruud Hendriks",
        password=PASSWORD,
        afdeling=cast.afdelingen["Burgerzaken"],
        rollen=[(Rol.BEOORDELAAR, None)],
    )
    for naam, afdeling, lijn, domein in (
        ("Paspoort en identiteitskaart", "Burgerzaken", "1e", ""),
        ("Verhuizen", "Burgerzaken", "1e", ""),
        ("Bijstand", "Sociaal domein", "1e", "participatiewet"),
        ("Hulp in huis", "Sociaal domein", "1e", "wmo"),
    ):
        klantcontact.add_onderwerp(
            by=cast.frits,
            at=at,
            naam=naam,
            afdeling=cast.afdelingen[afdeling],
            lijn=Onderwerp.Lijn(lijn),
            domein=domein,
        )
    kaders.add_norm(
        by=cast.kim,
        at=at,
        metriek="terugbellen",
        operator="<=",
        waarde=Decimal(2),
        eenheid="werkdagen",
    )
