"""Reads of taken: who sees which work, how far it is, and what happened to it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis import rules as basis_rules
from gastvrij.basis.models import Afdeling, Event, Medewerker
from gastvrij.basis.rules import Bereik, Recht
from gastvrij.kaders import queries as kaders
from gastvrij.klantcontact import queries as klantcontacten
from gastvrij.klantcontact.models import DigitaalAdres, Gesprek

from . import rules
from .models import InterneTaak, Taaknotitie

METRIEK = "terugbellen"
MOST_SHOWN = 100
MOST_FOUND = 50
OPEN = (InterneTaak.Status.TE_VERWERKEN, InterneTaak.Status.IN_BEHANDELING)
# Days to look for closed days in: as many weeks off as weeks at work, and a month of holidays.
CALENDAR_DAYS_A_WERKDAG = 2
CALENDAR_MARGIN = 31


def _made_by(medewerker: Medewerker) -> Q:
    return Q(klantcontact__gesprek__medewerker=medewerker)


def _with_people(taken: QuerySet[InterneTaak]) -> QuerySet[InterneTaak]:
    return taken.select_related(
        "klantcontact__gesprek__medewerker", "klantcontact__kanaal_ref", "afdeling", "medewerker"
    ).prefetch_related("klantcontact__had_betrokkenen__digitale_adressen")


def taken_for(medewerker: Medewerker) -> QuerySet[InterneTaak]:
    """Return the taken in scope: assigned to or made by oneself, and those of one's afdelingen.

    PermissionDenied without the right to work on taken.
    """
    toegang = basis.require(medewerker, Recht.TAKEN)
    own = Q(medewerker=medewerker) | _made_by(medewerker)
    return _with_people(InterneTaak.objects.filter(own | Q(afdeling_id__in=toegang.afdelingen)))


def _answers_for_all(medewerker: Medewerker) -> bool:
    """Test if somebody handles contacts of everyone, so must be able to tell about every taak."""
    return basis_rules.bereik(medewerker.rollen, Recht.KLANTCONTACT) is Bereik.ALLES


def readable_for(medewerker: Medewerker) -> QuerySet[InterneTaak]:
    """Return the taken that somebody may read: those in scope, all for the first line."""
    basis.require(medewerker, Recht.TAKEN)
    if _answers_for_all(medewerker):
        return _with_people(InterneTaak.objects.all())
    return taken_for(medewerker)


def get_taak_for(medewerker: Medewerker, uuid: UUID) -> InterneTaak:
    """Return a taak that somebody may read; Http404 outside the scope."""
    found = readable_for(medewerker).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze taak bestaat niet, of ligt bij een andere afdeling."))
    return found


def may_handle(medewerker: Medewerker, taak: InterneTaak) -> bool:
    """Test if somebody may take, attempt and finish a taak; PermissionDenied without the right.

    Own work: assigned to oneself, or made by oneself and left with the own afdeling.
    """
    toegang = basis.require(medewerker, Recht.TAKEN)
    if taak.medewerker_id == medewerker.pk or toegang.reaches(taak.afdeling_id):
        return True
    is_own = taak.afdeling_id is not None and taak.afdeling_id == medewerker.afdeling_id
    gesprek = taak.klantcontact.gesprek if is_own else None
    return gesprek is not None and gesprek.medewerker_id == medewerker.pk


def may_forward(medewerker: Medewerker, taak: InterneTaak) -> bool:
    """Test if somebody may hand a taak to another: one's own, or those of one's afdelingen."""
    if not basis.has(medewerker, Recht.TAKEN_VERDELEN):
        return False
    toegang = basis.require(medewerker, Recht.TAKEN_VERDELEN)
    return taak.medewerker_id == medewerker.pk or toegang.reaches(taak.afdeling_id)


def require_handle(medewerker: Medewerker, taak: InterneTaak) -> None:
    """Raise PermissionDenied unless somebody may take, attempt and finish a taak."""
    if not may_handle(medewerker, taak):
        raise PermissionDenied(_("Deze taak ligt bij een andere afdeling of bij een collega."))


def require_forward(medewerker: Medewerker, taak: InterneTaak) -> None:
    """Raise PermissionDenied unless somebody may hand a taak to another."""
    if not may_forward(medewerker, taak):
        raise PermissionDenied(_("U kunt alleen uw eigen taken of die van uw afdeling doorsturen."))


def find_for(medewerker: Medewerker, text: str) -> list[InterneTaak]:
    """Return the newest taken for a number of a taak or contact, a phone, mail address or name."""
    wanted = text.strip()
    if not wanted:
        return []
    by_contact = klantcontacten.find_contact_ids(wanted)
    found = readable_for(medewerker).filter(Q(nummer=wanted) | Q(klantcontact_id__in=by_contact))
    return list(found.order_by("-pk")[:MOST_FOUND])


@dataclass(frozen=True)
class Lijst:
    """One list of the work screen: its key, title, and how many stand in it if that is counted."""

    code: str
    titel: str
    icoon: str
    aantal: int | None = None


def lijsten_for(medewerker: Medewerker, *, now: datetime) -> list[Lijst]:
    """Return the lists that somebody has, with the number of open taken; one query."""
    toegang = basis.require(medewerker, Recht.TAKEN)
    counts = (
        _assigned_to(medewerker, toegang)
        .filter(status__in=OPEN)
        .aggregate(
            mijn=Count("pk", filter=Q(medewerker=medewerker)),
            alle=Count("pk"),
            te_laat=Count("pk", filter=_late(now)),
        )
    )
    second = (
        Lijst("afdeling", _("Van mijn afdeling"), "users", counts["alle"])
        if toegang.bereik is not Bereik.EIGEN
        else Lijst("gemaakt", _("Door mij gemaakt"), "send")
    )
    return [
        Lijst("mijn", _("Van mij"), "user", counts["mijn"]),
        second,
        Lijst("te-laat", _("Te laat"), "alert-circle", counts["te_laat"]),
        Lijst("afgerond", _("Afgerond"), "circle-check"),
    ]


def _assigned_to(medewerker: Medewerker, toegang: basis.Toegang) -> QuerySet[InterneTaak]:
    return InterneTaak.objects.filter(
        Q(medewerker=medewerker) | Q(afdeling_id__in=toegang.afdelingen)
    )


def _late(now: datetime) -> Q:
    return Q(beloofd_tot__lt=now) | Q(uiterlijk_op__lt=timezone.localdate(now))


def taken_in(medewerker: Medewerker, lijst: str, *, now: datetime) -> list[InterneTaak]:
    """Return the first hundred taken of a list, what must be done first on top.

    Their people and attempts are at hand. Http404 for an unknown list.
    """
    assigned = _assigned_to(medewerker, basis.require(medewerker, Recht.TAKEN))
    opened = assigned.filter(status__in=OPEN)
    choices = {
        "mijn": opened.filter(medewerker=medewerker),
        "afdeling": opened,
        "te-laat": opened.filter(_late(now)),
        "gemaakt": InterneTaak.objects.filter(_made_by(medewerker)).order_by("-pk"),
        "afgerond": assigned.filter(status=InterneTaak.Status.VERWERKT).order_by("-afgehandeld_op"),
    }
    if lijst not in choices:
        raise Http404(_("Deze lijst bestaat niet."))
    found = list(_with_people(choices[lijst]).prefetch_related("contactpogingen")[:MOST_SHOWN])
    if lijst not in {"gemaakt", "afgerond"}:
        found.sort(key=_must_be_done_at)
    return found


def _must_be_done_at(taak: InterneTaak) -> tuple[date, datetime]:
    end = datetime.max.replace(tzinfo=timezone.get_default_timezone())
    day = timezone.localdate(taak.beloofd_tot) if taak.beloofd_tot else taak.uiterlijk_op
    return day or date.max, taak.beloofd_tot or end


def latest_day(afdeling: Afdeling | None, *, on: date) -> date | None:
    """Return the last day to call back for a question of a day, None if no term is agreed.

    Source: the norm "terugbellen" of the kaders in force, in working days.
    """
    agreed = [
        rules.Termijn(norm.operator, norm.waarde, norm.eenheid, norm.afdeling_id)
        for norm in kaders.normen(METRIEK, on=on)
    ]
    days = rules.term_days(agreed, afdeling=afdeling.pk if afdeling else None)
    if days is None:
        return None
    last = on + timedelta(days=days * CALENDAR_DAYS_A_WERKDAG + CALENDAR_MARGIN)
    return basis_rules.add_werkdagen(on, days, closed_on=basis.closed_days(on, last))


def is_open_day(day: date) -> bool:
    """Test if the gemeente works on a day."""
    return basis_rules.is_werkdag(day, closed_on=basis.closed_days(day, day))


def afdelingen() -> QuerySet[Afdeling]:
    """Return the afdelingen that work can lie with."""
    return Afdeling.objects.filter(is_actief=True)


def colleagues() -> QuerySet[Medewerker]:
    """Return the people who may work on taken, by name."""
    giving = list(basis_rules.RECHTEN[Recht.TAKEN])
    return (
        Medewerker.objects.filter(is_active=True, toewijzingen__rol__in=giving)
        .select_related("afdeling")
        .distinct()
    )


def taken_of(gesprek: Gesprek) -> QuerySet[InterneTaak]:
    """Return the taken that a conversation led to, in the order of its vragen."""
    return InterneTaak.objects.filter(klantcontact__gesprek=gesprek).order_by(
        "klantcontact__volgnummer"
    )


@dataclass(frozen=True)
class Regel:
    """A taak as the work list shows it: the inwoner as stated and when it must be done."""

    taak: InterneTaak
    deadline: rules.Deadline | None
    naam: str
    adressen: list[DigitaalAdres]


def regel(taak: InterneTaak, *, now: datetime) -> Regel:
    """Return a taak with its inwoner; finished work has no deadline any more."""
    people = list(taak.klantcontact.had_betrokkenen.all())
    promised = taak.beloofd_tot and timezone.localtime(taak.beloofd_tot)
    due = rules.deadline(
        uiterlijk_op=taak.uiterlijk_op, beloofd_tot=promised, now=timezone.localtime(now)
    )
    is_open = taak.status != InterneTaak.Status.VERWERKT
    return Regel(
        taak,
        due if is_open else None,
        next((person.volledige_naam for person in people if person.volledige_naam), ""),
        [
            address
            for person in people
            for address in sorted(
                person.digitale_adressen.all(), key=lambda one: not one.is_standaard_adres
            )
        ],
    )


def grouped(taken: Iterable[InterneTaak], *, now: datetime) -> list[tuple[str, list[Regel]]]:
    """Return taken by when they must be done, in that order; finished ones in one group."""
    by_group: dict[rules.Deadline | None, list[Regel]] = defaultdict(list)
    for taak in taken:
        line = regel(taak, now=now)
        by_group[line.deadline].append(line)
    titles = {
        rules.Deadline.TE_LAAT: _("Te laat"),
        rules.Deadline.VANDAAG: _("Vandaag"),
        rules.Deadline.MORGEN: _("Morgen"),
        rules.Deadline.LATER: _("Later"),
        rules.Deadline.ZONDER: _("Geen termijn afgesproken"),
        None: _("Afgerond"),
    }
    return [(titles[group], by_group[group]) for group in titles if by_group[group]]


@dataclass(frozen=True)
class Stap:
    """One line of the timeline of a taak."""

    at: datetime
    wat: str
    wie: str
    icoon: str
    tekst: str = ""


def timeline(taak: InterneTaak) -> list[Stap]:
    """Return all that happened to a taak, oldest first: its events, attempts and what was told."""
    events = list(basis.events_on(taak.uuid))
    pogingen = {str(one.uuid): one for one in taak.contactpogingen.all()}
    notities = {str(one.uuid): one.tekst for one in taak.notities.all()}
    names = _names(events)
    steps = []
    for event in events:
        poging = pogingen.get(event.data.get("poging", ""))
        wat, icoon = _said(event, names)
        steps.append(
            Stap(
                event.at,
                poging.get_uitkomst_display() if poging else wat,
                names.get(str(event.by), ""),
                icoon,
                poging.notitie if poging else notities.get(event.data.get("notitie", ""), ""),
            )
        )
    return steps


def _names(events: Iterable[Event]) -> dict[str, str]:
    wanted = {str(event.by) for event in events if event.by}
    places: set[str] = set()
    for event in events:
        wanted |= {event.data["medewerker"]} if event.data.get("medewerker") else set()
        places |= {event.data["afdeling"]} if event.data.get("afdeling") else set()
    people = Medewerker.objects.filter(uuid__in=wanted).values_list("uuid", "naam")
    parts = Afdeling.objects.filter(uuid__in=places).values_list("uuid", "naam")
    return {str(uuid): naam for uuid, naam in [*people, *parts]}


def _said(event: Event, names: dict[str, str]) -> tuple[str, str]:
    to = names.get(event.data.get("medewerker") or event.data.get("afdeling") or "", "")
    said = {
        "taak.made": (_("Gemaakt voor {naam}").format(naam=to), "plus"),
        "taak.taken": (_("Opgepakt"), "user-check"),
        "taak.attempted": (_("Poging"), "phone-outgoing"),
        "taak.forwarded": (_("Doorgestuurd naar {naam}").format(naam=to), "arrow-forward-up"),
        "taak.finished": (_("Afgerond"), "circle-check"),
        "taak.reopened": (_("Heropend"), "repeat"),
    }
    return said.get(event.did, (event.did, "point"))


def finished_by(taak: InterneTaak) -> str:
    """Return the name of who finished a taak last, empty if nobody did."""
    names = (
        taak.notities.filter(soort=Taaknotitie.Soort.ANTWOORD)
        .order_by("-at", "-pk")
        .values_list("door__naam", flat=True)
    )
    return names.first() or ""
