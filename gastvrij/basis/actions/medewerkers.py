"""People who work for the gemeente."""

from collections.abc import Sequence
from datetime import datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gastvrij.basis import queries
from gastvrij.basis.models import Afdeling, Medewerker, Organisatie, RolToewijzing, Team
from gastvrij.basis.rules import Recht, Rol

from .events import record
from .organisatie import name_organisatie
from .refusal import CannotAdminister
from .rollen import keep_an_admin
from .wachtwoord import queue_password_mail

ADMIN: Sequence[tuple[Rol, Afdeling | None]] = [(Rol.FUNCTIONEEL_BEHEERDER, None)]


@transaction.atomic
def create_first_admin(
    *, at: datetime, gebruikersnaam: str, naam: str, email: str, password: str, gemeente: str
) -> Medewerker:
    """Make the first functioneel beheerder of an empty installation; refused once staff exist.

    The row of the organisatie is made and locked before the look, so that of two at once the
    second waits for the first and is refused.
    """
    Organisatie.objects.get_or_create(pk=1, defaults={"naam": gemeente})
    Organisatie.objects.select_for_update().get(pk=1)
    if not queries.is_empty_installation():
        raise CannotAdminister(_("Er is al een beheerder. Log in, of vraag die om een account."))
    name_organisatie(by=None, at=at, naam=gemeente)
    new = _new(gebruikersnaam, naam, email, None, None)
    return _add(by=None, at=at, medewerker=new, password=password, rollen=ADMIN)


@transaction.atomic
def add_admin(
    *, at: datetime, gebruikersnaam: str, naam: str, email: str, password: str
) -> Medewerker:
    """Make a functioneel beheerder from the command line, whoever else exists."""
    new = _new(gebruikersnaam, naam, email, None, None)
    return _add(by=None, at=at, medewerker=new, password=password, rollen=ADMIN)


@transaction.atomic
def add_medewerker(
    *,
    by: Medewerker,
    at: datetime,
    gebruikersnaam: str,
    naam: str,
    email: str = "",
    password: str | None = None,
    afdeling: Afdeling | None = None,
    team: Team | None = None,
    rollen: Sequence[tuple[Rol, Afdeling | None]] = (),
) -> Medewerker:
    """Add one of the staff with roles; without a password they choose one by mail."""
    queries.require(by, Recht.BEHEER)
    _refuse_other_team(team, afdeling)
    new = _new(gebruikersnaam, naam, email, afdeling, team)
    return _add(by=by, at=at, medewerker=new, password=password, rollen=rollen)


def _new(
    gebruikersnaam: str, naam: str, email: str, afdeling: Afdeling | None, team: Team | None
) -> Medewerker:
    return Medewerker(
        gebruikersnaam=gebruikersnaam.strip().lower(),
        naam=naam.strip(),
        email=email,
        afdeling=afdeling,
        team=team,
    )


def _add(
    *,
    by: Medewerker | None,
    at: datetime,
    medewerker: Medewerker,
    password: str | None,
    rollen: Sequence[tuple[Rol, Afdeling | None]],
) -> Medewerker:
    _set_password(medewerker, password)
    try:
        with transaction.atomic():
            medewerker.save()
    except IntegrityError:
        raise CannotAdminister(
            _("De gebruikersnaam “{naam}” bestaat al. Kies een andere.").format(
                naam=medewerker.gebruikersnaam
            )
        ) from None
    RolToewijzing.objects.bulk_create(
        RolToewijzing(medewerker=medewerker, rol=rol, afdeling=voor) for rol, voor in rollen
    )
    record(
        by=by,
        did="medewerker.added",
        to=medewerker,
        at=at,
        about=medewerker,
        data={"rollen": sorted(rol for rol, _voor in rollen)},
    )
    if password is None and medewerker.email:
        queue_password_mail(by=by, at=at, medewerker=medewerker, is_invitation=True)
    return medewerker


def _set_password(medewerker: Medewerker, password: str | None) -> None:
    if password is None:
        medewerker.set_unusable_password()
        return
    try:
        validate_password(password, medewerker)
    except ValidationError as problem:
        raise CannotAdminister(" ".join(problem.messages)) from problem
    medewerker.set_password(password)


def _refuse_other_team(team: Team | None, afdeling: Afdeling | None) -> None:
    if team is not None and team.afdeling_id != (afdeling.pk if afdeling else None):
        raise CannotAdminister(_("Dit team hoort niet bij deze afdeling. Kies een ander team."))


def _refuse_shared_device(medewerker: Medewerker, toestel: str) -> None:
    others = Medewerker.objects.filter(toestel=toestel, is_active=True).exclude(pk=medewerker.pk)
    if toestel and (other := others.first()) is not None:
        raise CannotAdminister(
            _("Toestel {toestel} is al van {naam}. Haal het daar eerst weg.").format(
                toestel=toestel, naam=other.naam
            )
        )


@transaction.atomic
def change_medewerker(
    *,
    by: Medewerker,
    at: datetime,
    medewerker: Medewerker,
    naam: str,
    email: str,
    afdeling: Afdeling | None,
    team: Team | None,
    is_active: bool,
    toestel: str | None = None,
) -> Medewerker:
    """Change the data of one of the staff; nobody closes the last functioneel beheerder out.

    `toestel` None leaves the device as it is. A device belongs to one person who may log in.
    """
    queries.require(by, Recht.BEHEER)
    _refuse_other_team(team, afdeling)
    device = medewerker.toestel if toestel is None else toestel.strip()
    _refuse_shared_device(medewerker, device if is_active else "")
    if not is_active:
        keep_an_admin(medewerker)
    new = {
        "naam": naam.strip(),
        "email": email,
        "afdeling": afdeling,
        "team": team,
        "toestel": device,
        "is_active": is_active,
    }
    changed = sorted(name for name, value in new.items() if getattr(medewerker, name) != value)
    for name, value in new.items():
        setattr(medewerker, name, value)
    medewerker.save(update_fields=list(new))
    record(
        by=by,
        did="medewerker.changed",
        to=medewerker,
        at=at,
        about=medewerker,
        data={"velden": changed},
    )
    return medewerker
