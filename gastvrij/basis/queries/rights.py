"""Who may what, and over which afdelingen."""

from collections.abc import Hashable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from gastvrij.basis import rules
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.basis.rules import Band, Bereik, Recht, Rol


@dataclass(frozen=True)
class Toegang:
    """How far somebody's right reaches, and over which afdelingen (keys) where that counts."""

    bereik: Bereik
    afdelingen: frozenset[int]

    def reaches(self, afdeling_id: int | None) -> bool:
        """Test if the right reaches an afdeling by itself, apart from what is one's own."""
        if self.bereik is Bereik.ALLES:
            return True
        return self.bereik is Bereik.AFDELING and afdeling_id in self.afdelingen


def has(medewerker: Medewerker, recht: Recht) -> bool:
    """Test if somebody has a right at all."""
    return medewerker.is_active and rules.bereik(medewerker.rollen, recht) is not None


def require(medewerker: Medewerker, recht: Recht) -> Toegang:
    """Return how far a right reaches; PermissionDenied (403) if it is missing."""
    reach = rules.bereik(medewerker.rollen, recht) if medewerker.is_active else None
    if reach is None:
        raise PermissionDenied(_("Uw rol geeft geen recht op deze pagina of handeling."))
    if reach is not Bereik.AFDELING:
        return Toegang(reach, frozenset())
    giving = [rol for rol, reach in rules.RECHTEN[recht].items() if reach is Bereik.AFDELING]
    return Toegang(reach, _afdelingen_of(medewerker, giving))


def _afdelingen_of(medewerker: Medewerker, rollen: list[Rol]) -> frozenset[int]:
    """Return the afdelingen that some roles are over; read once an object, like the roles."""
    known: dict[Hashable, frozenset[int]] = vars(medewerker).setdefault("_afdelingen_of", {})
    key = (*rollen, medewerker.afdeling_id)
    if key not in known:
        known[key] = _read_afdelingen(medewerker, rollen)
    return known[key]


def _read_afdelingen(medewerker: Medewerker, rollen: list[Rol]) -> frozenset[int]:
    roots = {
        afdeling or medewerker.afdeling_id
        for rol, afdeling in medewerker.rollen_over
        if rol in rollen
    }
    parents = dict(Afdeling.objects.values_list("pk", "parent_id"))
    below = (rules.with_descendants(root, parents) for root in roots if root is not None)
    return frozenset().union(*below)


def is_manager_of(manager: Medewerker, medewerker: Medewerker) -> bool:
    """Test if somebody is teamleider over the afdeling of another person."""
    return _leads(manager, medewerker, Rol.TEAMLEIDER)


def is_coach_of(coach: Medewerker, medewerker: Medewerker) -> bool:
    """Test if somebody is kwaliteitscoach over the afdeling of another person."""
    return _leads(coach, medewerker, Rol.COACH)


def _leads(leader: Medewerker, medewerker: Medewerker, rol: Rol) -> bool:
    if leader.pk == medewerker.pk or rol not in leader.rollen:
        return False
    return medewerker.afdeling_id in _afdelingen_of(leader, [rol])


def banden(person: Medewerker, medewerker: Medewerker) -> frozenset[Band]:
    """Return what somebody is to another person by role; who assesses is known in beoordeling."""
    found = {
        Band.LEIDINGGEVENDE: is_manager_of(person, medewerker),
        Band.COACH: is_coach_of(person, medewerker),
    }
    return frozenset(band for band, holds in found.items() if holds)
