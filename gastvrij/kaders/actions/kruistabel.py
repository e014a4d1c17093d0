"""Take in a crosswalk."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import actions as basis
from gastvrij.basis import queries as rights
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders import inlezen, queries
from gastvrij.kaders.inlezen.kruistabel import KruisRegel, KruistabelFout, read_kruistabel
from gastvrij.kaders.models import Kruistabel, Verband
from gastvrij.kaders.rules import kruistabel as regels
from gastvrij.kaders.rules.kruistabel import Fout

from .fouten import CannotRead
from .inlezen import refuse_size, store


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
    last = Kruistabel.objects.aggregate(last=Max("nummer"))["last"] or 0
    kruistabel = Kruistabel.objects.create(
        titel=bestandsnaam, nummer=last + 1, bron=bron, gemaakt_op=at, gemaakt_door=by
    )
    Verband.objects.bulk_create(
        Verband(kruistabel=kruistabel, van_id=one.van, naar_id=one.naar, soort=one.soort)
        for one in found
    )
    data = {"nummer": kruistabel.nummer, "verbanden": len(found)}
    basis.record(by=by, did="kruistabel.imported", to=kruistabel, at=at, data=data)
    return kruistabel


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
    texts = {
        Fout.VAN_ONBEKEND: _(
            "“{van}” staat niet in de gespreksstructuur die nu geldt. "
            "Gebruik A1, A2 … voor regels en F1.1, F1.2 … voor stappen."
        ),
        Fout.NAAR_ONBEKEND: _(
            "“{naar}” staat niet in een kader dat nu geldt. "
            "Controleer de code en de tekst, of stel dat kader eerst vast."
        ),
        Fout.VAN_DUBBEL: _("“{van}” komt vaker voor in de gespreksstructuur. Maak de code uniek."),
        Fout.NAAR_DUBBEL: _("“{naar}” komt vaker voor in dat kader. Noem het precieze onderdeel."),
        Fout.REGEL_DUBBEL: _("dit verband staat er al. Verwijder deze regel."),
    }
    return texts[fout].format(van=regel.van, naar=naar)
