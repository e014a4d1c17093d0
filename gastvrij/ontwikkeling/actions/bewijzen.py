"""Prior learning in the own dossier: put in, checked by another, withdrawn; and read."""

import hashlib
from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record, record_read
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders.models import Element
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.models import Bewijsdocument, Bewijsregel, EerderBewijs
from gastvrij.ontwikkeling.rules import dossier as regels

NAME_LENGTH = 255


class CannotKeep(Exception):
    """This cannot stand in the dossier like this; `field` is what to change, None for nothing."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


@transaction.atomic
def add_bewijs(
    *,
    by: Medewerker,
    at: datetime,
    titel: str,
    soort: str,
    uitgever: str,
    datum: date,
    elementen: Sequence[Element],
    bestandsnaam: str = "",
    inhoud: bytes | None = None,
) -> EerderBewijs:
    """Put prior learning in the own dossier, with a file (`inhoud`) if there is one.

    Raises CannotKeep for a day to come, for elements that are no competence or indicator, and for
    a file that is empty, over 20 MB, or by its content no PDF, JPG or PNG.
    """
    basis.require(by, Recht.COMPETENTIEBEELD)
    if not titel.strip() or not uitgever.strip():
        raise CannotKeep(_("Vul in wat het is en van wie u het kreeg."), "titel")
    if datum > timezone.localdate(at):
        raise CannotKeep(_("Kies een dag tot en met vandaag."), "datum")
    require_competenties(elementen)
    mediatype = _mediatype_of(inhoud) if inhoud is not None else ""
    bewijs = EerderBewijs.objects.create(
        medewerker=by,
        titel=titel.strip(),
        soort=EerderBewijs.Soort(soort),
        uitgever=uitgever.strip(),
        datum=datum,
        gemaakt_op=at,
    )
    bewijs.elementen.set(elementen)
    if inhoud is not None:
        Bewijsdocument.objects.create(
            bewijs=bewijs,
            bestandsnaam=bestandsnaam[-NAME_LENGTH:],
            mediatype=mediatype,
            inhoud=inhoud,
            grootte=len(inhoud),
            sha256=hashlib.sha256(inhoud).hexdigest(),
        )
    data = {"soort": soort, "bestand": inhoud is not None}
    record(by=by, did="eerder_bewijs.added", to=bewijs, at=at, about=by, data=data)
    return bewijs


def require_competenties(elementen: Sequence[Element]) -> None:
    """Raise CannotKeep unless all of these are competences or indicators that were published."""
    if not queries.are_of_competenties(elementen):
        raise CannotKeep(_("Kies competenties of indicatoren uit een kader."), "elementen")


def refuse_size(size: int) -> None:
    """Raise CannotKeep for more bytes than an upload may have; ask before reading a file."""
    if size > settings.UPLOAD_LIMIT:
        raise CannotKeep(_("Dit bestand is groter dan 20 MB. Kies een kleiner bestand."), "bestand")


def _mediatype_of(inhoud: bytes) -> str:
    refuse_size(len(inhoud))
    soort = regels.bestandssoort(inhoud)
    if soort is None:
        raise CannotKeep(
            _("Dit is geen PDF, JPG of PNG. Sla het zo op en kies het opnieuw."), "bestand"
        )
    return soort.mediatype


def _lock(bewijs: EerderBewijs) -> EerderBewijs:
    found = EerderBewijs.objects.select_for_update(of=("self",)).select_related("medewerker")
    return found.get(pk=bewijs.pk)


def _is_withdrawn(bewijs: EerderBewijs) -> bool:
    return bewijs.regels.filter(soort=Bewijsregel.Soort.INGETROKKEN).exists()


@transaction.atomic
def remove_bewijs(*, by: Medewerker, at: datetime, uuid: UUID) -> None:
    """Remove own evidence that nobody checked; Http404 if it is another's.

    Raises CannotKeep once somebody checked it.
    """
    bewijs = _lock(queries.get_own_bewijs(by, uuid))
    if bewijs.regels.exists():
        raise CannotKeep(_("Dit is al nagekeken. U kunt het alleen intrekken."))
    record(by=by, did="eerder_bewijs.removed", to=bewijs, at=at, about=by)
    Bewijsdocument.objects.filter(bewijs=bewijs).delete()
    bewijs.delete()


@transaction.atomic
def withdraw_bewijs(*, by: Medewerker, at: datetime, uuid: UUID, reden: str) -> Bewijsregel:
    """Withdraw own evidence that was checked; it stays to read. Http404 if it is another's.

    Raises CannotKeep if nobody checked it yet, if it was withdrawn before, or without a reason.
    """
    bewijs = _lock(queries.get_own_bewijs(by, uuid))
    if not bewijs.regels.exists():
        raise CannotKeep(_("Niemand heeft dit nagekeken. U kunt het gewoon verwijderen."))
    return _add_line(bewijs, by, at, Bewijsregel.Soort.INGETROKKEN, reden)


@transaction.atomic
def check_bewijs(
    *, by: Medewerker, at: datetime, uuid: UUID, uitkomst: str, reden: str
) -> Bewijsregel:
    """Say that the original of another's evidence was seen, or why it is not accepted.

    Http404 if that dossier is not open to this person, PermissionDenied for one's own. Raises
    CannotKeep for what was withdrawn, and for a refusal without a reason.
    """
    found = queries.get_bewijs_for(by, uuid, on=timezone.localdate(at))
    if found.medewerker_id == by.pk:
        raise PermissionDenied(
            _("Een ander kijkt dit na: uw coach, teamleider of opleidingsadviseur.")
        )
    soort = Bewijsregel.Soort(uitkomst)
    if soort is Bewijsregel.Soort.INGETROKKEN:
        raise CannotKeep(_("Alleen de medewerker zelf trekt dit in."), "uitkomst")
    return _add_line(_lock(found), by, at, soort, reden)


def _add_line(
    bewijs: EerderBewijs, by: Medewerker, at: datetime, soort: Bewijsregel.Soort, reden: str
) -> Bewijsregel:
    if _is_withdrawn(bewijs):
        raise CannotKeep(_("Dit is ingetrokken. Er komt niets meer bij."))
    if soort is not Bewijsregel.Soort.ORIGINEEL_GEZIEN and not reden.strip():
        raise CannotKeep(_("Schrijf op waarom."), "reden")
    line = Bewijsregel.objects.create(
        bewijs=bewijs, soort=soort, reden=reden.strip(), op=at, door=by
    )
    about, data = bewijs.medewerker, {"soort": soort.value}
    verb = "withdrawn" if soort is Bewijsregel.Soort.INGETROKKEN else "checked"
    record(by=by, did=f"eerder_bewijs.{verb}", to=bewijs, at=at, about=about, data=data)
    return line


@transaction.atomic
def open_bewijs(*, by: Medewerker, at: datetime, uuid: UUID) -> EerderBewijs:
    """Return evidence that this person may see, and log the read; Http404 if it is not open."""
    bewijs = queries.get_bewijs_for(by, uuid, on=timezone.localdate(at))
    record_read(by=by, at=at, what="eerder_bewijs", to=bewijs, about=bewijs.medewerker)
    return bewijs


@transaction.atomic
def fetch_document(*, by: Medewerker, at: datetime, uuid: UUID) -> Bewijsdocument:
    """Return the file of evidence (its uuid), and log the read; Http404 if it is not open."""
    document = queries.get_document_for(by, uuid, on=timezone.localdate(at))
    bewijs = document.bewijs
    record_read(by=by, at=at, what="bewijsdocument", to=bewijs, about=bewijs.medewerker)
    return document
