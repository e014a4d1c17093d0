"""Writes on exam owners: whose exam it is, and within which days somebody can object."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling.actions.fouten import CannotPlan
from gastvrij.beoordeling.models import Exameneigenaar
from gastvrij.beoordeling.rules.proeve import Termijn

LONGEST = 36_500


@transaction.atomic
def save_eigenaar(
    *,
    by: Medewerker,
    at: datetime,
    eigenaar: Exameneigenaar | None,
    naam: str,
    is_extern: bool,
    reglement: str,
    adres: str,
    termijnen: Mapping[str, int],
    is_actief: bool = True,
) -> Exameneigenaar:
    """Add an exam owner, or change one.

    `termijnen` holds days by code of `rules.proeve.Termijn`; what is left out is not laid down.
    A result that was handed out keeps the term that was written down with each request. Raises
    CannotPlan without a name, or for a term that is none.
    """
    basis.require(by, Recht.PROEVE_PLANNEN)
    if not naam.strip():
        raise CannotPlan(_("Vul de naam in van wie het examen is."))
    if not set(termijnen) <= set(Termijn):
        raise CannotPlan(_("Kies alleen termijnen die hier staan."))
    if not all(1 <= days <= LONGEST for days in termijnen.values()):
        raise CannotPlan(
            _("Een termijn is 1 tot en met 36.500 dagen. Laat leeg wat niet vastligt.")
        )
    saved = eigenaar or Exameneigenaar()
    saved.naam, saved.is_extern, saved.is_actief = naam.strip(), is_extern, is_actief
    saved.reglement, saved.adres = reglement.strip(), adres.strip()
    saved.termijnen = {str(code): days for code, days in sorted(termijnen.items())}
    saved.save()
    data = {"is_extern": is_extern, "is_actief": is_actief, "termijnen": saved.termijnen}
    record(by=by, did="exameneigenaar.saved", to=saved, at=at, data=data)
    return saved
