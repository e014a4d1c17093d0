"""Edit a concept of the crosswalk, tie by tie, and sign it; each edit is one event."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from gastvrij.basis import actions as basis
from gastvrij.basis import queries as rights
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.basis.weergave import clock_text, day_text
from gastvrij.kaders import queries
from gastvrij.kaders.models import Afwijzing, Element, KaderVersie, Kruistabel, Verband

from .fouten import CannotTie

Herkomst = Verband.Herkomst


@transaction.atomic
def set_verband(
    *,
    by: Medewerker,
    at: datetime,
    kruistabel: Kruistabel,
    gezien: int,
    van: Element,
    naar: Element,
    soort: str,
    type: str = Verband.Type.HANGT_SAMEN,  # noqa: A002
    toelichting: str = "",
    herkomst: str = Herkomst.HAND,
) -> Verband:
    """Add a tie between two elements, or change the one that is there.

    `gezien` is the edit number of the crosswalk that this person saw. Raises CannotTie: signed,
    edited by somebody else meanwhile, or no two elements of published versions.
    """
    rights.require(by, Recht.KADERS_BEWERKEN)
    locked = _locked(kruistabel, gezien)
    _refuse_ends(van, naar)
    values = {
        "soort": soort,
        "type": type,
        # A browser sends CRLF; the file gives LF back.
        "toelichting": "\n".join(toelichting.splitlines()).strip(),
    }
    verband = queries.find_verband(locked, van, naar)
    if verband is None:
        verband = Verband.objects.create(
            kruistabel=locked, van=van, naar=naar, herkomst=herkomst, **values
        )
        _rejections(locked, van, naar).delete()
        _count(by, at, locked, "verband_added", van, naar, {"herkomst": herkomst} | _codes(values))
    else:
        for name, value in values.items():
            setattr(verband, name, value)
        verband.save(update_fields=list(values))
        _count(by, at, locked, "verband_changed", van, naar, _codes(values))
    return verband


@transaction.atomic
def remove_verband(
    *,
    by: Medewerker,
    at: datetime,
    kruistabel: Kruistabel,
    gezien: int,
    van: Element,
    naar: Element,
) -> None:
    """Remove the tie between two elements; CannotTie as `set_verband`, or if there is none."""
    rights.require(by, Recht.KADERS_BEWERKEN)
    locked = _locked(kruistabel, gezien)
    verband = queries.find_verband(locked, van, naar)
    if verband is None:
        raise CannotTie(_("Dit verband staat er niet meer. Laad de pagina opnieuw."))
    verband.delete()
    _count(by, at, locked, "verband_removed", van, naar, {})


@transaction.atomic
def reject_verband(
    *,
    by: Medewerker,
    at: datetime,
    kruistabel: Kruistabel,
    gezien: int,
    van: Element,
    naar: Element,
) -> Afwijzing:
    """Turn down a proposed tie, so that it is not proposed again; CannotTie as `set_verband`."""
    rights.require(by, Recht.KADERS_BEWERKEN)
    locked = _locked(kruistabel, gezien)
    _refuse_ends(van, naar)
    if queries.find_verband(locked, van, naar) is not None:
        raise CannotTie(_("Dit verband staat al in de kruistabel. Haal het daar weg."))
    afwijzing = _rejections(locked, van, naar).first()
    if afwijzing is None:
        afwijzing = Afwijzing.objects.create(kruistabel=locked, van=van, naar=naar, door=by, op=at)
        _count(by, at, locked, "verband_rejected", van, naar, {})
    return afwijzing


@transaction.atomic
def withdraw_rejection(
    *,
    by: Medewerker,
    at: datetime,
    kruistabel: Kruistabel,
    gezien: int,
    van: Element,
    naar: Element,
) -> None:
    """Let a tie that was turned down be proposed again; CannotTie as `set_verband`."""
    rights.require(by, Recht.KADERS_BEWERKEN)
    locked = _locked(kruistabel, gezien)
    gone, _per_model = _rejections(locked, van, naar).delete()
    if gone:
        _count(by, at, locked, "rejection_withdrawn", van, naar, {})


@transaction.atomic
def sign_kruistabel(
    *, by: Medewerker, at: datetime, kruistabel: Kruistabel, gezien: int, deskundigheid: str
) -> Kruistabel:
    """Sign a concept for good, under one's name and expertise; from then on it never changes.

    Under four eyes (Organisatie.vier_ogen) not by who made it. Raises CannotTie as `set_verband`,
    and without an expertise or a single tie.
    """
    rights.require(by, Recht.KADERS_VASTSTELLEN)
    locked = _locked(kruistabel, gezien)
    if is_own_kruistabel(by, locked):
        raise CannotTie(
            _("U hebt deze kruistabel zelf gemaakt. Vraag een collega om hem te ondertekenen.")
        )
    if not locked.verbanden.exists():
        raise CannotTie(_("Deze kruistabel heeft nog geen verbanden. Leg eerst verbanden vast."))
    deskundigheid = deskundigheid.strip()
    if not deskundigheid:
        raise CannotTie(_("Vul in waarin u deskundig bent."), field="deskundigheid")
    locked.status, locked.deskundigheid = Kruistabel.Status.VASTGESTELD, deskundigheid
    locked.ondertekend_op, locked.ondertekend_door = at, by
    locked.save(update_fields=["status", "deskundigheid", "ondertekend_op", "ondertekend_door"])
    data = {"nummer": locked.nummer, "verbanden": locked.verbanden.count()}
    basis.record(by=by, did="kruistabel.signed", to=locked, at=at, data=data)
    return locked


def is_own_kruistabel(medewerker: Medewerker, kruistabel: Kruistabel) -> bool:
    """Test if four eyes keep this person from signing this crosswalk."""
    return rights.organisatie().vier_ogen and kruistabel.gemaakt_door_id == medewerker.pk


def _locked(kruistabel: Kruistabel, gezien: int) -> Kruistabel:
    locked = Kruistabel.objects.select_for_update().filter(pk=kruistabel.pk).first()
    if locked is None:
        raise CannotTie(_("Dit concept is intussen verwijderd."))
    if locked.status != Kruistabel.Status.CONCEPT:
        raise CannotTie(
            _("Deze kruistabel is ondertekend en verandert niet meer. Begin een nieuwe versie.")
        )
    if locked.bewerking != gezien:
        raise CannotTie(
            _(
                "Een collega heeft deze kruistabel intussen gewijzigd. Uw wijziging is niet "
                "opgeslagen. Kijk wat er is veranderd en sla daarna opnieuw op."
            ),
            changes=_changes(locked, gezien),
        )
    return locked


def _changes(kruistabel: Kruistabel, gezien: int) -> list[str]:
    return [
        _("{wie}, {dag} om {tijd}: {wat} ({van} – {naar})").format(
            wie=one.wie,
            dag=day_text(one.at),
            tijd=clock_text(one.at),
            wat=one.wat,
            van=one.van,
            naar=one.naar,
        )
        for one in queries.edits_since(kruistabel, gezien)
    ]


def _refuse_ends(van: Element, naar: Element) -> None:
    if van.identiteit == naar.identiteit:
        raise CannotTie(_("Kies twee verschillende onderdelen."))
    if KaderVersie.Status.CONCEPT in {van.versie.status, naar.versie.status}:
        raise CannotTie(
            _("Een verband legt u tussen vastgestelde kaders. Stel eerst het kader vast.")
        )


def _rejections(kruistabel: Kruistabel, van: Element, naar: Element) -> QuerySet[Afwijzing]:
    return kruistabel.afwijzingen.filter(
        van__identiteit=van.identiteit, naar__identiteit=naar.identiteit
    )


def _codes(values: Mapping[str, str]) -> dict[str, str]:
    """Return what may stand in the trail: codes, no text that somebody wrote."""
    return {"graad": values["soort"], "type": values["type"]}


def _count(
    by: Medewerker,
    at: datetime,
    kruistabel: Kruistabel,
    did: str,
    van: Element,
    naar: Element,
    data: Mapping[str, str],
) -> None:
    """Give the edit its number and write it down."""
    kruistabel.bewerking += 1
    kruistabel.save(update_fields=["bewerking"])
    ends = {"van": str(van.uuid), "naar": str(naar.uuid)}
    basis.record(
        by=by,
        did=f"kruistabel.{did}",
        to=kruistabel,
        at=at,
        data={"bewerking": kruistabel.bewerking, **ends, **data},
    )
