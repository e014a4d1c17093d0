"""The gemeente, its afdelingen as a tree, and its teams."""

from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import rules
from gastvrij.basis.models import Afdeling, Medewerker, Organisatie, Team
from gastvrij.basis.rules import Recht

from .rights import require

CSS = Path(__file__).resolve().parent.parent / "static/basis/css"


def organisatie() -> Organisatie:
    """Return the gemeente of this installation, unnamed while nobody named it."""
    return Organisatie.objects.filter(pk=1).first() or Organisatie(naam=_("uw gemeente"))


def is_empty_installation() -> bool:
    """Test if nobody can log in yet, so that the first page makes the first administrator."""
    return not Medewerker.objects.exists()


@lru_cache(maxsize=1)
def themas() -> tuple[str, ...]:
    """Return the names of the themes that are installed, one stylesheet each."""
    return tuple(sorted(path.stem.removeprefix("thema-") for path in CSS.glob("thema-*.css")))


def afdelingen_for(medewerker: Medewerker) -> QuerySet[Afdeling]:
    """Return all afdelingen for those who administer or audit them."""
    require(medewerker, Recht.BEHEER_LEZEN)
    return Afdeling.objects.select_related("parent")


def get_afdeling_for(medewerker: Medewerker, uuid: UUID) -> Afdeling:
    """Return one afdeling for those who administer them; Http404 if unknown."""
    found = afdelingen_for(medewerker).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze afdeling bestaat niet."))
    return found


def get_team_for(medewerker: Medewerker, uuid: UUID) -> Team:
    """Return one team for those who administer them; Http404 if unknown."""
    require(medewerker, Recht.BEHEER_LEZEN)
    found = Team.objects.select_related("afdeling").filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit team bestaat niet."))
    return found


def below(afdeling: Afdeling) -> frozenset[int]:
    """Return the keys of an afdeling and of all below it."""
    parents = dict(Afdeling.objects.values_list("pk", "parent_id"))
    return rules.with_descendants(afdeling.pk, parents)


@dataclass(frozen=True)
class Tak:
    """A branch of the tree: an afdeling, its teams and the branches below it."""

    afdeling: Afdeling
    teams: list[Team]
    onder: "list[Tak]"


def boom(medewerker: Medewerker) -> list[Tak]:
    """Return all afdelingen as a tree, in two queries, for those who administer or audit them."""
    children: dict[int | None, list[Afdeling]] = defaultdict(list)
    for afdeling in afdelingen_for(medewerker).prefetch_related("teams"):
        children[afdeling.parent_id].append(afdeling)
    return _branches(children, None)


def _branches(children: dict[int | None, list[Afdeling]], parent: int | None) -> list[Tak]:
    return [
        Tak(afdeling, list(afdeling.teams.all()), _branches(children, afdeling.pk))
        for afdeling in children[parent]
    ]
