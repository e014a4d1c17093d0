"""Edit the tree of a concept; every edit can be undone, and nobody overwrites another unseen."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max, ProtectedError
from django.utils.translation import gettext as _

from gastvrij.basis import actions as basis
from gastvrij.basis import queries as rights
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.basis.weergave import clock_text
from gastvrij.kaders import queries
from gastvrij.kaders.models import Bewerking, Element, KaderVersie
from gastvrij.kaders.rules import bladen
from gastvrij.kaders.rules.bewerken import Edit
from gastvrij.kaders.rules.bladen import Blad, Boom, Geweigerd, Weigering

from .fouten import CannotEdit

# Places of elements on the move, far above any that is in use.
ASIDE = 1_000_000
FIELDS = (
    "parent",
    "soort",
    "identiteit",
    "code",
    "titel",
    "tekst",
    "niveaus",
    "aantal_niveaus",
    "aantal_opdr",
    "markering",
    "gewijzigd_op",
    "regel",
    "pagina",
    "onbepaald",
    "extra",
)


@transaction.atomic
def edit(
    *,
    by: Medewerker,
    at: datetime,
    versie: KaderVersie,
    gezien: int,
    soort: str,
    samenvatting: str,
    how: Edit,
) -> Bewerking:
    """Edit a concept and keep what undoes it.

    `gezien` is the number of edits that this person saw. Raises CannotEdit: published, somebody
    else edited meanwhile, or the edit cannot be done.
    """
    rights.require(by, Recht.KADERS_BEWERKEN)
    locked = _locked(versie, gezien)
    before = queries.bladen(locked)
    after = _tried(how, before, locked)
    way = bladen.way_back(before, after)
    if not way.rijen and not way.nieuw:
        raise CannotEdit(_("Er is niets veranderd. Pas eerst iets aan."))
    _store(locked, before, after)
    locked.bewerkingen.filter(is_ongedaan=True).update(terug={})
    last = locked.bewerkingen.aggregate(last=Max("nummer"))["last"] or 0
    bewerking = Bewerking.objects.create(
        versie=locked,
        nummer=last + 1,
        soort=soort,
        samenvatting=samenvatting,
        terug=way.as_dict(),
        door=by,
        op=at,
    )
    _count(locked, versie)
    basis.record(by=by, did="kaderversie.edited", to=locked, at=at, data={"soort": soort})
    return bewerking


@transaction.atomic
def undo(*, by: Medewerker, at: datetime, versie: KaderVersie, gezien: int) -> Bewerking:
    """Undo the last edit that stands; CannotEdit if there is none, or somebody edited meanwhile."""
    rights.require(by, Recht.KADERS_BEWERKEN)
    locked = _locked(versie, gezien)
    bewerking = queries.next_to_undo(locked)
    if bewerking is None:
        raise CannotEdit(_("Er is niets om ongedaan te maken."))
    return _turn(by=by, at=at, locked=locked, versie=versie, bewerking=bewerking)


@transaction.atomic
def redo(*, by: Medewerker, at: datetime, versie: KaderVersie, gezien: int) -> Bewerking:
    """Do again what was undone last; CannotEdit if there is nothing, or somebody edited since."""
    rights.require(by, Recht.KADERS_BEWERKEN)
    locked = _locked(versie, gezien)
    bewerking = queries.next_to_redo(locked)
    if bewerking is None:
        raise CannotEdit(_("Er is niets om opnieuw te doen."))
    return _turn(by=by, at=at, locked=locked, versie=versie, bewerking=bewerking)


def _turn(
    *,
    by: Medewerker,
    at: datetime,
    locked: KaderVersie,
    versie: KaderVersie,
    bewerking: Bewerking,
) -> Bewerking:
    """Follow the way of an edit back or forth; the way in the other direction takes its place."""
    before = queries.bladen(locked)
    after = bladen.go_back(before, bewerking.terug)
    _store(locked, before, after)
    bewerking.terug = bladen.way_back(before, after).as_dict()
    bewerking.is_ongedaan = not bewerking.is_ongedaan
    bewerking.save(update_fields=["terug", "is_ongedaan"])
    _count(locked, versie)
    did = "kaderversie.edit_undone" if bewerking.is_ongedaan else "kaderversie.edit_redone"
    basis.record(by=by, did=did, to=locked, at=at, data={"soort": bewerking.soort})
    return bewerking


def _locked(versie: KaderVersie, gezien: int) -> KaderVersie:
    locked = (
        KaderVersie.objects.select_for_update(of=("self",))
        .select_related("kader")
        .get(pk=versie.pk)
    )
    if locked.status != KaderVersie.Status.CONCEPT:
        raise CannotEdit(_("Deze versie is vastgesteld. Die verandert niet meer."))
    if locked.bewerking != gezien:
        raise CannotEdit(_changed_meanwhile(locked), is_conflict=True)
    return locked


def _changed_meanwhile(versie: KaderVersie) -> str:
    last = versie.bewerkingen.select_related("door").order_by("-op", "-nummer").first()
    if last is None:
        return _("Dit concept is intussen gewijzigd. Kijk wat er nu staat en sla opnieuw op.")
    return _(
        "Intussen heeft {naam} dit concept gewijzigd ({tijd}: {wat}). Wat u invulde staat er nog. "
        "Kijk wat er nu staat en sla dan opnieuw op."
    ).format(naam=last.door.naam, tijd=clock_text(last.op), wat=last.samenvatting)


def _tried(how: Edit, before: Boom, versie: KaderVersie) -> Boom:
    try:
        return bladen.check(versie.kader.soort, before, how(before))
    except Geweigerd as problem:
        raise CannotEdit(_refusal(problem.reden)) from problem


def _refusal(reden: Weigering) -> str:
    words = {
        Weigering.WEG: _("Dit element is er niet meer. Laad de pagina opnieuw."),
        Weigering.PLEK: _("Hier kan een element van deze soort niet staan. Kies een andere plek."),
        Weigering.RAND: _("In die richting is geen plek meer."),
        Weigering.KRING: _("Een element kan niet onder zichzelf staan. Kies een andere plek."),
        Weigering.GEEN_BUUR: _("Er volgt geen element op dezelfde plek om mee samen te voegen."),
        Weigering.ANDERE_SOORT: _("Voeg alleen elementen van dezelfde soort samen."),
        Weigering.EEN_DEEL: _("Zet elk deel op een eigen regel. Nu is er maar één deel."),
        Weigering.LEEG: _("Vul een code, een titel of een tekst in."),
    }
    return words[reden]


def _count(locked: KaderVersie, versie: KaderVersie) -> None:
    locked.bewerking += 1
    locked.save(update_fields=["bewerking"])
    versie.bewerking = locked.bewerking


def _store(versie: KaderVersie, before: Boom, after: Boom) -> None:
    """Write what differs: new rows, changed rows with their places, and those that go."""
    rows = {str(one.uuid): one for one in versie.elementen.all()}
    was = {blad.key: (place, blad) for place, blad in enumerate(before, start=1)}
    is_now = {blad.key: (place, blad) for place, blad in enumerate(after, start=1)}
    stays = [key for key in is_now if key in was]
    moved = [rows[key].pk for key in stays if was[key][0] != is_now[key][0]]
    gone = [rows[key].pk for key in was if key not in is_now]
    everything = Element.objects.filter(versie=versie)
    everything.filter(pk__in=[*moved, *gone]).update(volgorde=F("volgorde") + ASIDE)
    _create(versie, after, rows)
    changed = [key for key in stays if was[key] != is_now[key]]
    for key in changed:
        _fill(rows[key], *is_now[key], rows)
    Element.objects.bulk_update([rows[key] for key in changed], ["volgorde"])
    rewritten = [rows[key] for key in changed if was[key][1] != is_now[key][1]]
    Element.objects.bulk_update(rewritten, FIELDS)
    try:
        everything.filter(pk__in=gone).delete()
    except ProtectedError as problem:
        raise CannotEdit(
            _("Dit element hoort bij een kruistabel of een formulier. Haal het daar eerst weg.")
        ) from problem


def _create(versie: KaderVersie, after: Boom, rows: dict[str, Element]) -> None:
    """Add the elements that are not there yet, parents first."""
    for place, blad in enumerate(after, start=1):
        if blad.key in rows:
            continue
        element = Element(versie=versie, uuid=blad.key)
        _fill(element, place, blad, rows)
        element.save()
        rows[blad.key] = element


def _fill(element: Element, place: int, blad: Blad, rows: dict[str, Element]) -> None:
    values: dict[str, Any] = {
        **{name: getattr(blad, name) for name in FIELDS},
        "parent": rows[blad.parent] if blad.parent else None,
        "niveaus": None if blad.niveaus is None else list(blad.niveaus),
        "onbepaald": list(blad.onbepaald),
        "extra": dict(blad.extra),
        "gewijzigd_op": date.fromisoformat(blad.gewijzigd_op) if blad.gewijzigd_op else None,
        "volgorde": place,
    }
    for name, value in values.items():
        setattr(element, name, value)
