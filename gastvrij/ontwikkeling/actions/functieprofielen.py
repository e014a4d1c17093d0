"""Versions of what a functie asks: made as a concept, moved to other frameworks, vastgesteld."""

from collections.abc import Collection
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.kaders import queries as kaders
from gastvrij.kaders.models import Element, KaderVersie
from gastvrij.kaders.queries import CompetenceNode
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.models import Eis, Functie, Functieprofiel, Opleidingseis
from gastvrij.ontwikkeling.queries.beslispunten import gevraagd, inhoud, nodes_of
from gastvrij.ontwikkeling.queries.functies import newest_versions
from gastvrij.ontwikkeling.rules import functies as rules
from gastvrij.ontwikkeling.rules.functies import Overgang

from .functies import CannotChangeFunctie, lock_functie

CONCEPT = Functieprofiel.Status.CONCEPT
VASTGESTELD = Functieprofiel.Status.VASTGESTELD


@transaction.atomic
def make_functieprofiel(*, by: Medewerker, at: datetime, functie: Functie) -> Functieprofiel:
    """Make a concept that asks what the newest version asks, or nothing if there is none.

    Raises CannotChangeFunctie if there is a concept by now, or if the functie has ended.
    """
    made = _make(by, at, functie)
    record(by=by, did="functieprofiel.made", to=made, at=at)
    return made


@transaction.atomic
def propose_functieprofiel(*, by: Medewerker, at: datetime, functie: Functie) -> Functieprofiel:
    """Make a concept in which the frameworks have their newest versions.

    What says the same there moves along, everything else waits for a person; what runs stays as it
    is. Raises CannotChangeFunctie as `make_functieprofiel` does, and if nothing is newer.
    """
    made = _make(by, at, functie)
    used = list(made.versies.all())
    newest = newest_versions([one.kader_id for one in used], on=timezone.localdate(at))
    wanted = [newest.get(one.kader_id, one) for one in used]
    if {one.pk for one in wanted} == {one.pk for one in used}:
        raise CannotChangeFunctie(_("Er is geen nieuwere versie van deze kaders."))
    counts = _move(made, wanted)
    record(by=by, did="functieprofiel.proposed", to=made, at=at, data=counts)
    return made


@transaction.atomic
def set_versies(
    *,
    by: Medewerker,
    at: datetime,
    profiel: Functieprofiel,
    versies: Collection[KaderVersie],
    stand: str,
) -> Functieprofiel:
    """Choose the dictionaries and profiles that a concept uses, one version of each.

    Requirements move along as in a proposal; those of a framework that is left out wait for a
    person. Raises CannotChangeFunctie if `stand` is not that of now or two are of one framework.
    """
    locked = lock_concept(by, profiel, stand)
    if len({versie.kader_id for versie in versies}) < len(versies):
        raise CannotChangeFunctie(_("Kies van elk kader één versie."))
    known = {one.pk for one in queries.kiesbare_versies(locked)}
    if not {versie.pk for versie in versies} <= known:
        raise CannotChangeFunctie(_("Kies vastgestelde woordenboeken en profielen."))
    counts = _move(locked, versies)
    record(by=by, did="functieprofiel.versies_chosen", to=locked, at=at, data=counts)
    return locked


@transaction.atomic
def publish_functieprofiel(
    *, by: Medewerker, at: datetime, profiel: Functieprofiel, ingangsdatum: date
) -> Functieprofiel:
    """Let a concept run from a day on; from then it never changes.

    Raises CannotChangeFunctie while a requirement waits for a decision, without a framework, for a
    day that has gone by, or for one before an earlier version begins.
    """
    locked = lock_concept(by, profiel)
    _check_complete(locked)
    if ingangsdatum < timezone.localdate(at):
        raise CannotChangeFunctie(_("Kies een dag vanaf vandaag: wat gold, verandert niet."))
    earlier = Functieprofiel.objects.filter(functie=locked.functie, status=VASTGESTELD)
    last = max((one.ingangsdatum for one in earlier if one.ingangsdatum), default=None)
    if last is not None and ingangsdatum < last:
        raise CannotChangeFunctie(
            _("De vorige versie gaat pas in op {dag}. Kies die dag of een latere.").format(
                dag=f"{last:%d-%m-%Y}"
            )
        )
    locked.status = VASTGESTELD
    locked.ingangsdatum = ingangsdatum
    locked.vastgesteld_op, locked.vastgesteld_door = at, by
    locked.save()
    data = {"ingangsdatum": ingangsdatum.isoformat()}
    record(by=by, did="functieprofiel.published", to=locked, at=at, data=data)
    return locked


@transaction.atomic
def discard_functieprofiel(*, by: Medewerker, at: datetime, profiel: Functieprofiel) -> None:
    """Throw a concept away; CannotChangeFunctie once it is vastgesteld."""
    locked = lock_concept(by, profiel)
    record(by=by, did="functieprofiel.discarded", to=locked, at=at)
    locked.delete()


def lock_concept(
    by: Medewerker, profiel: Functieprofiel, stand: str | None = None
) -> Functieprofiel:
    """Return a concept that nobody else changes until this transaction ends.

    Raises CannotChangeFunctie if it is vastgesteld, thrown away, or changed since `stand`.
    """
    lock_functie(by, profiel.functie)
    found = Functieprofiel.objects.select_related("functie").filter(pk=profiel.pk).first()
    if found is None:
        raise CannotChangeFunctie(_("Dit concept is weggegooid."))
    if found.status != CONCEPT:
        raise CannotChangeFunctie(_("Dit functieprofiel is vastgesteld en verandert niet meer."))
    if stand is not None and stand != queries.stand_van(found):
        raise CannotChangeFunctie(
            _("Iemand anders wijzigde dit concept intussen. Kijk na wat er nu staat en sla op.")
        )
    return found


def _make(by: Medewerker, at: datetime, functie: Functie) -> Functieprofiel:
    locked = lock_functie(by, functie)
    if locked.beeindigd_op is not None and locked.beeindigd_op <= timezone.localdate(at):
        raise CannotChangeFunctie(_("Deze functie is vervallen."))
    last = locked.profielen.order_by("-nummer").first()
    if last is not None and last.status == CONCEPT:
        raise CannotChangeFunctie(
            _("Er is al een concept. Stel dat vast of gooi het weg, en begin dan opnieuw.")
        )
    made = Functieprofiel.objects.create(
        functie=locked,
        nummer=last.nummer + 1 if last else 1,
        gemaakt_op=at,
        gemaakt_door=by,
    )
    if last is not None:
        _copy(last, made)
    return made


def _copy(last: Functieprofiel, made: Functieprofiel) -> None:
    made.versies.set(last.versies.all())
    Eis.objects.bulk_create(
        Eis(profiel=made, competentie_id=eis.competentie_id, niveau_id=eis.niveau_id, vorige=eis)
        for eis in last.eisen.all()
    )
    Opleidingseis.objects.bulk_create(
        Opleidingseis(profiel=made, titel=eis.titel, kader_id=eis.kader_id)
        for eis in last.opleidingseisen.all()
    )


def _move(profiel: Functieprofiel, versies: Collection[KaderVersie]) -> dict[str, int]:
    """Let a concept use these versions; return how many requirements moved, and how many wait.

    A requirement that waits keeps the competence of the version before, until a person decides.
    """
    profiel.versies.set(versies)
    eisen = list(profiel.eisen.select_related("competentie__versie", "niveau"))
    trees: dict[int, dict[UUID, CompetenceNode]] = {}
    for versie in {eis.competentie.versie for eis in eisen} | set(versies):
        trees[versie.pk] = nodes_of(kaders.competenties(versie))
    chosen = {versie.kader_id: trees[versie.pk] for versie in versies}
    for eis in eisen:
        after = chosen.get(eis.competentie.versie.kader_id, {})
        before = trees[eis.competentie.versie_id]
        _move_one(eis, before[eis.competentie.identiteit], after.get(eis.competentie.identiteit))
    Eis.objects.bulk_update(eisen, ["competentie", "niveau", "is_beslist"])
    open_ones = sum(not eis.is_beslist for eis in eisen)
    return {"eisen": len(eisen), "te_beslissen": open_ones}


def _move_one(eis: Eis, before: CompetenceNode, after: CompetenceNode | None) -> None:
    asked = gevraagd(eis)
    what = rules.overgang(asked, inhoud(before), inhoud(after) if after else None)
    eis.is_beslist = what == Overgang.GELIJK
    if what == Overgang.GELIJK and after is not None:
        eis.competentie = after.element
        eis.niveau = _level(after, eis.niveau)


def _level(node: CompetenceNode, niveau: Element | None) -> Element | None:
    if niveau is None:
        return None
    same = (one for one in queries.levels_of(node) if one.identiteit == niveau.identiteit)
    return next(same, None)


def _check_complete(profiel: Functieprofiel) -> None:
    left = profiel.eisen.filter(is_beslist=False).count()
    if left:
        text = ngettext(
            "Over %(n)s eis moet u nog beslissen.", "Over %(n)s eisen moet u nog beslissen.", left
        )
        raise CannotChangeFunctie(text % {"n": left})
    if not profiel.versies.exists():
        raise CannotChangeFunctie(_("Kies eerst een woordenboek of profiel."))
