"""Who has which role, over which afdeling."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import queries
from gastvrij.basis.models import Afdeling, Medewerker, RolToewijzing
from gastvrij.basis.rules import Recht, Rol

from .events import record
from .organisatie import one_at_a_time
from .refusal import CannotAdminister


def keep_an_admin(leaving: Medewerker) -> None:
    """Refuse with CannotAdminister if nobody else who can log in is functioneel beheerder.

    Two administrators who take each other's role at once wait for each other here.
    """
    one_at_a_time()
    is_admin = leaving.toewijzingen.filter(rol=Rol.FUNCTIONEEL_BEHEERDER).exists()
    others = queries.medewerkers_with(Rol.FUNCTIONEEL_BEHEERDER).exclude(pk=leaving.pk)
    if is_admin and not others.exists():
        raise CannotAdminister(
            _("Dit is de laatste functioneel beheerder. Geef eerst iemand anders deze rol.")
        )


@transaction.atomic
def set_rollen(
    *,
    by: Medewerker,
    at: datetime,
    medewerker: Medewerker,
    rollen: Iterable[tuple[Rol, Afdeling | None]],
) -> None:
    """Give somebody exactly these roles, each over an afdeling or over the person's own."""
    queries.require(by, Recht.BEHEER)
    wanted = set(rollen)
    if Rol.FUNCTIONEEL_BEHEERDER not in {rol for rol, _afdeling in wanted}:
        keep_an_admin(medewerker)
    medewerker.toewijzingen.all().delete()
    RolToewijzing.objects.bulk_create(
        RolToewijzing(medewerker=medewerker, rol=rol, afdeling=afdeling) for rol, afdeling in wanted
    )
    _forget(medewerker)
    record(
        by=by,
        did="medewerker.rollen_set",
        to=medewerker,
        at=at,
        about=medewerker,
        data={"rollen": sorted(rol for rol, _afdeling in wanted)},
    )


@transaction.atomic
def give_rol(
    *, by: Medewerker, at: datetime, medewerker: Medewerker, rol: Rol, afdeling: Afdeling | None
) -> None:
    """Give somebody one more role, over an afdeling or over the person's own."""
    queries.require(by, Recht.BEHEER)
    _toewijzing, made = RolToewijzing.objects.get_or_create(
        medewerker=medewerker, rol=rol, afdeling=afdeling
    )
    if not made:
        raise CannotAdminister(_("Deze medewerker heeft deze rol al. Kies een andere rol."))
    _record_rol("given", by, at, medewerker, rol, afdeling)


@transaction.atomic
def take_rol(
    *, by: Medewerker, at: datetime, medewerker: Medewerker, rol: Rol, afdeling: Afdeling | None
) -> None:
    """Take a role from somebody; the last functioneel beheerder keeps it."""
    queries.require(by, Recht.BEHEER)
    taken = medewerker.toewijzingen.filter(rol=rol, afdeling=afdeling)
    if rol is Rol.FUNCTIONEEL_BEHEERDER and medewerker.toewijzingen.filter(rol=rol).count() == 1:
        keep_an_admin(medewerker)
    removed, _kinds = taken.delete()
    if not removed:
        raise CannotAdminister(_("Deze medewerker heeft deze rol niet meer."))
    _record_rol("taken", by, at, medewerker, rol, afdeling)


def _record_rol(
    verb: str,
    by: Medewerker,
    at: datetime,
    medewerker: Medewerker,
    rol: Rol,
    afdeling: Afdeling | None,
) -> None:
    _forget(medewerker)
    data = {"rol": rol.value, "afdeling": afdeling.uuid.hex if afdeling else None}
    record(by=by, did=f"medewerker.rol_{verb}", to=medewerker, at=at, about=medewerker, data=data)


def _forget(medewerker: Medewerker) -> None:
    """Let the roles of somebody be read again."""
    for known in ("rollen", "rollen_over", "_afdelingen_of"):
        vars(medewerker).pop(known, None)
