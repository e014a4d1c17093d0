"""Bringing the result of a proeve into the own dossier, and taking it back: the candidate only."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling.models import Proeve
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.models import IngebrachteUitslag

from .bewijzen import CannotKeep


def _lock(medewerker: Medewerker, uuid: UUID) -> queries.EigenUitslag:
    """Return an own result, locked, so that it is brought in and taken back one at a time."""
    basis.require(medewerker, Recht.COMPETENTIEBEELD)
    found = queries.get_own_uitslag(medewerker, uuid)
    Proeve.objects.select_for_update().get(pk=found.proeve.pk)
    return queries.get_own_uitslag(medewerker, uuid)


@transaction.atomic
def bring_in(*, by: Medewerker, at: datetime, uuid: UUID) -> IngebrachteUitslag:
    """Let an own result (uuid of its proeve) count in the own dossier, whatever its outcome.

    Http404 if it is another's or was not handed out; CannotKeep if it counts already. Nothing
    changes in the exam dossier.
    """
    found = _lock(by, uuid)
    if found.inbreng is not None:
        raise CannotKeep(_("Deze uitslag staat al in uw dossier."))
    made = IngebrachteUitslag.objects.create(medewerker=by, proeve=found.proeve, ingebracht_op=at)
    data = {"proeve": str(found.proeve.uuid)}
    record(by=by, did="uitslag.brought_in", to=made, at=at, about=by, data=data)
    return made


@transaction.atomic
def take_back(*, by: Medewerker, at: datetime, uuid: UUID) -> IngebrachteUitslag:
    """Take an own result (uuid of its proeve) out of the own dossier again.

    Http404 if it is another's; CannotKeep if it was not brought in.
    """
    found = _lock(by, uuid)
    if found.inbreng is None:
        raise CannotKeep(_("Deze uitslag staat niet in uw dossier."))
    found.inbreng.teruggenomen_op = at
    found.inbreng.save(update_fields=["teruggenomen_op"])
    data = {"proeve": str(found.proeve.uuid)}
    record(by=by, did="uitslag.taken_back", to=found.inbreng, at=at, about=by, data=data)
    return found.inbreng
