"""Proposals: what was read, where it stands in the source, what is in doubt."""

from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders import inlezen
from gastvrij.kaders.inlezen.gemeen.vorm import Gelezen
from gastvrij.kaders.models import Bron, Brontekst, Kader, Voorstel
from gastvrij.kaders.rules.bronregels import Bronregel

SourceLine = Bronregel


def voorstellen_for(medewerker: Medewerker) -> QuerySet[Voorstel]:
    """Return all proposals, newest first, without their content; PermissionDenied without right."""
    basis.require(medewerker, Recht.KADERS_BEWERKEN)
    return Voorstel.objects.select_related("bron__geladen_door").defer("inhoud", "bron__inhoud")


def open_voorstellen_for(medewerker: Medewerker) -> QuerySet[Voorstel]:
    """Return the proposals that wait for a decision."""
    return voorstellen_for(medewerker).filter(status=Voorstel.Status.OPEN)


def rejected_voorstellen_for(medewerker: Medewerker) -> QuerySet[Voorstel]:
    """Return the proposals that were put aside."""
    return voorstellen_for(medewerker).filter(status=Voorstel.Status.VERWORPEN)


def every_kader(medewerker: Medewerker) -> QuerySet[Kader]:
    """Return every kader, for who may read a new version of one in."""
    basis.require(medewerker, Recht.KADERS_BEWERKEN)
    return Kader.objects.all()


def get_voorstel_for(medewerker: Medewerker, uuid: UUID) -> Voorstel:
    """Return a proposal with its content; Http404 if unknown."""
    basis.require(medewerker, Recht.KADERS_BEWERKEN)
    found = (
        Voorstel.objects.select_related("bron__geladen_door", "kaderversie", "kader")
        .defer("bron__inhoud")
        .filter(uuid=uuid)
        .first()
    )
    if found is None:
        raise Http404(_("Dit voorstel bestaat niet."))
    return found


def gelezen_of(voorstel: Voorstel) -> Gelezen:
    """Return a proposal in the form in which the readers gave it."""
    return Gelezen(voorstel.bron.bestandsnaam, voorstel.zekerheid, voorstel.inhoud)


def source_lines(bron: Bron) -> list[SourceLine]:
    """Return the text of a file by line, as the readers saw it: number, page, text, role.

    What was stored when it was read; only a file from before that was stored is opened again.
    """
    stored = Brontekst.objects.filter(bron=bron).first()
    if stored is not None:
        return [SourceLine(*line) for line in stored.regels]
    tekst = inlezen.open_tekst(bron.bestandsnaam, bytes(bron.inhoud))
    return [SourceLine(*line) for line in inlezen.lines_of(tekst)]
