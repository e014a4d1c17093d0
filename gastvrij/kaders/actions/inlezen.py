"""Take a file in, read it again as another kind, or reject what was read."""

import hashlib
from datetime import datetime

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import actions as basis
from gastvrij.basis import queries as rights
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.basis.weergave import day_text
from gastvrij.kaders import inlezen
from gastvrij.kaders.models import Bron, Brontekst, Kader, Voorstel
from gastvrij.kaders.uitvoer.case_waarden import as_uuid

from .fouten import CannotRead, CannotReject

NAME_LENGTH = 255


@transaction.atomic
def upload(
    *, by: Medewerker, at: datetime, bestandsnaam: str, inhoud: bytes, soort: str | None = None
) -> list[Voorstel]:
    """Store a file with what was read in it, at once: one proposal.

    `soort` is the kind to read it as; without it the kind is recognised. Raises CannotRead: too
    large, unreadable, no such kind, or the same content was taken in before. Screens leave the
    reading to the worker: see `submit`.
    """
    rights.require(by, Recht.KADERS_BEWERKEN)
    refuse_size(len(inhoud))
    refuse_again(hashlib.sha256(inhoud).hexdigest(), soort)
    gelezen = read(bestandsnaam, inhoud, soort)
    bron = store(by=by, at=at, bestandsnaam=bestandsnaam, inhoud=inhoud)
    keep_lines(bron, inlezen.open_tekst(bestandsnaam, inhoud))
    return [keep_reading(by=by, at=at, bron=bron, gelezen=gelezen)]


def keep_reading(
    *,
    by: Medewerker,
    at: datetime,
    bron: Bron,
    gelezen: inlezen.Gelezen,
    kader: Kader | None = None,
) -> Voorstel:
    """Store what was read in a file as a new proposal, meant for a kader of its kind if any."""
    kader = kader or _own_kader(gelezen)
    voorstel = Voorstel.objects.create(
        bron=bron,
        kader=kader if kader and kader.soort == gelezen.kind else None,
        soort=gelezen.kind,
        zekerheid=gelezen.certainty,
        inhoud=gelezen.as_dict(),
        gelezen_op=at,
    )
    basis.record(by=by, did="voorstel.read", to=voorstel, at=at, data={"soort": gelezen.kind})
    return voorstel


def keep_lines(bron: Bron, tekst: inlezen.Tekst) -> None:
    """Store the lines of a file as the readers saw them, once."""
    Brontekst.objects.update_or_create(
        bron=bron, defaults={"regels": [list(line) for line in inlezen.lines_of(tekst)]}
    )


def _own_kader(gelezen: inlezen.Gelezen) -> Kader | None:
    """Return the kader that a file of our own says it is a version of, if that is here."""
    own = as_uuid(gelezen.document.get("own", {}).get("kader"))
    return Kader.objects.filter(uuid=own).first() if own else None


def refuse_size(size: int) -> None:
    """Raise CannotRead for more bytes than an upload may have; ask before reading a file."""
    if size > settings.UPLOAD_LIMIT:
        raise CannotRead(_("Dit bestand is groter dan 20 MB. Bied alleen het document zelf aan."))


def read(bestandsnaam: str, inhoud: bytes, soort: str | None) -> inlezen.Gelezen:
    """Return what a file says; CannotRead with what to do if it cannot be read."""
    try:
        return inlezen.read(bestandsnaam, inhoud, kind=soort)
    except inlezen.OnleesbaarBestand as problem:
        problems = [_(fault.text).format(**fault.values) for fault in problem.faults]
        raise CannotRead(_(problem.message), problems=problems) from problem


def store(*, by: Medewerker, at: datetime, bestandsnaam: str, inhoud: bytes) -> Bron:
    """Store a file once; the same content again gives the bron that is there."""
    bron, made = Bron.objects.get_or_create(
        sha256=hashlib.sha256(inhoud).hexdigest(),
        defaults={
            "bestandsnaam": bestandsnaam[-NAME_LENGTH:],
            "inhoud": inhoud,
            "grootte": len(inhoud),
            "geladen_op": at,
            "geladen_door": by,
        },
    )
    if made:
        basis.record(by=by, did="bron.uploaded", to=bron, at=at, data={"grootte": len(inhoud)})
    return bron


def refuse_again(digest: str, soort: str | None) -> None:
    """Raise CannotRead if this content was taken in and understood before, as this kind."""
    bron = Bron.objects.filter(sha256=digest).select_related("geladen_door").first()
    if bron is None:
        return
    read_before = bron.voorstellen.filter(soort=soort) if soort else bron.voorstellen
    voorstel = read_before.first()
    if voorstel is None and not bron.kruistabellen.exists():
        return
    raise CannotRead(
        _(
            "Dit bestand is al ingelezen op {dag} door {naam}, als “{bestand}”. "
            "Bekijk wat er toen is gelezen, of kies een ander bestand."
        ).format(
            dag=day_text(bron.geladen_op), naam=bron.geladen_door.naam, bestand=bron.bestandsnaam
        ),
        voorstel=voorstel,
    )


@transaction.atomic
def reread(*, by: Medewerker, at: datetime, voorstel: Voorstel, soort: str) -> Voorstel:
    """Read the file of a proposal again as another kind, at once; a rejected one opens again.

    Raises CannotRead if it was taken over by now, or holds nothing of that kind.
    """
    rights.require(by, Recht.KADERS_BEWERKEN)
    locked = locked_for_reading(voorstel)
    gelezen = read(locked.bron.bestandsnaam, bytes(locked.bron.inhoud), soort)
    return replace_reading(by=by, at=at, voorstel=locked, gelezen=gelezen)


def locked_for_reading(voorstel: Voorstel) -> Voorstel:
    """Return a proposal with its row locked; CannotRead once it was taken over."""
    locked = (
        Voorstel.objects.select_for_update(of=("self",)).select_related("bron").get(pk=voorstel.pk)
    )
    if locked.status == Voorstel.Status.OVERGENOMEN:
        raise CannotRead(_("Dit voorstel is al overgenomen. De soort ligt nu vast."))
    return locked


def replace_reading(
    *, by: Medewerker, at: datetime, voorstel: Voorstel, gelezen: inlezen.Gelezen
) -> Voorstel:
    """Put another reading in a proposal; what was decided about the earlier one goes with it."""
    locked = locked_for_reading(voorstel)
    dropped, _rows = locked.beslissingen.all().delete()
    if locked.kader and locked.kader.soort != gelezen.kind:
        locked.kader = None
    locked.soort, locked.zekerheid = gelezen.kind, gelezen.certainty
    locked.inhoud, locked.gelezen_op = gelezen.as_dict(), at
    locked.status, locked.reden = Voorstel.Status.OPEN, ""
    locked.bewerking += 1
    locked.save()
    data = {"soort": gelezen.kind, "beslissingen": dropped}
    basis.record(by=by, did="voorstel.reread", to=locked, at=at, data=data)
    return locked


@transaction.atomic
def reject(*, by: Medewerker, at: datetime, voorstel: Voorstel, reden: str) -> Voorstel:
    """Put a proposal aside with the reason; CannotReject without one, or if it is not open."""
    rights.require(by, Recht.KADERS_BEWERKEN)
    locked = Voorstel.objects.select_for_update(of=("self",)).get(pk=voorstel.pk)
    if locked.status != Voorstel.Status.OPEN:
        raise CannotReject(_("Over dit voorstel is al beslist. Laad de pagina opnieuw."))
    if not reden.strip():
        raise CannotReject(_("Vul in waarom u dit voorstel verwerpt."))
    locked.status, locked.reden = Voorstel.Status.VERWORPEN, reden.strip()
    locked.save(update_fields=["status", "reden"])
    basis.record(by=by, did="voorstel.rejected", to=locked, at=at)
    return locked
