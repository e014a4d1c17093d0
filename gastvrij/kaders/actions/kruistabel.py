"""Make a version of the crosswalk: from a file, from the one before, or empty."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime

from django.db import transaction
from django.db.models import Max, ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import actions as basis
from gastvrij.basis import queries as rights
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders import inlezen, queries
from gastvrij.kaders.inlezen.blad.kruistabel import KruisRegel, KruistabelFout, read_kruistabel
from gastvrij.kaders.models import Afwijzing, Bron, Kruistabel, Verband
from gastvrij.kaders.rules import kruistabel as regels
from gastvrij.kaders.rules.kruistabel import Fout

from .fouten import CannotRead, CannotTie
from .inlezen import refuse_size, store

MAX_TITEL = 500


@transaction.atomic
def import_kruistabel(
    *, by: Medewerker, at: datetime, bestandsnaam: str, inhoud: bytes
) -> Kruistabel:
    """Make a new, unsigned crosswalk of a CSV file, over the versions that run today.

    Raises CannotRead with every line that is wrong or names something that no running version
    holds; then nothing is stored.
    """
    rights.require(by, Recht.KADERS_BEWERKEN)
    refuse_size(len(inhoud))
    basis.one_at_a_time()
    plekken = queries.elements_by_place(on=timezone.localdate(at))
    found, refused = regels.match(read_lines(inhoud), plekken)
    if refused:
        raise _refusal(refused)
    bron = store(by=by, at=at, bestandsnaam=bestandsnaam, inhoud=inhoud)
    kruistabel = _make(by=by, at=at, titel=bestandsnaam, bron=bron)
    Verband.objects.bulk_create(
        Verband(
            kruistabel=kruistabel,
            van_id=one.van,
            naar_id=one.naar,
            soort=one.regel.soort,
            type=one.regel.type,
            toelichting=one.regel.toelichting,
        )
        for one in found
    )
    data = {"nummer": kruistabel.nummer, "verbanden": len(found)}
    basis.record(by=by, did="kruistabel.imported", to=kruistabel, at=at, data=data)
    return kruistabel


@transaction.atomic
def start_kruistabel(
    *, by: Medewerker, at: datetime, titel: str, voorganger: Kruistabel | None
) -> Kruistabel:
    """Make a new concept: of an earlier crosswalk, over the versions that run today, or empty.

    Ties and turned-down proposals go over by the identity of their elements. A tie that holds on
    to something no running version has stays behind, and is listed in `achtergebleven`.
    Raises CannotTie without a title.
    """
    rights.require(by, Recht.KADERS_BEWERKEN)
    titel = titel.strip()
    if not titel:
        raise CannotTie(_("Geef de kruistabel een naam."), field="titel")
    basis.one_at_a_time()
    if voorganger is None:
        kruistabel = _make(by=by, at=at, titel=titel)
        data = {"nummer": kruistabel.nummer, "verbanden": 0, "achtergebleven": 0}
    else:
        kruistabel = _make(by=by, at=at, titel=titel, voorganger=voorganger)
        data = {"nummer": kruistabel.nummer, "voorganger": voorganger.nummer}
        data |= _carry_over(kruistabel, voorganger, at)
    basis.record(by=by, did="kruistabel.started", to=kruistabel, at=at, data=data)
    return kruistabel


@transaction.atomic
def discard_kruistabel(*, by: Medewerker, at: datetime, kruistabel: Kruistabel) -> None:
    """Remove a concept with its ties; CannotTie if it is signed or something rests on it."""
    rights.require(by, Recht.KADERS_BEWERKEN)
    locked = Kruistabel.objects.select_for_update().get(pk=kruistabel.pk)
    if locked.status != Kruistabel.Status.CONCEPT:
        raise CannotTie(_("Deze kruistabel is ondertekend en blijft bewaard."))
    data = {"nummer": locked.nummer}
    basis.record(by=by, did="kruistabel.discarded", to=locked, at=at, data=data)
    try:
        locked.delete()
    except ProtectedError as problem:
        raise CannotTie(
            _(
                "Deze kruistabel is al gebruikt: voor een observatie of voor een nieuwere versie. "
                "Hij blijft daarom bewaard."
            )
        ) from problem


def _make(
    *,
    by: Medewerker,
    at: datetime,
    titel: str,
    bron: Bron | None = None,
    voorganger: Kruistabel | None = None,
) -> Kruistabel:
    last = Kruistabel.objects.aggregate(last=Max("nummer"))["last"] or 0
    return Kruistabel.objects.create(
        titel=titel[:MAX_TITEL],
        nummer=last + 1,
        bron=bron,
        voorganger=voorganger,
        gemaakt_op=at,
        gemaakt_door=by,
    )


def _carry_over(kruistabel: Kruistabel, voorganger: Kruistabel, at: datetime) -> dict[str, int]:
    on = timezone.localdate(at)
    over, behind = queries.carried_ties(voorganger, on=on)
    Verband.objects.bulk_create(
        Verband(
            kruistabel=kruistabel,
            van_id=van,
            naar_id=naar,
            soort=tie.soort,
            type=tie.type,
            toelichting=tie.toelichting,
            herkomst=tie.herkomst,
        )
        for tie, van, naar in over
    )
    Afwijzing.objects.bulk_create(
        Afwijzing(kruistabel=kruistabel, van_id=van, naar_id=naar, door=one.door, op=one.op)
        for one, van, naar in queries.carried_rejections(voorganger, on=on)
    )
    kruistabel.achtergebleven = [_stored(line) for line in queries.kruistabel_lines(behind)]
    kruistabel.save(update_fields=["achtergebleven"])
    return {"verbanden": len(over), "achtergebleven": len(behind)}


def _stored(line: KruisRegel) -> dict[str, str]:
    cells = asdict(line)
    del cells["line"]
    return {name: str(cell) for name, cell in cells.items() if cell}


def read_lines(inhoud: bytes) -> list[KruisRegel]:
    """Return the lines of a crosswalk; CannotRead with every line that is no good."""
    try:
        return read_kruistabel(inhoud)
    except inlezen.OnleesbaarBestand as problem:
        raise CannotRead(_(problem.message)) from problem
    except KruistabelFout as problem:
        raise CannotRead(
            _("Deze kruistabel klopt nog niet. Verbeter de regels en lees het bestand opnieuw in."),
            problems=[_(fault.text).format(**fault.values) for fault in problem.faults],
        ) from problem


def _refusal(refused: Iterable[tuple[KruisRegel, Fout]]) -> CannotRead:
    problems = [
        _("Regel {nr}: {wat}").format(nr=regel.line, wat=_what_to_do(regel, fout))
        for regel, fout in refused
    ]
    message = _(
        "Deze kruistabel past niet op de kaders die nu gelden. Er is niets opgeslagen. "
        "Verbeter de regels, of stel eerst het kader vast waar ze over gaan."
    )
    return CannotRead(message, problems=problems)


def _what_to_do(regel: KruisRegel, fout: Fout) -> str:
    naar = " ".join(
        part for part in (regel.naar_kader, regel.naar, regel.niveau, regel.indicator) if part
    )
    van = " ".join(part for part in (regel.van, regel.van_niveau, regel.van_indicator) if part)
    return _texts()[fout].format(van=van, naar=naar, kader=regel.van_kader)


def _texts() -> dict[Fout, str]:
    return {
        Fout.VAN_ONBEKEND: _(
            "“{van}” staat niet in de {kader} die nu geldt. "
            "Gebruik A1, A2 … voor regels en F1.1, F1.2 … voor stappen."
        ),
        Fout.NAAR_ONBEKEND: _(
            "“{naar}” staat niet in een kader dat nu geldt. "
            "Controleer de code en de tekst, of stel dat kader eerst vast."
        ),
        Fout.VAN_DUBBEL: _("“{van}” komt vaker voor in de {kader}. Maak de code uniek."),
        Fout.NAAR_DUBBEL: _("“{naar}” komt vaker voor in dat kader. Noem het precieze onderdeel."),
        Fout.VAN_ANDER: _(
            "het kenmerk in van_id hoort niet bij “{van}”. "
            "Maak van_id leeg, of zet de oude code terug."
        ),
        Fout.NAAR_ANDER: _(
            "het kenmerk in naar_id hoort niet bij “{naar}”. "
            "Maak naar_id leeg, of zet de oude code terug."
        ),
        Fout.REGEL_DUBBEL: _("dit verband staat er al. Verwijder deze regel."),
    }
