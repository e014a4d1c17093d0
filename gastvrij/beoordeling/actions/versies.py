"""A new version of a published form: a concept with everything the old one has."""

from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling.models import Criterium, Criteriumgroep, Formulier

from .fouten import CannotMakeFormulier

COPIED = (
    *("soort", "titel", "toelichting", "versie_id"),
    *("cesuur", "cesuur_reden", "cesuur_op", "cesuur_door_id"),
)
COPIED_GROEP = ("titel", "toelichting", "gewicht", "volgorde")
COPIED_CRITERIUM = (
    *("element_id", "code", "tekst", "hulp", "schaal", "treden", "gewicht", "is_knock_out"),
    *("bewijs_verplicht", "waarneembaar_bij", "invuller", "niveaus", "aantal_niveaus", "volgorde"),
)


@transaction.atomic
def new_version(*, by: Medewerker, at: datetime, formulier: Formulier) -> Formulier:
    """Begin the next version of a published form; the old one and its results never change.

    Raises CannotMakeFormulier if the form is a concept, has a next version already, or if its
    exam plan has another concept form.
    """
    basis.require(by, Recht.PROEVE_PLANNEN)
    old = Formulier.objects.select_for_update().get(pk=formulier.pk)
    if old.status != Formulier.Status.GEPUBLICEERD:
        raise CannotMakeFormulier(_("Dit formulier is nog een concept. Wijzig het zelf."))
    if old.opvolgers.exists():
        raise CannotMakeFormulier(
            _("Van dit formulier is al een nieuwe versie. Ga daarmee verder.")
        )
    new = Formulier.objects.create(
        **{name: getattr(old, name) for name in COPIED},
        nummer=_next_nummer(old),
        voorganger=old,
        gemaakt_op=at,
        gemaakt_door=by,
    )
    _copy_content(old, new)
    data = {"nummer": new.nummer, "voorganger": str(old.uuid)}
    record(by=by, did="formulier.version_started", to=new, at=at, data=data)
    return new


def _next_nummer(old: Formulier) -> int:
    """Return the number after this one; forms of one exam plan count on together."""
    if old.versie_id is None:
        return old.nummer + 1
    of_plan = Formulier.objects.filter(versie=old.versie_id)
    if of_plan.filter(status=Formulier.Status.CONCEPT).exists():
        raise CannotMakeFormulier(
            _("Van dit toetsplan is al een concept. Maak dat af en publiceer het.")
        )
    highest: int = of_plan.aggregate(highest=Max("nummer"))["highest"]
    return highest + 1


def _copy_content(old: Formulier, new: Formulier) -> None:
    groepen = {
        groep.pk: Criteriumgroep.objects.create(
            formulier=new, **{name: getattr(groep, name) for name in COPIED_GROEP}
        )
        for groep in old.groepen.all()
    }
    Criterium.objects.bulk_create(
        Criterium(
            formulier=new,
            groep=groepen[one.groep_id],
            **{name: getattr(one, name) for name in COPIED_CRITERIUM},
        )
        for one in old.criteria.all()
    )
