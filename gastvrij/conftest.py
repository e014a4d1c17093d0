"""The cast: one small gemeente with somebody in every role."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from gastvrij.basis import actions
from gastvrij.basis.models import Afdeling, Medewerker, Poortbesluit
from gastvrij.basis.rules import Rol
from gastvrij.basis.tests import copies

# The long checks run as a fixed sample, and in full when ./test --all asks for it.
IN_FULL = os.environ.get("GASTVRIJ_LANG") == "1"
TIMES_MORE = 40

# A Friday afternoon, 15:00 in Amsterdam.
NOW = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)
PASSWORD = "een-lange-zin-voor-de-proef"

# name: (full name, role, afdeling)
PEOPLE = {
    "noor": ("Noor Bakker", Rol.KCC, "KCC"),
    "fatima": ("Fatima Yildiz", Rol.FRONTOFFICE_SOCIAAL, "Frontoffice sociaal"),
    "bram": ("Bram de Wit", Rol.TWEEDE_LIJN, "Burgerzaken"),
    "sjoerd": ("Sjoerd Postma", Rol.TWEEDE_LIJN, "Sociaal domein"),
    "tessa": ("Tessa Vermeer", Rol.TEAMLEIDER, "KCC"),
    "victor": ("Victor Smit", Rol.TEAMLEIDER, "Burgerzaken"),
    "coen": ("Coen Jansen", Rol.COACH, "KCC"),
    "els": ("Els van Dam", Rol.BEOORDELAAR, "Burgerzaken"),
    "wim": ("Wim Hoekstra", Rol.BEOORDELAAR, "Burgerzaken"),
    "olga": ("Olga Meijer", Rol.OPLEIDINGSADVISEUR, "Bedrijfsvoering"),
    "kim": ("Kim Visser", Rol.KADERBEHEERDER, "Bedrijfsvoering"),
    "karel": ("Karel Mulder", Rol.KADERBEHEERDER, "Bedrijfsvoering"),
    "frits": ("Frits Blom", Rol.FUNCTIONEEL_BEHEERDER, "Bedrijfsvoering"),
    "anja": ("Anja Kok", Rol.AUDITOR, "Bedrijfsvoering"),
}


def examples(sample: int) -> int:
    """Return how many examples a long check tries."""
    return sample * TIMES_MORE if IN_FULL else sample


@dataclass(frozen=True)
class Cast:
    """The people and afdelingen of the tests, by first name and by name."""

    people: dict[str, Medewerker]
    afdelingen: dict[str, Afdeling]

    def __getattr__(self, name: str) -> Medewerker:
        # Past __dict__, because a copy is asked for its attributes before it has any.
        try:
            found: Medewerker = self.__dict__["people"][name]
        except KeyError:
            raise AttributeError(name) from None
        return found


def make_cast() -> Cast:
    """Make the gemeente with its people and afdelingen in the database."""
    admin = actions.create_first_admin(
        at=NOW,
        gebruikersnaam="frits",
        naam="Frits Blom",
        email="frits@lindemeer.example",
        password=PASSWORD,
        gemeente="gemeente Lindemeer",
    )
    afdelingen = {
        naam: actions.save_afdeling(
            by=admin, at=NOW, afdeling=None, naam=naam, parent=None, is_eerste_lijn=naam == "KCC"
        )
        for naam in ("KCC", "Burgerzaken", "Sociaal domein", "Bedrijfsvoering")
    }
    afdelingen["Frontoffice sociaal"] = actions.save_afdeling(
        by=admin,
        at=NOW,
        afdeling=None,
        naam="Frontoffice sociaal",
        parent=afdelingen["KCC"],
        is_eerste_lijn=True,
    )
    people = {"frits": admin}
    for name, (naam, rol, afdeling) in PEOPLE.items():
        if name != "frits":
            people[name] = actions.add_medewerker(
                by=admin,
                at=NOW,
                gebruikersnaam=name,
                naam=naam,
                email=f"{name}@lindemeer.example",
                password=PASSWORD,
                afdeling=afdelingen[afdeling],
                rollen=[(rol, None)],
            )
    return Cast(people, afdelingen)


def make_gate(cast: Cast) -> None:
    """Open the gate for every purpose, as the demo does and a new installation does not."""
    for doel in Poortbesluit.Doel:
        actions.record_poortbesluit(
            by=cast.frits,
            at=NOW,
            doel=doel,
            or_besluit="OR-2026-014",
            or_besluit_op=date(2026, 3, 2),
            dpia="DPIA-2026-03",
            reikwijdte="Alle medewerkers met klantcontact",
            voorwaarden="De medewerker ziet alles als eerste.",
            geldig_van=date(2026, 1, 1),
            geldig_tot=date(2027, 12, 31),
        )


_first_cast: copies.Rows = []


@pytest.fixture
def cast(db: None) -> Cast:
    """Return the cast: made by the actions for the first test, written at once for the others."""
    if not _first_cast:
        made = make_cast()
        _first_cast.extend(copies.read())
        return made
    copies.write(_first_cast)
    people = {one.gebruikersnaam: one for one in Medewerker.objects.select_related("afdeling")}
    return Cast(people, {one.naam: one for one in Afdeling.objects.select_related("parent")})


@pytest.fixture
def open_gate(cast: Cast) -> None:
    make_gate(cast)


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Keep what fixtures of a module write until its last test; each test undoes its own writes.

    What a test gets of it is a copy (`deepcopy`), so that no test sees the objects of another.
    """
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def beside(variable: str, *parts: str, missing: str) -> Path:
    """Return a folder that lies beside the project or where a variable says; skip without it."""
    shared = Path(__file__).resolve().parent.parent.parent / "shared"
    folder = Path(os.environ.get(variable, shared.joinpath(*parts)))
    if not folder.is_dir():
        pytest.skip(f"{missing} staan niet in {folder}")
    return folder


@pytest.fixture(scope="session")
def case_reference() -> Path:
    """Return the folder with schemas and samples of CASE; skip where they are not at hand."""
    return beside("GASTVRIJ_CASE_REFERENCE", "reference", "case", missing="de schema's van CASE")


@pytest.fixture(scope="session")
def sources() -> Path:
    """Return the folder of the five real documents; skip where they are not at hand."""
    return beside("GASTVRIJ_SOURCES", "sources", missing="de echte brondocumenten")


@pytest.fixture(scope="session")
def vectors() -> Path:
    """Return the folder of published figures to check ours by; skip where they are not at hand."""
    return beside("GASTVRIJ_VECTORS", "vectors", missing="de gepubliceerde cijfers")
