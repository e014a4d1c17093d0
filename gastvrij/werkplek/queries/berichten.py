"""The worklist of messages as the desk shows it."""

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis.models import Medewerker
from gastvrij.klantcontact import queries as klantcontacten
from gastvrij.klantcontact.models import Gesprek, InkomendBericht, Klantcontact

MOST_SHOWN = 50


@dataclass(frozen=True)
class Berichtlijst:
    """One list of the worklist; how many stand in it, if that is counted."""

    code: str
    titel: str
    icoon: str
    aantal: int | None = None


@dataclass(frozen=True)
class Berichtregel:
    """A message as its list shows it, with the last day to answer it if one is agreed."""

    bericht: InkomendBericht
    uiterlijk_op: date | None
    is_te_laat: bool


def berichtlijsten(medewerker: Medewerker) -> list[Berichtlijst]:
    """Return the lists of messages with what is open in them."""
    counts = klantcontacten.bericht_counts(medewerker)
    return [
        Berichtlijst("nieuw", _("Nieuw"), "inbox", counts["nieuw"]),
        Berichtlijst("van-mij", _("Van mij"), "user", counts["van-mij"]),
        Berichtlijst("in-behandeling", _("In behandeling"), "progress", counts["in-behandeling"]),
        Berichtlijst("afdeling", _("Bij een afdeling"), "users", counts["afdeling"]),
        Berichtlijst("klaar", _("Afgehandeld"), "circle-check"),
        Berichtlijst("geen-vraag", _("Geen vraag"), "ban"),
    ]


def berichtregels(
    medewerker: Medewerker, lijst: str, *, now: datetime
) -> list[tuple[str, list[Berichtregel]]]:
    """Return the first fifty messages of a list, in groups: late first, then in time.

    Without an agreed term there is one group, the longest waiting first.
    """
    found = list(klantcontacten.berichten_in(medewerker, lijst)[:MOST_SHOWN])
    rows = _rows(found, lijst, now=now)
    late = [row for row in rows if row.is_te_laat]
    rest = [row for row in rows if not row.is_te_laat]
    groups = [(_("Te laat"), late), (_("Op tijd") if late else "", rest)]
    return [(titel, rows) for titel, rows in groups if rows]


def _rows(found: list[InkomendBericht], lijst: str, *, now: datetime) -> list[Berichtregel]:
    today = timezone.localdate(now)
    is_done = lijst in {"klaar", "geen-vraag"}
    if is_done or not found:
        return [Berichtregel(one, None, is_te_laat=False) for one in found]
    oldest = min(timezone.localdate(one.ontvangen_op) for one in found)
    term = klantcontacten.Antwoordtermijn.on(today, oldest=oldest)
    days = [(one, term.last_day(one)) for one in found]
    rows = [Berichtregel(one, day, is_te_laat=day is not None and day < today) for one, day in days]
    return sorted(rows, key=lambda row: (row.uiterlijk_op or date.max, row.bericht.ontvangen_op))


@dataclass(frozen=True)
class Berichtpaneel:
    """A message beside the conversation about it, and the contact that it refers to."""

    regel: Berichtregel
    hoort_bij: Klantcontact | None

    @property
    def bericht(self) -> InkomendBericht:
        """Return the message itself."""
        return self.regel.bericht


def bericht_panel(gesprek: Gesprek, *, now: datetime) -> Berichtpaneel | None:
    """Return the message that a conversation is about; None if it is about none."""
    bericht = klantcontacten.bericht_of(gesprek)
    if bericht is None:
        return None
    return Berichtpaneel(_rows([bericht], "van-mij", now=now)[0], bericht.hoort_bij)


def last_received() -> datetime | None:
    """Return when the newest message came in: an empty list may mean that no mail comes in."""
    return klantcontacten.last_received()
