"""What a concept asks: levels of competences, modules and exams, and what a person decides."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.kaders.models import Element, Kader, Soort
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.models import Eis, Functieprofiel, Opleidingseis
from gastvrij.ontwikkeling.queries import Eisrij, Profielblad

from .functieprofielen import lock_concept
from .functies import CannotChangeFunctie

Asked = dict[int, tuple[Element, Element | None]]


@transaction.atomic
def save_eisen(
    *,
    by: Medewerker,
    at: datetime,
    profiel: Functieprofiel,
    gevraagd: Collection[UUID],
    stand: str,
) -> Functieprofiel:
    """Let a concept ask these levels (uuids), and these competences that have no levels.

    All others of the chosen frameworks are asked no more; what waits for a decision stays. Raises
    CannotChangeFunctie if `stand` is not that of now, for two levels of one competence, and for
    what cannot be asked here: unknown, waiting, or asked of the whole organisation.
    """
    locked = lock_concept(by, profiel, stand)
    blad = queries.profielblad(locked, on=timezone.localdate(at))
    asked = _asked(blad, gevraagd)
    current = {eis.competentie_id: eis for eis in locked.eisen.filter(is_beslist=True)}
    gone = [eis.pk for key, eis in current.items() if key not in asked]
    locked.eisen.filter(pk__in=gone).delete()
    for key, (competentie, niveau) in asked.items():
        eis = current.get(key)
        if eis is None:
            locked.eisen.create(competentie=competentie, niveau=niveau)
        elif eis.niveau != niveau:
            eis.niveau = niveau
            eis.save(update_fields=["niveau"])
    data = {"eisen": len(asked), "vervallen": len(gone)}
    record(by=by, did="functieprofiel.eisen_saved", to=locked, at=at, data=data)
    return locked


@transaction.atomic
def decide_eis(*, by: Medewerker, at: datetime, eis: Eis, naar: UUID | None) -> Functieprofiel:
    """Decide about a requirement that no rule may move: what it becomes, or None to leave it out.

    `naar` is a level, or a competence without levels, of a chosen framework. Raises
    CannotChangeFunctie if it was decided, or if that competence is asked already.
    """
    concept = lock_concept(by, eis.profiel)
    found = concept.eisen.select_related("competentie").filter(pk=eis.pk, is_beslist=False).first()
    if found is None:
        raise CannotChangeFunctie(_("Hierover is al beslist."))
    data = {"van": str(found.competentie.identiteit), "naar": str(naar or "")}
    if naar is None:
        found.delete()
    else:
        blad = queries.profielblad(concept, on=timezone.localdate(at))
        rij, niveau = _find(blad, naar)
        is_waiting = rij.wacht is not None and rij.wacht.pk != found.pk
        if rij.eis is not None or rij.is_vast or is_waiting:
            raise CannotChangeFunctie(
                _("{titel} staat al in dit profiel.").format(titel=rij.node.title)
            )
        found.competentie, found.niveau, found.is_beslist = rij.node.element, niveau, True
        found.save(update_fields=["competentie", "niveau", "is_beslist"])
    record(by=by, did="functieprofiel.eis_decided", to=concept, at=at, data=data)
    return concept


@transaction.atomic
def take_over_functie(
    *, by: Medewerker, at: datetime, profiel: Functieprofiel, functie: Element
) -> int:
    """Let a concept ask what a function profile asks that was read in; return how many it took.

    What is asked by now stays as it is, and what does not match stays out. Raises
    CannotChangeFunctie if nothing can be taken over.
    """
    locked = lock_concept(by, profiel)
    blad = queries.profielblad(locked, on=timezone.localdate(at))
    fresh = [one for one in queries.overname(blad, functie) if one.is_nieuw]
    asked = {one.rij.node.element.pk: one for one in fresh if one.rij is not None}
    if not asked:
        raise CannotChangeFunctie(_("Hieruit is niets over te nemen."))
    Eis.objects.bulk_create(
        Eis(profiel=locked, competentie_id=key, niveau=one.niveau) for key, one in asked.items()
    )
    data = {"functie": str(functie.uuid), "eisen": len(asked)}
    record(by=by, did="functieprofiel.adopted", to=locked, at=at, data=data)
    return len(asked)


@transaction.atomic
def add_opleidingseis(
    *,
    by: Medewerker,
    at: datetime,
    profiel: Functieprofiel,
    titel: str = "",
    kader: Kader | None = None,
) -> Opleidingseis:
    """Let a concept ask a module or exam: an exam plan, a name of one's own, or both.

    Without a name it has that of the plan. Raises CannotChangeFunctie without either, for one that
    is asked by now, and for a framework that is no exam plan.
    """
    locked = lock_concept(by, profiel)
    if kader is not None and kader.soort != Soort.TOETSPLAN:
        raise CannotChangeFunctie(_("Kies een toetsplan."))
    name = " ".join(titel.split()) or (kader.titel if kader is not None else "")
    if not name:
        raise CannotChangeFunctie(_("Kies een toetsplan of vul een naam in."))
    if locked.opleidingseisen.filter(titel__iexact=name).exists():
        raise CannotChangeFunctie(_("Dit staat er al."))
    made = locked.opleidingseisen.create(titel=name[:300], kader=kader)
    record(by=by, did="functieprofiel.opleiding_added", to=locked, at=at)
    return made


@transaction.atomic
def remove_opleidingseis(*, by: Medewerker, at: datetime, opleidingseis: Opleidingseis) -> None:
    """Let a concept ask a module or exam no more; CannotChangeFunctie once it is vastgesteld."""
    locked = lock_concept(by, opleidingseis.profiel)
    locked.opleidingseisen.filter(pk=opleidingseis.pk).delete()
    record(by=by, did="functieprofiel.opleiding_removed", to=locked, at=at)


def _asked(blad: Profielblad, gevraagd: Collection[UUID]) -> Asked:
    found: Asked = {}
    for uuid in gevraagd:
        rij, niveau = _find(blad, uuid)
        if rij.is_vast or rij.wacht is not None:
            raise CannotChangeFunctie(
                _("{titel} is hier niet te kiezen.").format(titel=rij.node.title)
            )
        if rij.node.element.pk in found:
            raise CannotChangeFunctie(
                _("Kies één niveau voor {titel}.").format(titel=rij.node.title)
            )
        found[rij.node.element.pk] = (rij.node.element, niveau)
    return found


def _find(blad: Profielblad, uuid: UUID) -> tuple[Eisrij, Element | None]:
    """Return the competence of a level or of itself, with that level."""
    for rij in blad.rijen:
        for niveau in rij.niveaus:
            if niveau.uuid == uuid:
                return rij, niveau
        if rij.node.element.uuid == uuid and not rij.niveaus:
            return rij, None
    raise CannotChangeFunctie(_("Dit staat niet in de gekozen kaders."))
