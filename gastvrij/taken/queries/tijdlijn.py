"""What happened to a taak, readable for whoever answers the phone."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Afdeling, Event, Medewerker
from gastvrij.klantcontact.models import UitgaandBericht
from gastvrij.taken.models import InterneTaak, Taaknotitie

# What an event of a taak is called, and its icon; {naam} is to whom it went.
SAID: Mapping[str, tuple[str | Promise, str]] = {
    "taak.made": (gettext_lazy("Gemaakt voor {naam}"), "plus"),
    "taak.seen": (gettext_lazy("Gezien"), "eye"),
    "taak.taken": (gettext_lazy("Opgepakt"), "user-check"),
    "taak.attempted": (gettext_lazy("Poging"), "phone-outgoing"),
    "taak.forwarded": (gettext_lazy("Doorgestuurd naar {naam}"), "arrow-forward-up"),
    "taak.reassigned": (gettext_lazy("Herverdeeld: nu bij {naam}"), "users"),
    "taak.asked_back": (gettext_lazy("Vraag terug aan {naam}"), "message-circle-question"),
    "taak.answered_back": (gettext_lazy("Antwoord op de vraag terug"), "message-circle"),
    "taak.reminded": (gettext_lazy("Herinnering: de termijn loopt bijna af"), "bell"),
    "taak.escalated": (gettext_lazy("Te laat: de teamleider is gewaarschuwd"), "alert-triangle"),
    "taak.finished": (gettext_lazy("Afgerond"), "circle-check"),
    "taak.written": (gettext_lazy("Niet bereikt: bericht geschreven en afgerond"), "mail"),
    "taak.reopened": (gettext_lazy("Heropend"), "repeat"),
}
BY_NOBODY = frozenset({"taak.reminded", "taak.escalated"})


@dataclass(frozen=True)
class Stap:
    """One line of the timeline of a taak."""

    at: datetime
    wat: str
    wie: str
    icoon: str
    tekst: str = ""


def timeline(taak: InterneTaak) -> list[Stap]:
    """Return all that happened to a taak, oldest first.

    The contact that it came from, its events with what was written at each, and the mails that
    went to the inwoner after it.
    """
    events = list(basis.events_on(taak.uuid))
    names = _names(events)
    texts = _texts(taak)
    pogingen = {str(one.uuid): one for one in taak.contactpogingen.all()}
    steps = [_contact(taak)]
    for event in events:
        poging = pogingen.get(event.data.get("poging", ""))
        wat, icoon = _said(event, names)
        found = [texts[key] for key in event.data.values() if key in texts]
        steps.append(
            Stap(
                event.at,
                poging.get_uitkomst_display() if poging else wat,
                _by(event, names),
                icoon,
                poging.notitie if poging else "\n".join(found),
            )
        )
    return sorted([*steps, *_mails(taak)], key=lambda step: step.at)


def _contact(taak: InterneTaak) -> Stap:
    contact = taak.klantcontact
    maker = contact.gesprek.medewerker.naam if contact.gesprek else ""
    wat = _("De inwoner nam contact op: {kanaal}").format(
        kanaal=contact.kanaal_ref or contact.kanaal
    )
    return Stap(contact.plaatsgevonden_op, wat, maker, "message-circle")


def _texts(taak: InterneTaak) -> dict[str, str]:
    """Return what was written, by the key under which an event names it."""
    texts = {str(one.uuid): one.tekst for one in taak.notities.all()}
    for one in taak.terugvragen.all():
        texts[f"{one.uuid}"] = one.vraag
        texts[f"{one.uuid}:antwoord"] = one.antwoord
    return texts


def _mails(taak: InterneTaak) -> list[Stap]:
    """Return the mails to the inwoner about the contact of a taak, sent or not."""
    found = UitgaandBericht.objects.filter(klantcontact=taak.klantcontact_id)
    return [
        Stap(
            mail.verzonden_op or mail.gemaakt_op,
            _("E-mail aan de inwoner: {stand}").format(stand=mail.get_status_display()),
            "",
            "mail",
            mail.onderwerp,
        )
        for mail in found.order_by("pk")
    ]


def _names(events: Iterable[Event]) -> dict[str, str]:
    wanted = {str(event.by) for event in events if event.by}
    places: set[str] = set()
    for event in events:
        wanted |= {event.data[key] for key in ("medewerker", "voor") if event.data.get(key)}
        places |= {event.data["afdeling"]} if event.data.get("afdeling") else set()
    people = Medewerker.objects.filter(uuid__in=wanted).values_list("uuid", "naam")
    parts = Afdeling.objects.filter(uuid__in=places).values_list("uuid", "naam")
    return {str(uuid): naam for uuid, naam in [*people, *parts]}


def _by(event: Event, names: dict[str, str]) -> str:
    if event.did in BY_NOBODY:
        return _("Automatisch")
    by = names.get(str(event.by), "")
    instead_of = names.get(event.data.get("voor", ""), "")
    if instead_of:
        return _("{naam}, vervangt {ander}").format(naam=by, ander=instead_of)
    return by


def _said(event: Event, names: dict[str, str]) -> tuple[str, str]:
    to = names.get(event.data.get("medewerker") or event.data.get("afdeling") or "", "")
    wat, icoon = SAID.get(event.did, (event.did, "point"))
    if event.did == "taak.asked_back" and not to:
        to = _("de eerste lijn")
    return str(wat).format(naam=to), icoon


def finished_by(taak: InterneTaak) -> str:
    """Return the name of who finished a taak last, empty if nobody did."""
    endings = (Taaknotitie.Soort.ANTWOORD, Taaknotitie.Soort.GESCHREVEN)
    names = (
        taak.notities.filter(soort__in=endings)
        .order_by("-at", "-pk")
        .values_list("door__naam", flat=True)
    )
    return names.first() or ""
