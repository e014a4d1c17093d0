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
from gastvrij.kaders.models import Bron, Voorstel

from .fouten import CannotRead, CannotReject

NAME_LENGTH = 255


@transaction.atomic
def upload(
    *, by: Medewerker, at: datetime, bestandsnaam: str, inhoud: bytes, soort: str | None = None
) -> list[Voorstel]:
    """Store a file with what was read in it: one proposal for each kind it holds.

    `soort` is the kind to read it as; without it the kind is recognised. Raises CannotRead: too
    large, unreadable, no such kind, or the same content was taken in before.
    """
    rights.require(by, Recht.KADERS_BEWERKEN)
    refuse_size(len(inhoud))
    digest = hashlib.sha256(inhoud).hexdigest()
    _refuse_again(digest)
    gelezen = read(bestandsnaam, inhoud, soort)
    bron = store(by=by, at=at, bestandsnaam=bestandsnaam, inhoud=inhoud)
    voorstel = Voorstel.objects.create(
        bron=bron,
        soort=gelezen.kind,
        zekerheid=gelezen.certainty,
        inhoud=gelezen.as_dict(),
        gelezen_op=at,
    )
    basis.record(by=by, did="voorstel.read", to=voorstel, at=at, data={"soort": gelezen.kind})
    return [voorstel]


def refuse_size(size: int) -> None:
    """Raise CannotRead for more bytes than an upload may have; ask before reading a file."""
    if size > settings.UPLOAD_LIMIT:
        raise CannotRead(_("Dit bestand is groter dan 20 MB. Bied alleen het document zelf aan."))


def read(bestandsnaam: str, inhoud: bytes, soort: str | None) -> inlezen.Gelezen:
    """Return what a file says; CannotRead with what to do if it cannot be read."""
    try:
        return inlezen.read(bestandsnaam, inhoud, kind=soort)
    except inlezen.OnleesbaarBestand as problem:
        raise CannotRead(_(problem.message)) from problem


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


def _refuse_again(digest: str) -> None:
    bron = Bron.objects.filter(sha256=digest).select_related("geladen_door").first()
    if bron is None:
        return
    voorstel = bron.voorstellen.first()
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
    """Read the file of a proposal again as another kind; a rejected proposal opens again.

    Raises CannotRead if it was taken over by now, or holds nothing of that kind.
    """
    rights.require(by, Recht.KADERS_BEWERKEN)
    locked = (
        Voorstel.objects.select_for_update(of=("self",)).select_related("bron").get(pk=voorstel.pk)
    )
    if locked.status == Voorstel.Status.OVERGENOMEN:
        raise CannotRead(_("Dit voorstel is al overgenomen. De soort ligt nu vast."))
    gelezen = read(locked.bron.bestandsnaam, bytes(locked.bron.inhoud), soort)
    locked.soort, locked.zekerheid = gelezen.kind, gelezen.certainty
    locked.inhoud, locked.gelezen_op = gelezen.as_dict(), at
    locked.status, locked.reden = Voorstel.Status.OPEN, ""
    locked.save()
    basis.record(by=by, did="voorstel.reread", to=locked, at=at, data={"soort": soort})
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
