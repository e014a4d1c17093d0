"""The demo gemeente: afdelingen, teams, staff in every role, and an open gate."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import timezone

from gastvrij.basis import actions
from gastvrij.basis.models import Afdeling, Medewerker, Poortbesluit, RolToewijzing, Team
from gastvrij.basis.rules import Rol
from gastvrij.klantcontact.actions import ensure_kanalen

GEMEENTE = "gemeente Lindemeer"
VOWELS = "aeiou"
CONSONANTS = "bdfghklmnprstvwz"

# By name: under which afdeling, if first line, which teams.
AFDELINGEN: dict[str, tuple[str, bool, tuple[str, ...]]] = {
    "KCC": ("", True, ("Telefoon", "Balie")),
    "Frontoffice sociaal": ("KCC", True, ()),
    "Burgerzaken": ("", False, ("Reisdocumenten", "Basisregistratie")),
    "Ruimte en vergunningen": ("", False, ("Vergunningen", "Openbare ruimte")),
    "Sociaal domein": ("", False, ("Inkomen", "Wmo", "Jeugd")),
    "Belastingen": ("", False, ()),
    "Bedrijfsvoering": ("", False, ()),
}

# By user name: name, rol, afdeling and team.
PEOPLE: dict[str, tuple[str, Rol, str, str]] = {
    "noor": ("Noor Bakker", Rol.KCC, "KCC", "Telefoon"),
    "meral": ("Meral Aydin", Rol.KCC, "KCC", "Telefoon"),
    "joris": ("Joris Hendriks", Rol.KCC, "KCC", "Balie"),
    "fatima": ("Fatima Yildiz", Rol.FRONTOFFICE_SOCIAAL, "Frontoffice sociaal", ""),
    "ravi": ("Ravi Ramdin", Rol.FRONTOFFICE_SOCIAAL, "Frontoffice sociaal", ""),
    "bram": ("Bram de Wit", Rol.TWEEDE_LIJN, "Burgerzaken", "Reisdocumenten"),
    "ineke": ("Ineke Dekker", Rol.TWEEDE_LIJN, "Ruimte en vergunningen", "Vergunningen"),
    "sjoerd": ("Sjoerd Postma", Rol.TWEEDE_LIJN, "Sociaal domein", "Inkomen"),
    "willem": ("Willem Bos", Rol.TWEEDE_LIJN, "Belastingen", ""),
    "tessa": ("Tessa Vermeer", Rol.TEAMLEIDER, "KCC", ""),
    "victor": ("Victor Smit", Rol.TEAMLEIDER, "Burgerzaken", ""),
    "coen": ("Coen Jansen", Rol.COACH, "KCC", ""),
    "els": ("Els van Dam", Rol.BEOORDELAAR, "Burgerzaken", ""),
    "wim": ("Wim Hoekstra", Rol.BEOORDELAAR, "Burgerzaken", ""),
    "sanne": ("Sanne Kuiper", Rol.BEOORDELAAR, "Belastingen", ""),
    "olga": ("Olga Meijer", Rol.OPLEIDINGSADVISEUR, "Bedrijfsvoering", ""),
    "kim": ("Kim Visser", Rol.KADERBEHEERDER, "Bedrijfsvoering", ""),
    "karel": ("Karel Mulder", Rol.KADERBEHEERDER, "Bedrijfsvoering", ""),
    "frits": ("Frits Blom", Rol.FUNCTIONEEL_BEHEERDER, "Bedrijfsvoering", ""),
    "anja": ("Anja Kok", Rol.AUDITOR, "Bedrijfsvoering", ""),
}


@dataclass(frozen=True)
class Login:
    """What somebody needs to log in; the password is known here and nowhere else."""

    gebruikersnaam: str
    password: str
    naam: str
    rol: str


@dataclass
class Gemeente:
    """The demo gemeente by name."""

    afdelingen: dict[str, Afdeling] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    people: dict[str, Medewerker] = field(default_factory=dict)
    logins: list[Login] = field(default_factory=list)


def new_password() -> str:
    """Return three words that can be said aloud, good for over 50 bits."""
    syllables = [secrets.choice(CONSONANTS) + secrets.choice(VOWELS) for _ in range(9)]
    return "-".join("".join(syllables[start : start + 3]) for start in (0, 3, 6))


def found_gemeente(*, at: datetime) -> Gemeente:
    """Make the gemeente in an empty installation; CannotAdminister once staff exist."""
    gemeente = Gemeente()
    frits = _first_admin(gemeente, at)
    _add_afdelingen(gemeente, by=frits, at=at)
    actions.change_medewerker(
        by=frits,
        at=at,
        medewerker=frits,
        naam=frits.naam,
        email=frits.email,
        afdeling=gemeente.afdelingen["Bedrijfsvoering"],
        team=None,
        is_active=True,
    )
    for name in PEOPLE:
        if name != "frits":
            _add_person(gemeente, name, by=frits, at=at)
    _open_gate(by=frits, at=at)
    ensure_kanalen()
    return gemeente


def _login(gemeente: Gemeente, name: str) -> str:
    naam, rol, *_place = PEOPLE[name]
    password = new_password()
    gemeente.logins.append(Login(name, password, naam, str(RolToewijzing.Rol(rol).label)))
    return password


def _first_admin(gemeente: Gemeente, at: datetime) -> Medewerker:
    admin = actions.create_first_admin(
        at=at,
        gebruikersnaam="frits",
        naam=PEOPLE["frits"][0],
        email=_email("frits"),
        password=_login(gemeente, "frits"),
        gemeente=GEMEENTE,
    )
    gemeente.people["frits"] = admin
    return admin


def _email(name: str) -> str:
    return f"{name}@lindemeer.example"


def _add_afdelingen(gemeente: Gemeente, *, by: Medewerker, at: datetime) -> None:
    for naam, (above, is_eerste_lijn, teams) in AFDELINGEN.items():
        afdeling = actions.save_afdeling(
            by=by,
            at=at,
            afdeling=None,
            naam=naam,
            parent=gemeente.afdelingen.get(above),
            is_eerste_lijn=is_eerste_lijn,
        )
        gemeente.afdelingen[naam] = afdeling
        for team in teams:
            gemeente.teams[team] = actions.save_team(
                by=by, at=at, team=None, naam=team, afdeling=afdeling
            )


def _add_person(gemeente: Gemeente, name: str, *, by: Medewerker, at: datetime) -> None:
    naam, rol, afdeling, team = PEOPLE[name]
    gemeente.people[name] = actions.add_medewerker(
        by=by,
        at=at,
        gebruikersnaam=name,
        naam=naam,
        email=_email(name),
        password=_login(gemeente, name),
        afdeling=gemeente.afdelingen[afdeling],
        team=gemeente.teams.get(team),
        rollen=[(rol, None)],
    )


def _open_gate(*, by: Medewerker, at: datetime) -> None:
    today = timezone.localdate(at)
    for doel in Poortbesluit.Doel:
        actions.record_poortbesluit(
            by=by,
            at=at,
            doel=doel,
            or_besluit="OR-DEMO-1",
            or_besluit_op=today - timedelta(days=30),
            dpia="DPIA-DEMO-1",
            reikwijdte="Verzonnen besluit van de demogemeente, voor alle medewerkers.",
            voorwaarden="De medewerker ziet alles als eerste en kan reageren.",
            geldig_van=today,
            geldig_tot=today + timedelta(days=365),
        )
