"""Writes during the assessment: passages, and the verdicts that rest on them."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling.models import Criterium, Fragment, Observatie, Oordeel
from gastvrij.beoordeling.rules import oordelen as regels
from gastvrij.beoordeling.rules.observaties import Handeling
from gastvrij.beoordeling.rules.oordelen import OordeelProblem
from gastvrij.kaders.models import Element, KaderVersie

from .fouten import CannotAssess, refuse_personal_data
from .observaties import lock_for_assessor

TEXTS = {
    OordeelProblem.GEEN_CITAAT: gettext_lazy("Kies minstens 1 citaat waarop dit oordeel steunt."),
    OordeelProblem.NIET_NAGEVRAAGD: gettext_lazy(
        "Kennis en begrip zijn niet te zien. Kies ook een citaat dat u navroeg."
    ),
    OordeelProblem.NIET_GEZIEN: gettext_lazy(
        "Vaardigheid moet te zien zijn. Kies ook een citaat dat u hoorde of zag."
    ),
}
_STEPS = {Element.Soort.STAP, Element.Soort.ALGEMENE_REGEL}


@transaction.atomic
def add_fragment(
    *,
    by: Medewerker,
    at: datetime,
    observatie: Observatie,
    soort: str,
    tekst: str,
    seconde: int | None = None,
    stappen: Collection[Element] = (),
) -> Fragment:
    """Add a passage as evidence, tied to the steps of the published guide that it shows.

    `seconde` counts from the start of the conversation. Raises PersonalDataFound if the text
    points at a citizen, CannotAssess if it is empty or a step is none of a published guide.
    """
    locked = lock_for_assessor(by=by, at=at, observatie=observatie, handeling=Handeling.FRAGMENT)
    if not tekst.strip():
        raise CannotAssess(_("Vul in wat u hoorde, zag, navroeg of las."))
    if any(
        stap.soort not in _STEPS or stap.versie.status == KaderVersie.Status.CONCEPT
        for stap in stappen
    ):
        raise CannotAssess(_("Kies stappen van de vastgestelde gespreksstructuur."))
    refuse_personal_data(tekst)
    fragment = Fragment.objects.create(
        observatie=locked,
        soort=soort,
        tekst=tekst.strip(),
        seconde=seconde,
        gemaakt_op=at,
        gemaakt_door=by,
    )
    fragment.stappen.set(stappen)
    data = {"soort": soort, "stappen": sorted(stap.code for stap in stappen)}
    record(by=by, did="fragment.added", to=fragment, at=at, about=locked.medewerker, data=data)
    return fragment


@transaction.atomic
def remove_fragment(*, by: Medewerker, at: datetime, fragment: Fragment) -> None:
    """Remove a passage; refused once a verdict rests on it, because every verdict is kept."""
    locked = lock_for_assessor(
        by=by, at=at, observatie=fragment.observatie, handeling=Handeling.FRAGMENT_WEG
    )
    if fragment.oordelen.exists():
        raise CannotAssess(
            _("Op dit citaat steunt een oordeel. Elk oordeel blijft bewaard, dit citaat dus ook.")
        )
    record(by=by, did="fragment.removed", to=fragment, at=at, about=locked.medewerker)
    fragment.delete()


@transaction.atomic
def give_oordeel(
    *,
    by: Medewerker,
    at: datetime,
    observatie: Observatie,
    criterium: Criterium,
    waarde: str,
    fragmenten: Collection[Fragment] = (),
    toelichting: str = "",
) -> Oordeel:
    """Give a verdict on one criterium; earlier ones stay and the last one counts.

    Raises CannotAssess if criterium or fragments are of another observation or the evidence does
    not carry the verdict (see `rules.oordelen.why_not`), PersonalDataFound for the toelichting.
    """
    locked = lock_for_assessor(by=by, at=at, observatie=observatie, handeling=Handeling.OORDEEL)
    if criterium.formulier_id != locked.formulier_id:
        raise CannotAssess(_("Dit criterium hoort niet bij het formulier van deze observatie."))
    if any(fragment.observatie_id != locked.pk for fragment in fragmenten):
        raise CannotAssess(_("Kies alleen citaten van deze observatie."))
    kinds = {fragment.soort for fragment in fragmenten}
    problem = regels.why_not(waarde, niveaus=criterium.niveaus or [], soorten=kinds)
    if problem is not None:
        raise CannotAssess(str(TEXTS[problem]))
    refuse_personal_data(toelichting)
    oordeel = Oordeel.objects.create(
        observatie=locked,
        criterium=criterium,
        waarde=waarde,
        toelichting=toelichting.strip(),
        gegeven_op=at,
        gegeven_door=by,
    )
    oordeel.fragmenten.set(fragmenten)
    data = {"criterium": criterium.code, "fragmenten": len(fragmenten)}
    record(by=by, did="oordeel.given", to=oordeel, at=at, about=locked.medewerker, data=data)
    return oordeel
