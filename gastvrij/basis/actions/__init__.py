"""Writes of basis: events, people, organisation, gate, calendar and seals."""

from .aanwezigheid import clean_aanwezigheid, set_aanwezigheid
from .audit import ask_verification, clean, seal_events, verify_audit
from .events import record, record_all, record_read
from .kalender import add_sluitingsdag, remove_sluitingsdag
from .medewerkers import (
    add_admin,
    add_medewerker,
    change_medewerker,
    create_first_admin,
)
from .organisatie import (
    change_organisatie,
    name_organisatie,
    one_at_a_time,
    save_afdeling,
    save_team,
)
from .poort import GateClosed, record_poortbesluit, require_gate, withdraw_poortbesluit
from .rantsoen import TooOften, ration
from .refusal import CannotAdminister
from .rollen import give_rol, set_rollen, take_rol
from .toepassingen import (
    KeyMayNot,
    NewToepassing,
    UnknownKey,
    add_toepassing,
    use_toepassing,
    withdraw_toepassing,
)
from .wachtwoord import ask_password_mail, choose_password, send_password_mail
from .zelf import set_taal

__all__ = [
    "CannotAdminister",
    "GateClosed",
    "KeyMayNot",
    "NewToepassing",
    "TooOften",
    "UnknownKey",
    "add_admin",
    "add_medewerker",
    "add_sluitingsdag",
    "add_toepassing",
    "ask_password_mail",
    "ask_verification",
    "change_medewerker",
    "change_organisatie",
    "choose_password",
    "clean",
    "clean_aanwezigheid",
    "create_first_admin",
    "give_rol",
    "name_organisatie",
    "one_at_a_time",
    "ration",
    "record",
    "record_all",
    "record_poortbesluit",
    "record_read",
    "remove_sluitingsdag",
    "require_gate",
    "save_afdeling",
    "save_team",
    "seal_events",
    "send_password_mail",
    "set_aanwezigheid",
    "set_rollen",
    "set_taal",
    "take_rol",
    "use_toepassing",
    "verify_audit",
    "withdraw_poortbesluit",
    "withdraw_toepassing",
]
