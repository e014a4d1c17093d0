"""Take a file in and read it in the background: asked, taken up, followed, done or failed."""

import codecs
import hashlib
import re
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django_q.tasks import async_task

from gastvrij.basis import actions as basis
from gastvrij.basis import queries as rights
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders import inlezen
from gastvrij.kaders.models import Bron, Kader, Lezing, Voorstel
from gastvrij.kaders.queries.lezingen import STALLED_AFTER

from .fouten import CannotRead
from .inlezen import (
    NAME_LENGTH,
    keep_lines,
    keep_reading,
    locked_for_reading,
    refuse_again,
    refuse_size,
    replace_reading,
    store,
)

JOB = "gastvrij.kaders.jobs.read_document"
# The first time and two more; after that the file itself is the likely cause.
MAX_ATTEMPTS = 3
SECONDS_BETWEEN = 1.0
HEAD = 2000
BUSY = (Lezing.Status.WACHT, Lezing.Status.BEZIG)
CRASHED = gettext_noop(
    "Het lezen is onverwacht gestopt. Probeer het nog eens, of sla het document op als Word (.docx)"
    " of tekst (.txt) en bied dat aan."
)


def is_crosswalk(bestandsnaam: str, inhoud: bytes) -> bool:
    """Test if a CSV file ties elements to each other: its first line names where from and to."""
    if not bestandsnaam.lower().endswith(".csv"):
        return False
    head = inhoud.lstrip(codecs.BOM_UTF8)[:HEAD].decode(errors="replace").lower()
    columns = {one.strip(' "') for one in re.split("[,;\t]", head.strip().split("\n")[0].strip())}
    return columns >= {"van", "naar"}


@transaction.atomic
def submit(
    *,
    by: Medewerker,
    at: datetime,
    bestandsnaam: str,
    inhoud: bytes,
    soort: str | None = None,
    kader: Kader | None = None,
) -> Lezing:
    """Store a file and leave its reading to the worker.

    `soort` is the kind to read it as, `kader` what it is meant to be a new version of. After a
    failed reading, or as another kind, the same content may be read again. Raises CannotRead: too
    large, empty, read before, or on its way already.
    """
    rights.require(by, Recht.KADERS_BEWERKEN)
    refuse_size(len(inhoud))
    if not inhoud.strip():
        raise CannotRead(_(inlezen.MELDINGEN["empty"]))
    basis.one_at_a_time()
    refuse_again(hashlib.sha256(inhoud).hexdigest(), soort)
    bron = store(by=by, at=at, bestandsnaam=bestandsnaam, inhoud=inhoud)
    _refuse_while_busy(bron)
    return _ask(by=by, at=at, bron=bron, soort=soort, kader=kader, bestandsnaam=bestandsnaam)


@transaction.atomic
def submit_again(
    *, by: Medewerker, at: datetime, lezing: Lezing, soort: str | None = None
) -> Lezing:
    """Ask again for a reading that failed, as the same or another kind; CannotRead otherwise."""
    rights.require(by, Recht.KADERS_BEWERKEN)
    locked = Lezing.objects.select_for_update(of=("self",)).get(pk=lezing.pk)
    if locked.status != Lezing.Status.MISLUKT:
        raise CannotRead(_("Dit bestand wordt al gelezen. Laad de pagina opnieuw."))
    _refuse_while_busy(locked.bron)
    return _ask(
        by=by,
        at=at,
        bron=locked.bron,
        soort=soort,
        kader=locked.kader,
        bestandsnaam=locked.bestandsnaam,
        voorstel=locked.voorstel,
        again=locked,
    )


@transaction.atomic
def ask_reread(*, by: Medewerker, at: datetime, voorstel: Voorstel, soort: str) -> Lezing:
    """Leave the reading of a proposal's file as another kind to the worker.

    The proposal stays as it is until that is done. Raises CannotRead once it was taken over.
    """
    rights.require(by, Recht.KADERS_BEWERKEN)
    locked = locked_for_reading(voorstel)
    _refuse_while_busy(locked.bron)
    return _ask(
        by=by,
        at=at,
        bron=locked.bron,
        soort=soort,
        kader=locked.kader,
        bestandsnaam=locked.bron.bestandsnaam,
        voorstel=locked,
    )


@transaction.atomic
def dismiss(*, by: Medewerker, at: datetime, lezing: Lezing) -> None:
    """Take a failed reading off the list; the file stays. CannotRead if it did not fail."""
    rights.require(by, Recht.KADERS_BEWERKEN)
    locked = Lezing.objects.select_for_update(of=("self",)).get(pk=lezing.pk)
    if locked.status != Lezing.Status.MISLUKT:
        raise CannotRead(_("Alleen een mislukte lezing kunt u weghalen. Laad de pagina opnieuw."))
    basis.record(by=by, did="lezing.removed", to=locked, at=at)
    locked.delete()


def _refuse_while_busy(bron: Bron) -> None:
    if bron.lezingen.filter(status__in=BUSY).exists():
        raise CannotRead(_("Dit bestand wordt nu gelezen. U ziet het bij de documenten hieronder."))


def _ask(
    *,
    by: Medewerker,
    at: datetime,
    bron: Bron,
    soort: str | None,
    kader: Kader | None,
    bestandsnaam: str,
    voorstel: Voorstel | None = None,
    again: Lezing | None = None,
) -> Lezing:
    lezing = again or Lezing(bron=bron, bestandsnaam=bestandsnaam[-NAME_LENGTH:])
    lezing.soort, lezing.kader, lezing.voorstel = soort or "", kader, voorstel
    lezing.status, lezing.fout = Lezing.Status.WACHT, ""
    lezing.gedaan, lezing.totaal, lezing.pogingen = 0, None, 0
    lezing.aangevraagd_op, lezing.aangevraagd_door = at, by
    lezing.begonnen_op = lezing.voortgang_op = lezing.klaar_op = None
    lezing.save()
    async_task(JOB, lezing.uuid)
    basis.record(by=by, did="lezing.asked", to=lezing, at=at, data={"soort": lezing.soort})
    return lezing


def read_lezing(*, uuid: UUID, clock: Callable[[], datetime]) -> Lezing | None:
    """Read the file of a reading that waits; None if it does not wait (any more).

    Its progress is written while it is read, at most once a second. It ends in a proposal, or in
    the reason why not; what nobody foresaw is told to the user too, and raised.
    """
    lezing = _take_up(uuid, clock())
    if lezing is None:
        return None
    with ExitStack() as on_crash:
        on_crash.callback(lambda: _fail(lezing, CRASHED, clock()))
        try:
            gelezen, tekst = inlezen.read_all(
                lezing.bron.bestandsnaam,
                bytes(lezing.bron.inhoud),
                kind=lezing.soort or None,
                progress=_follower(lezing, clock),
            )
        except inlezen.OnleesbaarBestand as problem:
            _fail(lezing, _said(problem), clock())
        else:
            _finish(lezing, gelezen, tekst, clock())
        on_crash.pop_all()
    lezing.refresh_from_db()
    return lezing


@transaction.atomic
def _take_up(uuid: UUID, at: datetime) -> Lezing | None:
    lezing = (
        Lezing.objects.select_for_update(of=("self",))
        .select_related("bron", "aangevraagd_door")
        .filter(uuid=uuid, status=Lezing.Status.WACHT)
        .first()
    )
    if lezing is None:
        return None
    lezing.status, lezing.pogingen = Lezing.Status.BEZIG, lezing.pogingen + 1
    lezing.gedaan, lezing.totaal = 0, None
    lezing.begonnen_op = lezing.voortgang_op = at
    lezing.save()
    return lezing


def _said(problem: inlezen.OnleesbaarBestand) -> str:
    """Return why a file cannot be read, with a line for each row that is wrong."""
    return "\n".join([problem.message, *(one.text.format(**one.values) for one in problem.faults)])


def _follower(lezing: Lezing, clock: Callable[[], datetime]) -> Callable[[int, int | None], None]:
    """Return what writes down how far the reading is; the last step always counts."""
    told = 0.0

    def follow(done: int, total: int | None) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told < SECONDS_BETWEEN and done != total:
            return
        told = now
        _mine(lezing).update(gedaan=done, totaal=total, voortgang_op=clock())

    return follow


def _mine(lezing: Lezing) -> QuerySet[Lezing]:
    """Return the row, if no other worker took this reading over meanwhile."""
    return Lezing.objects.filter(pk=lezing.pk, status=Lezing.Status.BEZIG, pogingen=lezing.pogingen)


@transaction.atomic
def _finish(lezing: Lezing, gelezen: inlezen.Gelezen, tekst: inlezen.Tekst, at: datetime) -> None:
    locked = _mine(lezing).select_for_update(of=("self",)).select_related("voorstel").first()
    if locked is None:
        return
    by, bron = lezing.aangevraagd_door, lezing.bron
    if locked.voorstel is None:
        locked.voorstel = keep_reading(by=by, at=at, bron=bron, gelezen=gelezen, kader=locked.kader)
    else:
        try:
            replace_reading(by=by, at=at, voorstel=locked.voorstel, gelezen=gelezen)
        except CannotRead as problem:
            _fail(lezing, str(problem), at)
            return
    keep_lines(bron, tekst)
    locked.status, locked.klaar_op = Lezing.Status.GELEZEN, at
    locked.save(update_fields=["status", "klaar_op", "voorstel"])


@transaction.atomic
def _fail(lezing: Lezing, fout: str, at: datetime) -> None:
    if _mine(lezing).update(status=Lezing.Status.MISLUKT, fout=fout, klaar_op=at):
        basis.record(by=lezing.aangevraagd_door, did="lezing.failed", to=lezing, at=at)


@transaction.atomic
def retry_stalled(*, at: datetime) -> int:
    """Queue the readings whose worker fell silent again, twice at most; return how many stood."""
    rows = Lezing.objects.select_for_update(of=("self",)).select_related("aangevraagd_door")
    stalled = list(rows.filter(status=Lezing.Status.BEZIG, voortgang_op__lt=at - STALLED_AFTER))
    for lezing in stalled:
        if lezing.pogingen >= MAX_ATTEMPTS:
            _fail(lezing, CRASHED, at)
            continue
        lezing.status = Lezing.Status.WACHT
        lezing.save(update_fields=["status"])
        async_task(JOB, lezing.uuid)
    return len(stalled)
