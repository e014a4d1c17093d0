"""The check of the whole chain: reads events and links once, in order, with flat memory."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Event, Zegel

from .chain import FIELDS, START, Digest, Head, Row

LATE = timedelta(minutes=5)
CHUNK = 2000


class Kind(StrEnum):
    """What can be wrong with the chain."""

    CHANGED = "changed"
    REMOVED = "removed"
    INSERTED = "inserted"
    LOOSE = "loose"
    LINK = "link"
    LATE = "late"
    ANCHOR = "anchor"


TEXTS = {
    Kind.CHANGED: _("Gewijzigd na het verzegelen: iets in gebeurtenis {eerste} t/m {laatste}."),
    Kind.REMOVED: _("Weggehaald na het verzegelen: uit gebeurtenis {eerste} t/m {laatste}."),
    Kind.INSERTED: _("Toegevoegd na het verzegelen: in gebeurtenis {eerste} t/m {laatste}."),
    Kind.LOOSE: _("Tussengevoegd zonder zegel: gebeurtenis {eerste} t/m {laatste}."),
    Kind.LINK: _("De keten is gebroken: voor gebeurtenis {eerste} ontbreekt een zegel."),
    Kind.LATE: _("Niet verzegeld en ouder dan 5 minuten: vanaf gebeurtenis {eerste}."),
    Kind.ANCHOR: _("Het zegel dat u opgaf, staat niet in de keten."),
}


@dataclass(frozen=True)
class Problem:
    """Something wrong in the events from `eerste` to `laatste`."""

    kind: Kind
    eerste: int
    laatste: int

    def __str__(self) -> str:
        return str(TEXTS[self.kind]).format(eerste=self.eerste, laatste=self.laatste)


@dataclass
class Report:
    """What was checked and what was found wrong; counts of events and links."""

    events: int = 0
    zegels: int = 0
    unsealed: int = 0
    laatste_zegel: str = ""
    problems: list[Problem] = field(default_factory=list)

    @property
    def is_ok(self) -> bool:
        """Test if the trail is whole."""
        return not self.problems


class _Events:
    """The events in order of their keys, with a look at the next one."""

    def __init__(self) -> None:
        rows = Event.objects.order_by("pk").values_list(*FIELDS).iterator(chunk_size=CHUNK)
        self._rows = (Row(*values) for values in rows)
        self.next = next(self._rows, None)

    def up_to(self, last: int) -> Iterator[Row]:
        """Return the events up to this key and move on."""
        while self.next is not None and self.next.pk <= last:
            row = self.next
            self.next = next(self._rows, None)
            yield row


def verify(*, at: datetime, anchor: str = "") -> Report:
    """Return what is wrong with the chain at this moment.

    `anchor` is a digest that was noted earlier: it must still be in the chain, which shows that
    nobody cut off the end of both tables.
    """
    report = Report()
    end = Zegel.objects.order_by("-laatste").values_list("laatste", flat=True).first() or 0
    events = _Events()
    expected = START
    is_anchored = not anchor
    for zegel in Zegel.objects.filter(laatste__lte=end).iterator(chunk_size=CHUNK):
        if zegel.vorige != expected:
            report.problems.append(Problem(Kind.LINK, zegel.eerste, zegel.laatste))
        _check_loose(report, events, zegel.eerste - 1)
        _check_link(report, events, zegel)
        expected = zegel.digest
        is_anchored = is_anchored or zegel.digest == anchor
    report.laatste_zegel = expected
    if not is_anchored:
        report.problems.append(Problem(Kind.ANCHOR, 0, 0))
    _check_unsealed(report, events, at)
    return report


def _check_loose(report: Report, events: _Events, last: int) -> None:
    loose = [row.pk for row in events.up_to(last)]
    if loose:
        report.events += len(loose)
        report.problems.append(Problem(Kind.LOOSE, loose[0], loose[-1]))


def _check_link(report: Report, events: _Events, zegel: Zegel) -> None:
    total = Digest(settings.AUDIT_KEY, zegel.vorige)
    found = 0
    for row in events.up_to(zegel.laatste):
        total.add(row)
        found += 1
    report.events += found
    report.zegels += 1
    head = Head(zegel.at, zegel.eerste, zegel.laatste, zegel.aantal, zegel.vorige)
    if total.close(head) == zegel.digest:
        return
    kind = Kind.CHANGED
    if found != zegel.aantal:
        kind = Kind.REMOVED if found < zegel.aantal else Kind.INSERTED
    report.problems.append(Problem(kind, zegel.eerste, zegel.laatste))


def _check_unsealed(report: Report, events: _Events, at: datetime) -> None:
    late: Row | None = None
    last = 0
    for row in events.up_to(sys.maxsize):
        report.unsealed += 1
        last = row.pk
        if late is None and row.at < at - LATE:
            late = row
    report.events += report.unsealed
    if late is not None:
        report.problems.append(Problem(Kind.LATE, late.pk, last))
