"""Writes of basis: events, people, organisation, gate and calendar."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from . import queries
from .models import (
    Afdeling,
    Event,
    Medewerker,
    Organisatie,
    Outward,
    Poortbesluit,
    RolToewijzing,
    Sluitingsdag,
    Team,
)
from .rules import Recht, Rol


class CannotAdminister(Exception):
    """The change is refused; the message is fit for the functioneel beheerder."""


class GateClosed(Exception):
    """What watches people may not run; the message says which decision is missing."""


def record(
    *,
    by: Medewerker | None,
    did: str,
    to: Outward | None,
    at: datetime,
    about: Medewerker | None = None,
    data: dict[str, Any] | None = None,
) -> Event:
    """Append one event: who did what to which object, about whom.

    `data` holds ids, codes and counts only, never names or text of citizens or staff.
    """
    return Event.objects.create(
        at=at,
        by=by.uuid if by else None,
        did=did,
        soort=to._meta.model_name if to else "",
        object=to.uuid if to else None,
        about=about.uuid if about else None,
        data=data or {},
    )


def require_gate(*, doel: str, on: date) -> Poortbesluit:
    """Return the decision that opens the gate; GateClosed if there is none on that day."""
    besluit = queries.poortbesluit(doel, on=on)
    if besluit is None:
        raise GateClosed(
            _(
                "Dit staat uit: er is geen geldig OR-besluit met DPIA voor “{doel}”. "
                "Vraag de functioneel beheerder om het besluit vast te leggen onder Beheer, Poort."
            ).format(doel=Poortbesluit.Doel(doel).label)
        )
    return besluit


@transaction.atomic
def name_organisatie(*, by: Medewerker | None, at: datetime, naam: str) -> Organisatie:
    """Name the gemeente of this installation."""
    if by is not None:
        queries.require(by, Recht.BEHEER)
    organisatie, _made = Organisatie.objects.update_or_create(pk=1, defaults={"naam": naam})
    record(by=by, did="organisatie.named", to=None, at=at)
    return organisatie


@transaction.atomic
def create_first_admin(
    *, at: datetime, gebruikersnaam: str, naam: str, email: str, password: str, gemeente: str
) -> Medewerker:
    """Make the first functioneel beheerder of an empty installation; refused once staff exist."""
    Organisatie.objects.select_for_update().filter(pk=1).first()
    if not queries.is_empty_installation():
        raise CannotAdminister(_("Er is al een beheerder. Log in, of vraag die om een account."))
    name_organisatie(by=None, at=at, naam=gemeente)
    return _add(
        by=None,
        at=at,
        gebruikersnaam=gebruikersnaam,
        naam=naam,
        email=email,
        password=password,
        afdeling=None,
        team=None,
        rollen=[(Rol.FUNCTIONEEL_BEHEERDER, None)],
    )


@transaction.atomic
def add_admin(
    *, at: datetime, gebruikersnaam: str, naam: str, email: str, password: str
) -> Medewerker:
    """Make a functioneel beheerder from the command line, whoever else exists."""
    return _add(
        by=None,
        at=at,
        gebruikersnaam=gebruikersnaam,
        naam=naam,
        email=email,
        password=password,
        afdeling=None,
        team=None,
        rollen=[(Rol.FUNCTIONEEL_BEHEERDER, None)],
    )


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
    rollen: Iterable[tuple[Rol, Afdeling | None]] = (),
) -> Medewerker:
    """Add one of the staff with roles; without a password they choose one by mail."""
    queries.require(by, Recht.BEHEER)
    return _add(
        by=by,
        at=at,
        gebruikersnaam=gebruikersnaam,
        naam=naam,
        email=email,
        password=password,
        afdeling=afdeling,
        team=team,
        rollen=rollen,
    )


def _add(
    *,
    by: Medewerker | None,
    at: datetime,
    gebruikersnaam: str,
    naam: str,
    email: str,
    password: str | None,
    afdeling: Afdeling | None,
    team: Team | None,
    rollen: Iterable[tuple[Rol, Afdeling | None]],
) -> Medewerker:
    if team is not None and team.afdeling_id != (afdeling.pk if afdeling else None):
        raise CannotAdminister(_("Dit team hoort niet bij deze afdeling. Kies een ander team."))
    medewerker = Medewerker(
        gebruikersnaam=gebruikersnaam.strip().lower(),
        naam=naam.strip(),
        email=email,
        afdeling=afdeling,
        team=team,
    )
    _set_password(medewerker, password)
    try:
        with transaction.atomic():
            medewerker.save()
    except IntegrityError:
        raise CannotAdminister(
            _("De gebruikersnaam “{naam}” bestaat al. Kies een andere.").format(naam=gebruikersnaam)
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
) -> Medewerker:
    """Change the data of one of the staff; nobody closes the last functioneel beheerder out."""
    queries.require(by, Recht.BEHEER)
    if team is not None and team.afdeling_id != (afdeling.pk if afdeling else None):
        raise CannotAdminister(_("Dit team hoort niet bij deze afdeling. Kies een ander team."))
    if not is_active:
        _keep_an_admin(medewerker)
    medewerker.naam, medewerker.email = naam.strip(), email
    medewerker.afdeling, medewerker.team, medewerker.is_active = afdeling, team, is_active
    medewerker.save(update_fields=["naam", "email", "afdeling", "team", "is_active"])
    record(by=by, did="medewerker.changed", to=medewerker, at=at, about=medewerker)
    return medewerker


def _keep_an_admin(leaving: Medewerker) -> None:
    others = queries.medewerkers_with(Rol.FUNCTIONEEL_BEHEERDER).exclude(pk=leaving.pk)
    if Rol.FUNCTIONEEL_BEHEERDER in leaving.rollen and not others.exists():
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
        _keep_an_admin(medewerker)
    medewerker.toewijzingen.all().delete()
    RolToewijzing.objects.bulk_create(
        RolToewijzing(medewerker=medewerker, rol=rol, afdeling=afdeling) for rol, afdeling in wanted
    )
    vars(medewerker).pop("rollen", None)
    record(
        by=by,
        did="medewerker.rollen_set",
        to=medewerker,
        at=at,
        about=medewerker,
        data={"rollen": sorted(rol for rol, _afdeling in wanted)},
    )


@transaction.atomic
def set_taal(*, by: Medewerker, at: datetime, taal: str) -> None:
    """Choose the language of one's own screens."""
    by.taal = Medewerker.Taal(taal)
    by.save(update_fields=["taal"])
    record(by=by, did="medewerker.taal_set", to=by, at=at, data={"taal": taal})


@transaction.atomic
def save_afdeling(
    *,
    by: Medewerker,
    at: datetime,
    afdeling: Afdeling | None,
    naam: str,
    parent: Afdeling | None,
    is_eerste_lijn: bool,
    is_actief: bool = True,
) -> Afdeling:
    """Add an afdeling or change one; an afdeling never comes to hang under itself."""
    queries.require(by, Recht.BEHEER)
    _refuse_loop(afdeling, parent)
    saved = afdeling or Afdeling()
    saved.naam, saved.parent = naam.strip(), parent
    saved.is_eerste_lijn, saved.is_actief = is_eerste_lijn, is_actief
    try:
        with transaction.atomic():
            saved.save()
    except IntegrityError:
        raise CannotAdminister(
            _("Er is hier al een afdeling “{naam}”. Kies een andere naam.").format(naam=naam)
        ) from None
    record(by=by, did="afdeling.saved", to=saved, at=at)
    return saved


def _refuse_loop(afdeling: Afdeling | None, parent: Afdeling | None) -> None:
    above = parent
    while afdeling is not None and above is not None:
        if above.pk == afdeling.pk:
            raise CannotAdminister(
                _("Een afdeling kan niet onder zichzelf vallen. Kies een andere afdeling.")
            )
        above = above.parent


@transaction.atomic
def save_team(
    *, by: Medewerker, at: datetime, team: Team | None, naam: str, afdeling: Afdeling
) -> Team:
    """Add a team to an afdeling or rename one."""
    queries.require(by, Recht.BEHEER)
    saved = team or Team()
    saved.naam, saved.afdeling = naam.strip(), afdeling
    try:
        with transaction.atomic():
            saved.save()
    except IntegrityError:
        raise CannotAdminister(
            _("Deze afdeling heeft al een team “{naam}”. Kies een andere naam.").format(naam=naam)
        ) from None
    record(by=by, did="team.saved", to=saved, at=at)
    return saved


@transaction.atomic
def record_poortbesluit(
    *,
    by: Medewerker,
    at: datetime,
    doel: str,
    or_besluit: str,
    or_besluit_op: date,
    dpia: str,
    reikwijdte: str,
    voorwaarden: str,
    geldig_van: date,
    geldig_tot: date,
) -> Poortbesluit:
    """Record the OR-besluit and DPIA that open the gate for a purpose until an end date."""
    queries.require(by, Recht.BEHEER)
    if geldig_tot < geldig_van:
        raise CannotAdminister(_("De einddatum ligt voor de begindatum. Kies een latere einddatum."))
    if or_besluit_op > at.date():
        raise CannotAdminister(_("Het OR-besluit kan niet in de toekomst genomen zijn."))
    besluit = Poortbesluit.objects.create(
        doel=doel,
        or_besluit=or_besluit,
        or_besluit_op=or_besluit_op,
        dpia=dpia,
        reikwijdte=reikwijdte,
        voorwaarden=voorwaarden,
        geldig_van=geldig_van,
        geldig_tot=geldig_tot,
    )
    record(by=by, did="poort.opened", to=besluit, at=at, data={"doel": doel})
    return besluit


@transaction.atomic
def withdraw_poortbesluit(*, by: Medewerker, at: datetime, besluit: Poortbesluit, on: date) -> None:
    """Close the gate again from a day on."""
    queries.require(by, Recht.BEHEER)
    besluit.ingetrokken_op = on
    besluit.save(update_fields=["ingetrokken_op"])
    record(by=by, did="poort.closed", to=besluit, at=at, data={"doel": besluit.doel})


@transaction.atomic
def add_sluitingsdag(*, by: Medewerker, at: datetime, dag: date, reden: str) -> Sluitingsdag:
    """Add a day on which the gemeente is closed."""
    queries.require(by, Recht.BEHEER)
    sluitingsdag, made = Sluitingsdag.objects.get_or_create(dag=dag, defaults={"reden": reden})
    if not made:
        raise CannotAdminister(_("Deze dag staat al in de lijst. Kies een andere dag."))
    record(by=by, did="kalender.closed_day_added", to=None, at=at, data={"dag": dag.isoformat()})
    return sluitingsdag


@transaction.atomic
def remove_sluitingsdag(*, by: Medewerker, at: datetime, pk: int) -> None:
    """Open the gemeente again on a day that was closed."""
    queries.require(by, Recht.BEHEER)
    Sluitingsdag.objects.filter(pk=pk).delete()
    record(by=by, did="kalender.closed_day_removed", to=None, at=at, data={"id": pk})


def record_read(*, by: Medewerker, at: datetime, what: str, to: Outward, about: Medewerker) -> None:
    """Log that somebody read the dossier of another person, visible to that person."""
    if by.pk != about.pk:
        record(by=by, did=f"{what}.read", to=to, at=at, about=about)
