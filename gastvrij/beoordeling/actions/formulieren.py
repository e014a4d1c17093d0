"""Writes on forms: made from an exam plan, levels decided, published for good."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import Criterium, Formulier
from gastvrij.beoordeling.rules import formulieren as regels
from gastvrij.beoordeling.rules.formulieren import NiveauProblem
from gastvrij.kaders import queries as kaders
from gastvrij.kaders.models import KaderVersie, Soort

from .fouten import CannotDecide, CannotMakeFormulier


@transaction.atomic
def make_formulier(*, by: Medewerker, at: datetime, versie: KaderVersie) -> Formulier:
    """Make a concept form with one criterium per toetsterm of a published exam plan.

    Raises CannotMakeFormulier if the version is no published exam plan, has no toetstermen, or
    still has a concept form.
    """
    basis.require(by, Recht.PROEVE_PLANNEN)
    locked = KaderVersie.objects.select_for_update().select_related("kader").get(pk=versie.pk)
    _require_plan(locked)
    termen = kaders.toetstermen(locked)
    if not termen:
        raise CannotMakeFormulier(_("Dit toetsplan heeft geen toetstermen. Kies een ander."))
    formulier = Formulier.objects.create(
        titel=locked.kader.titel,
        nummer=locked.formulieren.count() + 1,
        versie=locked,
        gemaakt_op=at,
        gemaakt_door=by,
    )
    Criterium.objects.bulk_create(
        Criterium(
            formulier=formulier,
            element=term,
            groep=term.parent.titel if term.parent else "",
            code=term.code,
            tekst=term.tekst,
            niveaus=term.niveaus,
            aantal_niveaus=term.aantal_niveaus,
            volgorde=place,
        )
        for place, term in enumerate(termen)
    )
    data = {"nummer": formulier.nummer, "criteria": len(termen)}
    record(by=by, did="formulier.made", to=formulier, at=at, data=data)
    return formulier


def _require_plan(versie: KaderVersie) -> None:
    is_plan = versie.kader.soort == Soort.TOETSPLAN
    if not is_plan or versie.status != KaderVersie.Status.VASTGESTELD:
        raise CannotMakeFormulier(_("Kies een toetsplan dat vastgesteld is."))
    if versie.formulieren.filter(status=Formulier.Status.CONCEPT).exists():
        raise CannotMakeFormulier(
            _("Van dit toetsplan is al een concept. Maak dat af en publiceer het.")
        )


@transaction.atomic
def decide_niveaus(
    *, by: Medewerker, at: datetime, criterium: Criterium, niveaus: Sequence[str]
) -> Criterium:
    """Decide on which levels a toetsterm is judged, where the exam plan does not tell.

    `niveaus` holds codes of the plan's scale, exactly as many as the plan has marks. Raises
    CannotDecide if the plan tells them, the form is published, or the levels do not fit.
    """
    basis.require(by, Recht.PROEVE_PLANNEN)
    formulier = Formulier.objects.select_for_update().get(pk=criterium.formulier_id)
    if formulier.status != Formulier.Status.CONCEPT:
        raise CannotDecide(_("Dit formulier is gepubliceerd en verandert niet meer."))
    if criterium.element.niveaus is not None:
        raise CannotDecide(_("Het toetsplan bepaalt deze niveaus al."))
    scale = queries.schaal(formulier.versie)
    problem = regels.why_not_niveaus(niveaus, schaal=scale, aantal=criterium.aantal_niveaus)
    if problem is not None:
        raise CannotDecide(_why_not(problem, criterium.aantal_niveaus))
    criterium.niveaus = [code for code in scale if code in niveaus]
    criterium.save(update_fields=["niveaus"])
    data = {"code": criterium.code, "niveaus": criterium.niveaus}
    record(by=by, did="criterium.niveaus_decided", to=criterium, at=at, data=data)
    return criterium


def _why_not(problem: NiveauProblem, aantal: int | None) -> str:
    if problem is not NiveauProblem.AANTAL:
        return _("Kies niveaus uit de schaal van het toetsplan, elk één keer.")
    if aantal is None:
        return _("Kies minstens 1 niveau.")
    return ngettext(
        "Kies precies %(n)s niveau: zo veel staan er in het toetsplan.",
        "Kies precies %(n)s niveaus: zo veel staan er in het toetsplan.",
        aantal,
    ) % {"n": aantal}


@transaction.atomic
def publish_formulier(*, by: Medewerker, at: datetime, formulier: Formulier) -> Formulier:
    """Publish a form for good, with the sha256 over its content.

    Raises CannotMakeFormulier while a level is undecided, or if it was published before.
    """
    basis.require(by, Recht.PROEVE_PLANNEN)
    locked = Formulier.objects.select_for_update().get(pk=formulier.pk)
    if locked.status != Formulier.Status.CONCEPT:
        raise CannotMakeFormulier(_("Dit formulier is al gepubliceerd."))
    inhoud = queries.inhoud(locked)
    left = regels.undecided([criterium["niveaus"] for criterium in inhoud["criteria"]])
    if left:
        raise CannotMakeFormulier(
            ngettext(
                "Van %(n)s toetsterm is het niveau onbepaald; beslis dat eerst.",
                "Van %(n)s toetstermen is het niveau onbepaald; beslis die eerst.",
                left,
            )
            % {"n": left}
        )
    locked.digest = regels.digest(inhoud)
    locked.status, locked.gepubliceerd_op = Formulier.Status.GEPUBLICEERD, at
    locked.save(update_fields=["digest", "status", "gepubliceerd_op"])
    data = {"nummer": locked.nummer, "digest": locked.digest}
    record(by=by, did="formulier.published", to=locked, at=at, data=data)
    return locked
