"""The lists of the work screen: what lies where, how many, and fifty at a time."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Bereik, Recht
from gastvrij.klantcontact.models import DigitaalAdres, Gesprek
from gastvrij.taken import rules
from gastvrij.taken.models import InterneTaak

from .rechten import OPEN, Blik, blik, for_list, of_team, with_people
from .terugvragen import terugvragen_in

# A row costs the server about half a millisecond to draw.
MOST_SHOWN = 50
# What one made oneself long ago is found by search.
MADE_BACK = timedelta(days=60)
NIEUWSTE_EERST = frozenset({"gemaakt", "afgerond"})


@dataclass(frozen=True)
class Lijst:
    """One list of the work screen: its key, title, and how many stand in it if that is counted."""

    code: str
    titel: str
    icoon: str
    aantal: int | None = None


@dataclass(frozen=True)
class Filter:
    """What of a list is shown: codes of soort and status; empty is all."""

    soort: str = ""
    status: str = ""

    def apply(self, taken: QuerySet[InterneTaak]) -> QuerySet[InterneTaak]:
        """Return what of these taken is wanted."""
        wanted = {"soort": self.soort, "status": self.status}
        return taken.filter(**{name: code for name, code in wanted.items() if code})


def late(now: datetime) -> Q:
    """Return the condition that an open taak is too late: past its promise or its term."""
    return Q(beloofd_tot__lt=now) | Q(uiterlijk_op__lt=timezone.localdate(now))


def _in_view(view: Blik) -> QuerySet[InterneTaak]:
    return InterneTaak.objects.filter(
        Q(medewerker__in=view.people)
        | Q(afdeling_id__in=view.toegang.afdelingen)
        | of_team(view.medewerker)
    )


def _unseen(people: frozenset[int]) -> Q:
    """Return the condition that a taak in scope is new: to these people, or to nobody yet."""
    return Q(gezien_op=None) & (Q(medewerker__in=people) | Q(medewerker=None))


def new_for(medewerker: Medewerker, *, now: datetime | None = None) -> int:
    """Return how many open taken were assigned to somebody and not opened since; 0 without right.

    Counts what lies with oneself, with whom one replaces, and what nobody of one's afdelingen has
    taken yet. `now` None: at this moment.
    """
    if not basis.has(medewerker, Recht.TAKEN):
        return 0
    view = blik(medewerker, now=now or timezone.now())
    return _in_view(view).filter(OPEN, _unseen(view.people)).count()


def lijsten_for(medewerker: Medewerker, *, now: datetime, view: Blik | None = None) -> list[Lijst]:
    """Return the lists that somebody has, with the number of open taken and terugvragen.

    `view` spares reading again what the page read already.
    """
    seen = view or blik(medewerker, now=now)
    people = seen.people
    counts = (
        _in_view(seen)
        .filter(OPEN)
        .aggregate(
            mijn=Count("pk", filter=Q(medewerker__in=people)),
            nieuw=Count("pk", filter=_unseen(people)),
            alle=Count("pk"),
            vrij=Count("pk", filter=Q(medewerker=None)),
            te_laat=Count("pk", filter=late(now)),
        )
    )
    terugvragen = terugvragen_in(seen).count()
    lists = [
        Lijst("mijn", _("Van mij"), "user", counts["mijn"]),
        Lijst("nieuw", _("Nieuw voor mij"), "bell", counts["nieuw"]),
    ]
    if seen.toegang.bereik is Bereik.EIGEN:
        lists.append(Lijst("gemaakt", _("Door mij gemaakt"), "send"))
    else:
        lists.append(Lijst("afdeling", _("Van mijn afdeling"), "users", counts["alle"]))
        lists.append(Lijst("vrij", _("Niet verdeeld"), "inbox", counts["vrij"]))
    return [
        *lists,
        Lijst("te-laat", _("Te laat"), "alert-circle", counts["te_laat"]),
        Lijst("terugvragen", _("Terugvragen"), "message-circle-question", terugvragen),
        Lijst("afgerond", _("Afgerond"), "circle-check"),
    ]


def _rows(view: Blik, lijst: str, *, now: datetime) -> QuerySet[InterneTaak]:
    people, assigned = view.people, _in_view(view)
    opened = assigned.filter(OPEN)
    made = InterneTaak.objects.filter(
        klantcontact__gesprek__medewerker=view.medewerker,
        klantcontact__gesprek__status=Gesprek.Status.GEREGISTREERD,
        klantcontact__gesprek__begonnen_op__gte=now - MADE_BACK,
    )
    choices = {
        "mijn": opened.filter(medewerker__in=people),
        "nieuw": opened.filter(_unseen(people)),
        "afdeling": opened,
        "vrij": opened.filter(medewerker=None),
        "te-laat": opened.filter(late(now)),
        "gemaakt": made,
        "afgerond": assigned.filter(status=InterneTaak.Status.VERWERKT),
    }
    if lijst not in choices:
        raise Http404(_("Deze lijst bestaat niet."))
    return choices[lijst]


@dataclass(frozen=True)
class Bladzijde:
    """Fifty taken of a list; `verder` is where the next begin, empty at the end."""

    taken: list[InterneTaak]
    verder: str


def page_of(
    medewerker: Medewerker,
    lijst: str,
    *,
    now: datetime,
    only: Filter | None = None,
    after: str = "",
    view: Blik | None = None,
) -> Bladzijde:
    """Return fifty taken of a list, what must be done first on top.

    What a list shows of them is at hand. `after` is the `verder` of the page before; the pages
    hold together when taken come and go in between. Http404 for an unknown list.
    """
    seen = view or blik(medewerker, now=now)
    rows = (only or Filter()).apply(_rows(seen, lijst, now=now))
    key = "afgehandeld_op" if lijst == "afgerond" else "pk" if lijst == "gemaakt" else "moet_op"
    is_newest_first = lijst in NIEUWSTE_EERST
    if place := _place(after, key):
        rows = rows.filter(_behind(key, *place, newest_first=is_newest_first))
    sign = "-" if is_newest_first else ""
    order = (f"{sign}{key}", f"{sign}pk")
    found = sorted(
        {
            row
            for part in _parts(rows, seen, lijst)
            for row in part.order_by(*order).values_list(key, "pk")[: MOST_SHOWN + 1]
        },
        reverse=is_newest_first,
    )
    shown = [pk for _value, pk in found[:MOST_SHOWN]]
    taken = for_list(InterneTaak.objects.all()).in_bulk(shown)
    verder = _mark(*found[MOST_SHOWN - 1]) if len(found) > MOST_SHOWN else ""
    return Bladzijde([taken[pk] for pk in shown], verder)


def _parts(rows: QuerySet[InterneTaak], view: Blik, lijst: str) -> list[QuerySet[InterneTaak]]:
    """Return the finished taken by afdeling and person, each in the order of an index.

    There are so many of them that sorting all would take long; the other lists are short.
    """
    if lijst != "afgerond":
        return [rows]
    places = [rows.filter(afdeling=key) for key in sorted(view.toegang.afdelingen)]
    return [*places, *(rows.filter(medewerker=key) for key in sorted(view.people))]


def _behind(key: str, value: object, pk: int, *, newest_first: bool) -> Q:
    way = "lt" if newest_first else "gt"
    if key == "pk":
        return Q(**{f"pk__{way}": pk})
    # The first condition holds in all of the second; it lets the database start at the right place.
    return Q(**{f"{key}__{way}e": value}) & (
        Q(**{f"{key}__{way}": value}) | Q(**{key: value, f"pk__{way}": pk})
    )


def _mark(value: object, pk: int) -> str:
    moment = value.isoformat() if isinstance(value, datetime) else ""
    return f"{pk}.{moment}"


def _place(mark: str, key: str) -> tuple[datetime | None, int] | None:
    """Return what a mark says, None for one that is none: then the list starts at the top."""
    pk, _dot, moment = mark.partition(".")
    if not pk.isdecimal() or not pk.isascii():
        return None
    if key == "pk":
        return None, int(pk)
    try:
        return datetime.fromisoformat(moment), int(pk)
    except ValueError:
        return None


def taken_in(medewerker: Medewerker, lijst: str, *, now: datetime) -> list[InterneTaak]:
    """Return the first fifty taken of a list, what must be done first on top."""
    return page_of(medewerker, lijst, now=now).taken


def next_for(medewerker: Medewerker, *, now: datetime) -> InterneTaak | None:
    """Return what somebody does best now: the most urgent of the own and of what nobody has."""
    view = blik(medewerker, now=now)
    free = Q(medewerker__in=view.people) | Q(medewerker=None)
    rows = _in_view(view).filter(OPEN, free, status=InterneTaak.Status.TE_VERWERKEN)
    return with_people(rows).order_by("moet_op", "pk").first()


@dataclass(frozen=True)
class Regel:
    """A taak as the work list shows it: the inwoner as stated and when it must be done."""

    taak: InterneTaak
    deadline: rules.Deadline | None
    naam: str

    @property
    def adressen(self) -> list[DigitaalAdres]:
        """Return where the inwoner can be reached, for each person the preferred one first."""
        return [
            address
            for person in self.taak.klantcontact.had_betrokkenen.all()
            for address in sorted(
                person.digitale_adressen.all(), key=lambda one: not one.is_standaard_adres
            )
        ]


def regel(taak: InterneTaak, *, now: datetime) -> Regel:
    """Return a taak with its inwoner; finished work has no deadline any more."""
    due = None
    if taak.status != InterneTaak.Status.VERWERKT:
        promised = taak.beloofd_tot and timezone.localtime(taak.beloofd_tot)
        due = rules.deadline(
            uiterlijk_op=taak.uiterlijk_op, beloofd_tot=promised, now=timezone.localtime(now)
        )
    names = (one.volledige_naam for one in taak.klantcontact.had_betrokkenen.all())
    return Regel(taak, due, next(filter(None, names), ""))


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
