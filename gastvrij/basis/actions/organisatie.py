"""The gemeente, its afdelingen and teams."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from gastvrij.basis import queries
from gastvrij.basis.models import Afdeling, Medewerker, Organisatie, Team
from gastvrij.basis.rules import Recht

from .events import record
from .refusal import CannotAdminister


def one_at_a_time() -> None:
    """Let nobody else in this gemeente do what takes turns, until this transaction ends."""
    Organisatie.objects.select_for_update().filter(pk=1).first()


@transaction.atomic
def name_organisatie(*, by: Medewerker | None, at: datetime, naam: str) -> Organisatie:
    """Name the gemeente of this installation; `by` is None only for the first administrator."""
    if by is not None:
        queries.require(by, Recht.BEHEER)
    organisatie, _made = Organisatie.objects.update_or_create(pk=1, defaults={"naam": naam.strip()})
    record(by=by, did="organisatie.named", to=None, at=at)
    return organisatie


@transaction.atomic
def change_organisatie(
    *, by: Medewerker, at: datetime, naam: str, thema: str, vier_ogen: bool
) -> Organisatie:
    """Change name, theme and whether a second person must publish; an unknown theme is refused."""
    queries.require(by, Recht.BEHEER)
    if thema not in queries.themas():
        raise CannotAdminister(_("Dit thema bestaat niet. Kies een thema uit de lijst."))
    organisatie, _made = Organisatie.objects.update_or_create(
        pk=1, defaults={"naam": naam.strip(), "thema": thema, "vier_ogen": vier_ogen}
    )
    record(
        by=by,
        did="organisatie.changed",
        to=None,
        at=at,
        data={"thema": thema, "vier_ogen": vier_ogen},
    )
    return organisatie


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
    if afdeling is not None:
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


def _refuse_loop(afdeling: Afdeling, parent: Afdeling | None) -> None:
    if parent is not None and parent.pk in queries.below(afdeling):
        raise CannotAdminister(
            _("Een afdeling kan niet onder zichzelf vallen. Kies een andere afdeling.")
        )


@transaction.atomic
def save_team(
    *, by: Medewerker, at: datetime, team: Team | None, naam: str, afdeling: Afdeling
) -> Team:
    """Add a team to an afdeling or rename one; a team with people stays in its afdeling."""
    queries.require(by, Recht.BEHEER)
    saved = team or Team()
    if team is not None and team.afdeling_id != afdeling.pk and team.medewerkers.exists():
        raise CannotAdminister(_("In dit team zitten nog mensen. Geef hun eerst een ander team."))
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
