"""Writes of taken: register a conversation with the work it asks, and do that work."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact import actions as klantcontacten
from gastvrij.klantcontact.actions import CannotRegister, Refusal
from gastvrij.klantcontact.models import Gesprek, Klantcontact
from gastvrij.klantcontact.rules import Beller, Resultaat, nummer

from . import queries, rules
from .models import Contactpoging, InterneTaak, Taaknotitie

__all__ = [
    "Beller",
    "CannotHandle",
    "CannotRegister",
    "Opdracht",
    "Refusal",
    "Vraag",
    "finish",
    "forward",
    "record_poging",
    "register_gesprek",
    "reopen",
    "take",
]

TEXTS: Mapping[str, str | Promise] = {
    "taak_unasked": gettext_lazy("Dit resultaat vraagt niets van een collega."),
    "handeling_empty": gettext_lazy("Schrijf op wat de collega moet doen."),
    "wie_empty": gettext_lazy("Kies wie dit doet."),
    "belofte_empty": gettext_lazy("Spreek af wanneer: vul een dag en een tijd in."),
    "belofte_past": gettext_lazy("Dit moment is al voorbij. Kies een later moment."),
    "belofte_reversed": gettext_lazy(
        "De eindtijd ligt voor de begintijd. Kies een latere eindtijd."
    ),
    "belofte_closed": gettext_lazy("De gemeente is die dag dicht. Kies een werkdag."),
}


class CannotHandle(Exception):
    """The taak stays as it is; the message is fit for the medewerker and names who has it."""


@dataclass(frozen=True)
class Opdracht:
    """What a colleague is asked: of an afdeling, or of one person."""

    handeling: str
    afdeling: Afdeling | None = None
    medewerker: Medewerker | None = None
    toelichting: str = ""
    beloofd_van: datetime | None = None
    beloofd_tot: datetime | None = None


@dataclass(frozen=True)
class Vraag(klantcontacten.Vraag):
    """One vraag, with what is asked of a colleague if the resultaat calls for it."""

    opdracht: Opdracht | None = None


@transaction.atomic
def register_gesprek(
    *, by: Medewerker, at: datetime, gesprek: Gesprek, beller: Beller, vragen: Sequence[Vraag]
) -> Gesprek:
    """Register a conversation with all its vragen and interne taken, as one.

    A gesprek that is registered already is returned unchanged, so pressing twice registers once.
    Raises CannotRegister with every field that is not right; nothing is written then.
    """
    stored = klantcontacten.lock_gesprek(by=by, gesprek=gesprek)
    if stored.status == Gesprek.Status.GEREGISTREERD:
        return stored
    found = klantcontacten.refusals(beller=beller, vragen=vragen)
    found += _refusals(vragen, at=at)
    if found:
        raise CannotRegister(found)
    contacts = klantcontacten.register(by=by, at=at, gesprek=stored, beller=beller, vragen=vragen)
    _make_taken(by, at, contacts, vragen)
    return stored


def _refusals(vragen: Sequence[Vraag], *, at: datetime) -> list[Refusal]:
    now = timezone.localtime(at)
    problems = []
    for place, vraag in enumerate(vragen):
        promised = vraag.opdracht.beloofd_tot if vraag.opdracht else None
        problems += rules.opdracht_problems(
            place,
            resultaat=vraag.resultaat,
            opdracht=_for_rules(vraag.opdracht) if vraag.opdracht else None,
            now=now,
            is_open=promised is None or queries.is_open_day(timezone.localdate(promised)),
        )
    return [Refusal(one.vraag, one.veld, str(TEXTS[one.code])) for one in problems]


def _for_rules(asked: Opdracht) -> rules.Opdracht:
    has_someone = asked.medewerker is not None or asked.afdeling is not None
    return rules.Opdracht(asked.handeling, has_someone, asked.beloofd_van, asked.beloofd_tot)


def _make_taken(
    by: Medewerker, at: datetime, contacts: Sequence[Klantcontact], vragen: Sequence[Vraag]
) -> None:
    made = [
        _taak(at, contact, vraag, vraag.opdracht)
        for contact, vraag in zip(contacts, vragen, strict=True)
        if vraag.opdracht is not None
    ]
    InterneTaak.objects.bulk_create(made)
    for taak in made:
        taak.nummer = nummer(taak.pk)
        to = {"soort": taak.soort} | _whom(taak.afdeling, taak.medewerker)
        record(by=by, did="taak.made", to=taak, at=at, data=to)
    InterneTaak.objects.bulk_update(made, ["nummer"])


def _taak(at: datetime, contact: Klantcontact, vraag: Vraag, asked: Opdracht) -> InterneTaak:
    calls_back = vraag.resultaat == Resultaat.TERUGBELAFSPRAAK
    soorten = InterneTaak.Soort
    afdeling = asked.afdeling or (asked.medewerker.afdeling if asked.medewerker else None)
    return InterneTaak(
        klantcontact=contact,
        soort=soorten.TERUGBELLEN if calls_back else soorten.DOORGEZET,
        gevraagde_handeling=asked.handeling,
        toelichting=asked.toelichting,
        afdeling=afdeling,
        medewerker=asked.medewerker,
        toegewezen_op=at,
        uiterlijk_op=queries.latest_day(afdeling, on=timezone.localdate(at))
        if calls_back
        else None,
        beloofd_van=asked.beloofd_van,
        beloofd_tot=asked.beloofd_tot,
    )


def _whom(afdeling: Afdeling | None, medewerker: Medewerker | None) -> dict[str, str]:
    whom = {"afdeling": afdeling, "medewerker": medewerker}
    return {name: str(one.uuid) for name, one in whom.items() if one is not None}


def _locked(taak: InterneTaak) -> InterneTaak:
    stored = InterneTaak.objects.select_for_update(of=("self",))
    return stored.select_related("klantcontact").get(pk=taak.pk)


def _lock_to_handle(by: Medewerker, taak: InterneTaak) -> InterneTaak:
    stored = _locked(taak)
    queries.require_handle(by, stored)
    return stored


def _refuse_finished(taak: InterneTaak) -> None:
    if taak.status == rules.Status.VERWERKT:
        raise CannotHandle(
            _("{naam} heeft deze taak al afgerond. Er is niets gewijzigd.").format(
                naam=queries.finished_by(taak)
            )
        )


def _hold(by: Medewerker, at: datetime, taak: InterneTaak) -> None:
    """Make `by` the one who works on a locked taak; refused if it is finished or another's."""
    _refuse_finished(taak)
    if taak.medewerker is not None and taak.medewerker_id != by.pk:
        raise CannotHandle(
            _("{naam} heeft deze taak al. Overleg met deze collega. Er is niets gewijzigd.").format(
                naam=taak.medewerker.naam
            )
        )
    if taak.status == rules.Status.IN_BEHANDELING:
        return
    taak.status, taak.medewerker, taak.toegewezen_op = rules.Status.IN_BEHANDELING, by, at
    taak.save(update_fields=["status", "medewerker", "toegewezen_op"])
    record(by=by, did="taak.taken", to=taak, at=at)


@transaction.atomic
def take(*, by: Medewerker, at: datetime, taak: InterneTaak) -> InterneTaak:
    """Take a taak to work on; one's own stays as it is.

    Raises CannotHandle, naming who has it or finished it, and PermissionDenied.
    """
    stored = _lock_to_handle(by, taak)
    _hold(by, at, stored)
    return stored


@transaction.atomic
def record_poging(
    *, by: Medewerker, at: datetime, taak: InterneTaak, uitkomst: str, notitie: str = ""
) -> Contactpoging:
    """Record an attempt to reach the inwoner; who records it takes the taak if it is free.

    Raises CannotHandle and PermissionDenied as `take` does.
    """
    stored = _lock_to_handle(by, taak)
    _hold(by, at, stored)
    poging = Contactpoging.objects.create(
        taak=stored, at=at, door=by, uitkomst=Contactpoging.Uitkomst(uitkomst), notitie=notitie
    )
    if stored.eerste_poging_op is None:
        stored.eerste_poging_op = at
        stored.save(update_fields=["eerste_poging_op"])
    data = {"poging": str(poging.uuid), "uitkomst": uitkomst}
    record(by=by, did="taak.attempted", to=stored, at=at, data=data)
    return poging


def _note(
    by: Medewerker, at: datetime, taak: InterneTaak, soort: str, tekst: str
) -> dict[str, str]:
    if not tekst.strip():
        return {}
    note = Taaknotitie.objects.create(taak=taak, soort=soort, at=at, door=by, tekst=tekst)
    return {"notitie": str(note.uuid)}


@transaction.atomic
def finish(*, by: Medewerker, at: datetime, taak: InterneTaak, antwoord: str) -> InterneTaak:
    """Finish a taak with what the inwoner was told; who finishes takes it if it is free.

    Raises CannotHandle without an answer, and if somebody else has it or finished it: their answer
    stays. Every answer is kept, also after reopening.
    """
    if not antwoord.strip():
        raise CannotHandle(_("Schrijf op welk antwoord de inwoner kreeg."))
    stored = _lock_to_handle(by, taak)
    _hold(by, at, stored)
    stored.status, stored.afgehandeld_op = rules.Status.VERWERKT, at
    stored.save(update_fields=["status", "afgehandeld_op"])
    data = _note(by, at, stored, Taaknotitie.Soort.ANTWOORD, antwoord)
    record(by=by, did="taak.finished", to=stored, at=at, data=data)
    return stored


@transaction.atomic
def forward(
    *,
    by: Medewerker,
    at: datetime,
    taak: InterneTaak,
    afdeling: Afdeling | None = None,
    medewerker: Medewerker | None = None,
    toelichting: str = "",
) -> InterneTaak:
    """Hand a taak to another afdeling or person; term and promise to the inwoner stay.

    Raises CannotHandle if it is finished, if nobody is named, or if that person may not do it.
    """
    stored = _locked(taak)
    queries.require_forward(by, stored)
    _refuse_finished(stored)
    to = medewerker.afdeling if medewerker is not None else afdeling
    if to is None or (medewerker is not None and not basis.has(medewerker, Recht.TAKEN)):
        raise CannotHandle(_("Kies een afdeling of collega die deze taak kan doen."))
    stored.status = rules.Status.TE_VERWERKEN
    stored.afdeling, stored.medewerker, stored.toegewezen_op = to, medewerker, at
    stored.save(update_fields=["status", "afdeling", "medewerker", "toegewezen_op"])
    data = _note(by, at, stored, Taaknotitie.Soort.DOORGESTUURD, toelichting)
    record(by=by, did="taak.forwarded", to=stored, at=at, data=data | _whom(to, medewerker))
    return stored


@transaction.atomic
def reopen(*, by: Medewerker, at: datetime, taak: InterneTaak, reden: str) -> InterneTaak:
    """Open a finished taak again, with the reason; it stays with who finished it.

    Raises CannotHandle without a reason, and for a taak that is not finished.
    """
    if not reden.strip():
        raise CannotHandle(_("Schrijf op waarom de taak weer open moet."))
    stored = _lock_to_handle(by, taak)
    if stored.status != rules.Status.VERWERKT:
        raise CannotHandle(_("Deze taak is nog open."))
    stored.status, stored.afgehandeld_op = rules.Status.IN_BEHANDELING, None
    stored.save(update_fields=["status", "afgehandeld_op"])
    data = _note(by, at, stored, Taaknotitie.Soort.HEROPEND, reden)
    record(by=by, did="taak.reopened", to=stored, at=at, data=data)
    return stored
