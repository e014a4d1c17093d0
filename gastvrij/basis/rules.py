"""Rights and working days. Pure: no database, no clock, no Django."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from enum import IntEnum, StrEnum

SATURDAY = 5
# Dutch whatever the language of the screen: what inwoners hear and documents say.
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)


class Rol(StrEnum):
    """The roles of `system.md`; a person can have several."""

    KCC = "kcc"
    FRONTOFFICE_SOCIAAL = "frontoffice_sociaal"
    TWEEDE_LIJN = "tweede_lijn"
    TEAMLEIDER = "teamleider"
    COACH = "coach"
    BEOORDELAAR = "beoordelaar"
    OPLEIDINGSADVISEUR = "opleidingsadviseur"
    KADERBEHEERDER = "kaderbeheerder"
    FUNCTIONEEL_BEHEERDER = "functioneel_beheerder"
    AUDITOR = "auditor"


class Bereik(IntEnum):
    """How far a right reaches; a wider one holds the narrower ones."""

    EIGEN = 1
    AFDELING = 2
    ALLES = 3


class Recht(StrEnum):
    """What a person may do; one row of the rights table each."""

    KLANTCONTACT = "klantcontact"
    TAKEN = "taken"
    TAKEN_VERDELEN = "taken_verdelen"
    KENNIS_LEZEN = "kennis_lezen"
    KENNIS_SCHRIJVEN = "kennis_schrijven"
    KADERS_LEZEN = "kaders_lezen"
    KADERS_BEWERKEN = "kaders_bewerken"
    KADERS_VASTSTELLEN = "kaders_vaststellen"
    KWALITEIT_BEOORDELEN = "kwaliteit_beoordelen"
    PROEVE_PLANNEN = "proeve_plannen"
    PROEVE_BEOORDELEN = "proeve_beoordelen"
    OORDEEL_INZIEN = "oordeel_inzien"
    COMPETENTIEBEELD = "competentiebeeld"
    ONTWIKKELING = "ontwikkeling"
    CIJFERS = "cijfers"
    CIJFERS_ORGANISATIE = "cijfers_organisatie"
    BEHEER_LEZEN = "beheer_lezen"
    BEHEER = "beheer"
    AUDIT = "audit"


class Koppelrecht(StrEnum):
    """What an application may do: one interface each."""

    TELEFONIE = "telefonie"
    BERICHTEN = "berichten"


_EIGEN, _AFD, _ALLES = Bereik.EIGEN, Bereik.AFDELING, Bereik.ALLES

# The rights table of system.md. EIGEN = about oneself, assigned to oneself, or released to oneself.
RECHTEN: Mapping[Recht, Mapping[Rol, Bereik]] = {
    Recht.KLANTCONTACT: {
        Rol.KCC: _ALLES,
        Rol.FRONTOFFICE_SOCIAAL: _ALLES,
        Rol.TWEEDE_LIJN: _AFD,
        Rol.TEAMLEIDER: _AFD,
    },
    Recht.TAKEN: {
        Rol.KCC: _EIGEN,
        Rol.FRONTOFFICE_SOCIAAL: _EIGEN,
        Rol.TWEEDE_LIJN: _AFD,
        Rol.TEAMLEIDER: _AFD,
    },
    Recht.TAKEN_VERDELEN: {Rol.TWEEDE_LIJN: _EIGEN, Rol.TEAMLEIDER: _AFD},
    Recht.KENNIS_SCHRIJVEN: {
        Rol.TWEEDE_LIJN: _AFD,
        Rol.TEAMLEIDER: _AFD,
        Rol.KADERBEHEERDER: _ALLES,
    },
    Recht.KADERS_BEWERKEN: {Rol.KADERBEHEERDER: _ALLES},
    Recht.KADERS_VASTSTELLEN: {Rol.KADERBEHEERDER: _ALLES},
    Recht.KWALITEIT_BEOORDELEN: {Rol.COACH: _AFD},
    Recht.PROEVE_PLANNEN: {Rol.OPLEIDINGSADVISEUR: _ALLES},
    Recht.PROEVE_BEOORDELEN: {Rol.BEOORDELAAR: _EIGEN},
    Recht.ONTWIKKELING: {Rol.OPLEIDINGSADVISEUR: _ALLES},
    Recht.CIJFERS: {
        Rol.TEAMLEIDER: _AFD,
        Rol.COACH: _AFD,
        Rol.OPLEIDINGSADVISEUR: _ALLES,
        Rol.FUNCTIONEEL_BEHEERDER: _ALLES,
        Rol.AUDITOR: _ALLES,
    },
    Recht.CIJFERS_ORGANISATIE: {
        Rol.TEAMLEIDER: _ALLES,
        Rol.OPLEIDINGSADVISEUR: _ALLES,
        Rol.FUNCTIONEEL_BEHEERDER: _ALLES,
        Rol.AUDITOR: _ALLES,
    },
    Recht.BEHEER_LEZEN: {Rol.FUNCTIONEEL_BEHEERDER: _ALLES, Rol.AUDITOR: _ALLES},
    Recht.BEHEER: {Rol.FUNCTIONEEL_BEHEERDER: _ALLES},
    Recht.AUDIT: {Rol.FUNCTIONEEL_BEHEERDER: _ALLES, Rol.AUDITOR: _ALLES},
}

# What every medewerker may do, whatever the roles.
IEDEREEN: Mapping[Recht, Bereik] = {
    Recht.KENNIS_LEZEN: _ALLES,
    Recht.KADERS_LEZEN: _ALLES,
    Recht.OORDEEL_INZIEN: _EIGEN,
    Recht.COMPETENTIEBEELD: _EIGEN,
    Recht.AUDIT: _EIGEN,
}


def bereik(rollen: Iterable[Rol], recht: Recht) -> Bereik | None:
    """Return how far a right reaches for somebody with these roles, None if it is missing.

    Source: the rights table of the system design; the widest of all roles counts.
    """
    table = RECHTEN.get(recht, {})
    found = [table[rol] for rol in rollen if rol in table]
    if recht in IEDEREEN:
        found.append(IEDEREEN[recht])
    return max(found, default=None)


class Band(StrEnum):
    """What somebody is to another person, beside a colleague."""

    LEIDINGGEVENDE = "leidinggevende"
    COACH = "coach"
    BEOORDELAAR = "beoordelaar"


def excludes(wanted: Band, present: Collection[Band]) -> bool:
    """Test if somebody may not become this to a person, for being something else already.

    Source: the system design, "coach, manager and assessor of the same person exclude each other".
    """
    return any(band is not wanted for band in present)


def with_descendants(root: int, parents: Mapping[int, int | None]) -> frozenset[int]:
    """Return an afdeling and all below it.

    `parents` maps the key of every afdeling to that of its parent; a loop ends the walk.
    """
    found = {root}
    grew = True
    while grew:
        below = {key for key, parent in parents.items() if parent in found} - found
        found |= below
        grew = bool(below)
    return frozenset(found)


def is_werkdag(day: date, *, closed_on: frozenset[date]) -> bool:
    """Test if the gemeente works on a day: no weekend, no holiday, not closed."""
    return day.weekday() < SATURDAY and day not in closed_on


def add_werkdagen(start: date, days: int, *, closed_on: frozenset[date]) -> date:
    """Return the day that is so many working days after `start`.

    `days` is 0 or more; with 0 it is the first working day from `start` on.
    """
    day = start
    left = days
    while left or not is_werkdag(day, closed_on=closed_on):
        day += timedelta(days=1)
        if left and is_werkdag(day, closed_on=closed_on):
            left -= 1
    return day
