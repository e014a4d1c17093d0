"""Every page of ontwikkeling and the public ones of badges, empty and filled, looked at."""

import json
import sys
from collections.abc import Callable, Iterable

import pytest

from .conftest import Person, Server

# The same on every database; what the pages tell is tested on both.
pytestmark = [pytest.mark.browser, pytest.mark.one_database]

# title, address: before there is anything to show.
EMPTY = {
    "sjoerd": (
        ("leeg competenties", "/profiel/"),
        ("leeg plan", "/profiel/plan/"),
        ("leeg inschattingen", "/profiel/inschattingen/"),
        ("leeg dossier", "/profiel/dossier/"),
        ("leeg mijn functies", "/profiel/functies/van-mij/"),
        ("leeg hulp", "/profiel/hulp/"),
        ("badge onbekend", "/badges/00000000-0000-4000-8000-000000000000/"),
    ),
    "olga": (
        ("leeg functies", "/profiel/functies/"),
        ("leeg team", "/profiel/team/"),
        ("leeg badges", "/profiel/badges/"),
        ("leeg vertrek", "/profiel/vertrek/"),
    ),
}
# The same of what is filled; in braces the name of what was made.
FILLED = {
    "noor": (
        ("competenties", "/profiel/"),
        ("competenties toen", "/profiel/?op=2026-01-01"),
        ("plan", "/profiel/plan/"),
        ("doel", "/profiel/plan/doelen/{leerdoel}/"),
        ("doel nieuw", "/profiel/plan/doelen/nieuw/"),
        ("doel wijzigen", "/profiel/plan/doelen/{leerdoel}/wijzigen/"),
        ("inschattingen", "/profiel/inschattingen/"),
        ("uitvraag", "/profiel/inschattingen/{uitvraag}/"),
        ("uitvraag nieuw", "/profiel/inschattingen/nieuw/"),
        ("inschatting geven", "/profiel/inschattingen/{uitvraag}/invullen/"),
        ("dossier", "/profiel/dossier/"),
        ("bewijs nieuw", "/profiel/dossier/bewijs/"),
        ("bewijs", "/profiel/dossier/bewijs/{gezien_bewijs}/"),
        ("voorbeeld nieuw", "/profiel/dossier/voorbeeld/"),
        ("mijn functies", "/profiel/functies/van-mij/"),
        ("hulp", "/profiel/hulp/"),
        ("hulp vragen", "/profiel/hulp/{hulpaanbod}/vragen/"),
        ("badge intrekken", "/profiel/badges/{badge}/intrekken/"),
        ("badge", "/badges/{badge}/"),
    ),
    "olga": (
        ("functies", "/profiel/functies/"),
        ("functie", "/profiel/functies/{functie}/"),
        ("functieprofiel", "/profiel/functies/profielen/{functieprofiel}/"),
        ("functieconcept", "/profiel/functies/profielen/{functieconcept}/"),
        ("functie overnemen", "/profiel/functies/profielen/{functieconcept}/overnemen/"),
        ("vervulling beeindigen", "/profiel/functies/vervullingen/{vervulling}/beeindigen/"),
        ("team", "/profiel/team/?van=functie-{functie}"),
        ("badges", "/profiel/badges/"),
        ("vertrek", "/profiel/vertrek/"),
    ),
    "tessa": (
        ("competenties van een ander", "/profiel/{medewerker}/?competentie={competentie}"),
        ("gesprekken met het team", "/profiel/plan/team/"),
        ("cyclus", "/profiel/plan/cyclus/{cyclus}/"),
        ("cyclus nieuw", "/profiel/plan/team/{medewerker}/cyclus/"),
        ("gesprek", "/profiel/plan/gesprek/{cyclusgesprek}/"),
        ("doel van een ander", "/profiel/plan/doelen/{leerdoel}/"),
    ),
    "coen": (
        ("dossier van een ander", "/profiel/dossier/van/{medewerker}/"),
        ("plan van een ander", "/profiel/plan/van/{medewerker}/"),
        ("bewijs nakijken", "/profiel/dossier/bewijs/{bewijs}/"),
        ("voorbeeld van een ander", "/profiel/dossier/voorbeeld/{voorbeeld}/"),
        ("dossier van een coach", "/profiel/dossier/"),
    ),
    "bram": (
        ("inschatting van een ander", "/profiel/inschattingen/{uitvraag}/invullen/"),
        ("hulpvraag aan mij", "/profiel/hulp/vragen/{hulpvraag}/"),
    ),
    "frits": (("bewaartermijn", "/profiel/vertrek/termijn/"),),
}


def look_at(person: Person, pages: Iterable[tuple[str, str]], made: dict[str, str]) -> None:
    """Open each page and look at it; one that is not there is noted as such and forgotten."""
    for title, path in pages:
        person.go(path.format(**made))
        if title == "badge onbekend":
            person.was_refused(404)
        person.look(title)


def test_pages_can_be_read_before_there_is_anything(person: Callable[[str], Person]) -> None:
    for who, pages in EMPTY.items():
        look_at(person(who), pages, {})


def test_pages_can_be_read_when_they_are_filled(
    server: Server, person: Callable[[str], Person]
) -> None:
    seed = (sys.executable, "-m", "tests.journeys.seed_ontwikkeling")
    made = json.loads(server.run(*seed, "alles"))
    for who, pages in FILLED.items():
        look_at(person(who), pages, made)
