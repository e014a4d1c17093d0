"""Writes of taken: do the work that was asked."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.klantcontact import actions as klantcontacten
from gastvrij.klantcontact.actions import Mail
from gastvrij.klantcontact.models import Sjabloon
from gastvrij.taken import queries, rules
from gastvrij.taken.models import Contactpoging, InterneTaak, Taaknotitie

from .grendel import CannotHandle, hold, lock_to_handle, locked


@transaction.atomic
def mark_seen(*, by: Medewerker, at: datetime, taak: InterneTaak) -> InterneTaak:
    """Note that a taak was opened by somebody who has it to do; only the first time counts.

    Reading by others leaves it new: for whom it lies with has not seen it yet.
    """
    stored = locked(taak)
    if queries.is_new_to(queries.blik(by, now=at), stored):
        stored.gezien_op = at
        stored.save(update_fields=["gezien_op"])
        record(by=by, did="taak.seen", to=stored, at=at)
    return stored


@transaction.atomic
def take(*, by: Medewerker, at: datetime, taak: InterneTaak) -> InterneTaak:
    """Take a taak to work on; one's own stays as it is.

    Raises CannotHandle, naming who has it or finished it, and PermissionDenied.
    """
    stored = lock_to_handle(by, at, taak)
    hold(by, at, stored)
    return stored


@transaction.atomic
def record_poging(
    *, by: Medewerker, at: datetime, taak: InterneTaak, uitkomst: str, notitie: str = ""
) -> Contactpoging:
    """Record an attempt to reach the inwoner; who records it takes the taak if it is free.

    Raises CannotHandle and PermissionDenied as `take` does.
    """
    stored = lock_to_handle(by, at, taak)
    hold(by, at, stored)
    poging = Contactpoging.objects.create(
        taak=stored, at=at, door=by, uitkomst=Contactpoging.Uitkomst(uitkomst), notitie=notitie
    )
    if stored.eerste_poging_op is None:
        stored.eerste_poging_op = at
        stored.save(update_fields=["eerste_poging_op"])
    data = {"poging": str(poging.uuid), "uitkomst": uitkomst}
    record(by=by, did="taak.attempted", to=stored, at=at, data=data)
    return poging


def note(by: Medewerker, at: datetime, taak: InterneTaak, soort: str, tekst: str) -> dict[str, str]:
    """Keep what was written at a step; return its key for the event, nothing if it is empty."""
    if not tekst.strip():
        return {}
    made = Taaknotitie.objects.create(taak=taak, soort=soort, at=at, door=by, tekst=tekst)
    return {"notitie": str(made.uuid)}


@transaction.atomic
def finish(
    *, by: Medewerker, at: datetime, taak: InterneTaak, antwoord: str, mail: bool = False
) -> InterneTaak:
    """Finish a taak with what the inwoner was told; who finishes takes it if it is free.

    With `mail` the answer goes to the inwoner by mail as well. Raises CannotHandle without an
    answer, without an address to mail to, and if somebody else has it or finished it: their answer
    stays. Every answer is kept, also after reopening.
    """
    if not antwoord.strip():
        raise CannotHandle(_("Schrijf op welk antwoord de inwoner kreeg."))
    stored = lock_to_handle(by, at, taak)
    hold(by, at, stored)
    _end(at, stored)
    data = note(by, at, stored, Taaknotitie.Soort.ANTWOORD, antwoord)
    record(by=by, did="taak.finished", to=stored, at=at, data=data)
    if mail:
        _mail(by, at, stored, Sjabloon.Soort.AFGEROND, antwoord)
    return stored


@transaction.atomic
def finish_unreached(
    *, by: Medewerker, at: datetime, taak: InterneTaak, tekst: str, mail: bool = False
) -> InterneTaak:
    """Finish a taak of somebody who was not reached, with what was written instead.

    Only after as many attempts in vain as the Taakregels say. With `mail` the template for it goes
    out. Raises CannotHandle before that, without a text or an address, and as `finish` does.
    """
    if not tekst.strip():
        raise CannotHandle(_("Schrijf op wat u de inwoner schreef, en hoe: e-mail of brief."))
    stored = lock_to_handle(by, at, taak)
    agreed = queries.taakregels().schrijven_na_pogingen
    if agreed is None:
        raise CannotHandle(
            _(
                "Er is niet afgesproken na hoeveel pogingen u mag schrijven. Vraag het de "
                "functioneel beheerder, of probeer het opnieuw."
            )
        )
    if not rules.must_write(queries.missed_pogingen(stored), agreed):
        raise CannotHandle(
            _("Probeer het eerst {aantal} keer. Daarna mag u schrijven.").format(aantal=agreed)
        )
    hold(by, at, stored)
    _end(at, stored)
    data = note(by, at, stored, Taaknotitie.Soort.GESCHREVEN, tekst)
    record(by=by, did="taak.written", to=stored, at=at, data=data)
    if mail:
        _mail(by, at, stored, Sjabloon.Soort.NIET_BEREIKT, tekst)
    return stored


def _end(at: datetime, taak: InterneTaak) -> None:
    taak.status, taak.afgehandeld_op = rules.Status.VERWERKT, at
    taak.save(update_fields=["status", "afgehandeld_op"])


def _mail(by: Medewerker, at: datetime, taak: InterneTaak, soort: str, antwoord: str) -> None:
    adres = queries.mail_address(taak)
    if not adres:
        raise CannotHandle(
            _("Er is geen e-mailadres van de inwoner bekend. Haal het vinkje weg of bel.")
        )
    contact = taak.klantcontact
    waarden = {
        "naam": queries.regel(taak, now=at).naam,
        "onderwerp": contact.onderwerp or contact.inhoud[:80],
        "afdeling": taak.afdeling.naam if taak.afdeling else "",
        "telefoon": queries.phone_number(taak),
        "antwoord": antwoord.strip(),
    }
    try:
        klantcontacten.queue_mail(by=by, at=at, mail=Mail(soort, adres, waarden, contact))
    except klantcontacten.CannotMail as problem:
        raise CannotHandle(str(problem)) from problem


@transaction.atomic
def reopen(*, by: Medewerker, at: datetime, taak: InterneTaak, reden: str) -> InterneTaak:
    """Open a finished taak again, with the reason; it stays with who finished it.

    Raises CannotHandle without a reason, and for a taak that is not finished.
    """
    if not reden.strip():
        raise CannotHandle(_("Schrijf op waarom de taak weer open moet."))
    stored = lock_to_handle(by, at, taak)
    if stored.status != rules.Status.VERWERKT:
        raise CannotHandle(_("Deze taak is nog open."))
    stored.status, stored.afgehandeld_op = rules.Status.IN_BEHANDELING, None
    stored.save(update_fields=["status", "afgehandeld_op"])
    data = note(by, at, stored, Taaknotitie.Soort.HEROPEND, reden)
    record(by=by, did="taak.reopened", to=stored, at=at, data=data)
    return stored
