"""Writes during the assessment: passages, and the verdicts that rest on them."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID, uuid4

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import (
    Afnamegesprek,
    Criterium,
    Fragment,
    Observatie,
    Oordeel,
)
from gastvrij.beoordeling.rules import oordelen as regels
from gastvrij.beoordeling.rules import proeve as proeven
from gastvrij.beoordeling.rules import schalen
from gastvrij.beoordeling.rules.observaties import Handeling
from gastvrij.beoordeling.rules.oordelen import OordeelProblem
from gastvrij.kaders.models import Element, KaderVersie

from .fouten import CannotAssess, refuse_personal_data
from .observaties import lock_for_assessor, lock_for_oordeel, require_sitting

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
    regel: int | None = None,
    stappen: Collection[Element] = (),
    afnamegesprek: Afnamegesprek | None = None,
    uuid: UUID | None = None,
) -> Fragment:
    """Add a passage as evidence, tied to the steps of the published guide that it shows.

    `seconde` counts from the start of the conversation, `regel` is the first line of a written
    one; `afnamegesprek` is the conversation of a proeve that it comes from; `uuid` is the name
    that a browser without a connection gave it. Raises PersonalDataFound if the text points at a
    citizen, CannotAssess if it is empty, if a step is none of a published guide, or for a question
    after the afname of a proeve.
    """
    locked = lock_for_assessor(by=by, at=at, observatie=observatie, handeling=Handeling.FRAGMENT)
    if locked.doel == Observatie.Doel.PROEVE and soort == Fragment.Soort.BEVRAAGD:
        require_sitting(locked, proeven.Handeling.NAVRAGEN)
    if afnamegesprek is not None and afnamegesprek.observatie_id != locked.pk:
        raise CannotAssess(_("Dit gesprek hoort niet bij deze proeve. Kies een ander gesprek."))
    if not tekst.strip():
        raise CannotAssess(_("Vul in wat u hoorde, zag, navroeg of las."))
    if any(
        stap.soort not in _STEPS or stap.versie.status == KaderVersie.Status.CONCEPT
        for stap in stappen
    ):
        raise CannotAssess(_("Kies stappen van de vastgestelde gespreksstructuur."))
    refuse_personal_data(tekst)
    fragment = Fragment.objects.create(
        uuid=uuid or uuid4(),
        observatie=locked,
        afnamegesprek=afnamegesprek,
        soort=soort,
        tekst=tekst.strip(),
        seconde=seconde,
        regel=regel,
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
    if fragment.gemaakt_door_id != by.pk:
        raise CannotAssess(_("Dit citaat is van een andere beoordelaar. Haal alleen uw eigen weg."))
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
    uuid: UUID | None = None,
) -> Oordeel:
    """Give a verdict on one criterium; earlier ones stay and the last one counts.

    `uuid` is the name that a browser without a connection gave it. Raises CannotAssess if
    criterium or fragments are of another observation, if only the employee fills this in, or if
    the evidence does not carry the verdict
    (see `rules.oordelen.why_not`), PersonalDataFound for the toelichting.
    """
    locked = lock_for_oordeel(by=by, at=at, observatie=observatie)
    if criterium.formulier_id != locked.formulier_id:
        raise CannotAssess(_("Dit criterium hoort niet bij het formulier van deze observatie."))
    if criterium.invuller == Criterium.Invuller.MEDEWERKER:
        raise CannotAssess(_("Dit criterium vult de medewerker zelf in."))
    on_sheet = set(queries.fragmenten_for(locked, by).values_list("pk", flat=True))
    if any(fragment.pk not in on_sheet for fragment in fragmenten):
        raise CannotAssess(_("Kies alleen citaten van deze observatie."))
    _refuse_waarde(waarde, criterium=criterium, herkomst=locked.herkomst)
    problem = regels.why_not(
        waarde,
        niveaus=criterium.niveaus or [],
        soorten={fragment.soort for fragment in fragmenten},
        bewijs_verplicht=criterium.bewijs_verplicht,
    )
    if problem is not None:
        raise CannotAssess(str(TEXTS[problem]))
    refuse_personal_data(toelichting)
    oordeel = Oordeel.objects.create(
        uuid=uuid or uuid4(),
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


def _refuse_waarde(waarde: str, *, criterium: Criterium, herkomst: str) -> None:
    """Refuse a value that the scale does not have, or that cannot be seen in writing."""
    if waarde not in schalen.values(criterium.schaal, criterium.treden):
        raise CannotAssess(_("Kies een oordeel dat bij de schaal van dit criterium hoort."))
    if not schalen.can_give(waarde, waarneembaar_bij=criterium.waarneembaar_bij, herkomst=herkomst):
        raise CannotAssess(
            _(
                "Dit is niet te zien in een uitgeschreven gesprek. "
                "Kies “Niet waargenomen” of “Niet van toepassing”."
            )
        )
