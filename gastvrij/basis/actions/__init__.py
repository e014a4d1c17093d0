"""Writes of basis: events, people, organisation, gate, calendar and seals."""

from .audit import ask_verification, clean, seal_events, verify_audit
from .events import record, record_read
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
from .refusal import CannotAdminister
from .rollen import give_rol, set_rollen, take_rol
from .wachtwoord import TooOften, ask_password_mail, choose_password, send_password_mail
from .zelf import set_taal

__all__ = [
    "CannotAdminister",
    "GateClosed",
    "TooOften",
    "add_admin",
    "add_medewerker",
    "add_sluitingsdag",
    "ask_password_mail",
    "ask_verification",
    "change_medewerker",
    "change_organisatie",
    "choose_password",
    "clean",
    "create_first_admin",
    "give_rol",
    "name_organisatie",
    "one_at_a_time",
    "record",
    "record_poortbesluit",
    "record_read",
    "remove_sluitingsdag",
    "require_gate",
    "save_afdeling",
    "save_team",
    "seal_events",
    "send_password_mail",
    "set_rollen",
    "set_taal",
    "take_rol",
    "verify_audit",
    "withdraw_poortbesluit",
]
