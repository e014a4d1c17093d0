"""For whom somebody writes in kennis."""

from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.basis.rules import Recht

from .fouten import CannotWrite


def require_reach(by: Medewerker, afdeling: Afdeling) -> None:
    """Raise CannotWrite for who does not write for an afdeling, PermissionDenied for a reader."""
    if not basis.require(by, Recht.KENNIS_SCHRIJVEN).reaches(afdeling.pk):
        raise CannotWrite(
            _("U schrijft niet voor {afdeling}. Kies een andere afdeling.").format(
                afdeling=afdeling
            ),
            "afdeling",
        )
