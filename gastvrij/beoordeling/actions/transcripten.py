"""Writes of conversations that were written out: masked and checked before they are stored."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import Fragment, Observatie, Transcript, Trekking
from gastvrij.beoordeling.rules import transcript as lezen
from gastvrij.beoordeling.rules.observaties import Doel, Handeling, Status
from gastvrij.beoordeling.rules.transcript import Leesprobleem
from gastvrij.kaders import inlezen
from gastvrij.kaders.models import Element

from .fouten import CannotAssess, CannotReadTranscript, PersonalDataFound, refuse_personal_data
from .observaties import (
    lock_for_assessor,
    require_independent,
    require_purpose_first,
    require_told,
)
from .oordelen import add_fragment

TEXTS = {
    Leesprobleem.LEEG: gettext_lazy("Plak het gesprek in het veld, of kies een bestand."),
    Leesprobleem.TE_LANG: gettext_lazy(
        "Dit is te lang: hooguit 2.000 regels en 120.000 tekens. Neem één gesprek tegelijk."
    ),
    Leesprobleem.GEEN_SPREKERS: gettext_lazy(
        "Wij zien niet wie er spreekt. Zet voor elke regel een naam met een dubbele punt, zoals "
        "“Medewerker: Goedemorgen”."
    ),
    Leesprobleem.TE_VEEL_NAMEN: gettext_lazy(
        "Voor de regels staan meer dan 12 namen die wij niet kennen. Zet er “Medewerker:” en "
        "“Inwoner:” voor."
    ),
}


def propose_transcript(
    *,
    by: Medewerker,
    at: datetime,
    observatie: Observatie,
    tekst: str = "",
    bestandsnaam: str = "",
    inhoud: bytes | None = None,
) -> str:
    """Return a written-out conversation masked, one line a speaker, for somebody to check.

    Takes pasted text or the content of a file; nothing of it is stored. Raises as
    `keep_transcript` does, CannotReadTranscript if it is no conversation or no file we read.
    """
    _lock(by=by, at=at, observatie=observatie)
    rows = _rows_of_file(bestandsnaam, inhoud) if inhoud is not None else _rows_of_text(tekst)
    uitingen = lezen.read(rows)
    _refuse_unreadable(uitingen)
    return lezen.proposal(uitingen)


def _rows_of_text(tekst: str) -> list[tuple[str, ...]]:
    if len(tekst) > lezen.MAX_CHARACTERS:
        raise CannotReadTranscript(str(TEXTS[Leesprobleem.TE_LANG]))
    return [regel.cells for regel in inlezen.split_lines("", tekst).regels]


def _rows_of_file(bestandsnaam: str, inhoud: bytes) -> list[tuple[str, ...]]:
    if len(inhoud) > lezen.MAX_BYTES:
        raise CannotReadTranscript(
            _("Dit bestand is groter dan 1 MB. Bied alleen de tekst van het gesprek aan.")
        )
    try:
        # With a step of its own the reader keeps nothing of the file in memory.
        found = inlezen.open_tekst(bestandsnaam, inhoud, lambda _done, _all: None)
    except inlezen.OnleesbaarBestand as problem:
        raise CannotReadTranscript(_(problem.message)) from problem
    return [regel.cells for regel in found.regels]


def _refuse_unreadable(uitingen: Sequence[lezen.Uiting]) -> None:
    problem = lezen.why_unreadable(uitingen)
    if problem is not None:
        raise CannotReadTranscript(str(TEXTS[problem]))


@transaction.atomic
def keep_transcript(
    *,
    by: Medewerker,
    at: datetime,
    observatie: Observatie,
    tekst: str,
    sprekers: Mapping[str, str],
    laat_staan: Collection[str] = (),
) -> Transcript:
    """Store a written-out conversation that `by` checked; it is masked again first.

    `sprekers` says who the names before the lines are that have to be asked (see
    `rules.transcript.unknown`); `laat_staan` are names that by word of `by` point at nobody.
    Raises CannotReadTranscript, or CannotAssess at a proeve, after sharing or a second time.
    """
    locked = _lock(by=by, at=at, observatie=observatie)
    uitingen = lezen.read_text(tekst)
    _refuse_unreadable(uitingen)
    if any(one.naam not in sprekers for one in lezen.unknown(uitingen)):
        raise CannotReadTranscript(_("Zeg van elke naam voor een regel wie dat is."))
    masked = lezen.mask_but(lezen.written(lezen.decided(uitingen, sprekers)), laat_staan)
    found = lezen.read_text(masked)
    _refuse_unreadable(found)
    transcript = Transcript.objects.create(
        observatie=locked,
        regels=lezen.as_regels(found),
        gevonden=lezen.count_masks(masked),
        gecontroleerd_op=at,
        gecontroleerd_door=by,
    )
    data = {"regels": len(transcript.regels), "gevonden": transcript.gevonden}
    about = locked.medewerker
    record(by=by, did="transcript.added", to=transcript, at=at, about=about, data=data)
    return transcript


@transaction.atomic
def begin_from_transcript(
    *,
    by: Medewerker,
    at: datetime,
    observatie: Observatie,
    gesprek_begonnen_op: datetime,
    burger_geinformeerd: bool,
) -> Observatie:
    """Begin the assessment of a conversation that is there in writing only.

    `gesprek_begonnen_op` is when it began, by word of the assessor; it stays in the trail. Raises
    CannotAssess without transcript, if the citizen was not told, if it began before the planning
    or has yet to begin, and in a sample, which draws registered conversations.
    """
    locked = lock_for_assessor(by=by, at=at, observatie=observatie, handeling=Handeling.BEGINNEN)
    require_independent(by, locked)
    if not Transcript.objects.filter(observatie=locked).exists():
        raise CannotAssess(_("Voeg eerst het uitgeschreven gesprek toe."))
    if Trekking.objects.filter(observatie=locked).exists():
        raise CannotAssess(
            _("Deze observatie hoort bij een steekproef. Begin met het gesprek dat is getrokken.")
        )
    require_told(burger_geinformeerd=burger_geinformeerd)
    if gesprek_begonnen_op > at:
        raise CannotAssess(_("Dit gesprek moet nog beginnen. Controleer de dag en de tijd."))
    require_purpose_first(locked, gesprek_begonnen_op)
    locked.herkomst, locked.burger_geinformeerd = Observatie.Herkomst.TEKST, True
    locked.status, locked.begonnen_op = Observatie.Status.AFNAME, at
    locked.save(update_fields=["herkomst", "burger_geinformeerd", "status", "begonnen_op"])
    data = {"herkomst": "tekst", "gesprek_begonnen_op": gesprek_begonnen_op.isoformat()}
    record(by=by, did="observatie.begun", to=locked, at=at, about=locked.medewerker, data=data)
    return locked


@transaction.atomic
def quote_regels(
    *,
    by: Medewerker,
    at: datetime,
    observatie: Observatie,
    nummers: Sequence[int],
    soort: str,
    stappen: Collection[Element] = (),
) -> Fragment:
    """Add lines of the written-out conversation that follow each other as a passage.

    `nummers` count from 1. Raises CannotAssess if they do not follow each other or are not there.
    """
    transcript = Transcript.objects.filter(observatie=observatie).first()
    lines = transcript.regels if transcript is not None else []
    if not lezen.is_run(nummers, len(lines)):
        raise CannotAssess(_("Kies regels die op elkaar volgen. Maak anders twee citaten."))
    tekst = lezen.passage(lines, nummers)
    try:
        refuse_personal_data(tekst)
    except PersonalDataFound as problem:
        # Lines that say nothing apart can point at somebody together.
        tekst = problem.masked
    return add_fragment(
        by=by,
        at=at,
        observatie=observatie,
        soort=soort,
        tekst=tekst,
        regel=nummers[0],
        stappen=stappen,
    )


def _lock(*, by: Medewerker, at: datetime, observatie: Observatie) -> Observatie:
    """Return the observation locked, while a transcript may still be added to it."""
    handeling = Handeling.BEGINNEN if observatie.status == Status.GEPLAND else Handeling.FRAGMENT
    locked = lock_for_assessor(by=by, at=at, observatie=observatie, handeling=handeling)
    if locked.doel == Doel.PROEVE:
        raise CannotAssess(_("Een proeve is live. Daar hoort geen uitgeschreven gesprek bij."))
    if queries.transcript_of(locked) is not None:
        raise CannotAssess(_("Er staat al een uitgeschreven gesprek bij. Dat verandert niet meer."))
    return locked
