"""Which moments can be promised to an inwoner, as the desk offers them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.klantcontact.models import Onderwerp
from gastvrij.klantcontact.rules import Resultaat, is_klacht_for_colleague
from gastvrij.taken import queries as taken
from gastvrij.taken.models import InterneTaak

DAGEN = ("ma", "di", "wo", "do", "vr", "za", "zo")


@dataclass(frozen=True)
class Belofte:
    """The moments that can be promised for a vraag, and until when it must be done."""

    keuzes: Sequence[tuple[str, str]] = ()
    uiterlijk: date | None = None
    uitleg: str = ""
    afdeling: Afdeling | None = None

    @property
    def at_midnight(self) -> datetime | None:
        """Return the start of the last day."""
        return datetime.combine(self.uiterlijk, time()) if self.uiterlijk else None


def belofte(
    *,
    resultaat: str,
    is_klacht: bool,
    afdeling: Afdeling | None,
    medewerker: Medewerker | None,
    onderwerp: Onderwerp | None,
    now: datetime,
) -> Belofte:
    """Return what can be promised for a vraag that a colleague answers; a klacht has its own term.

    In seven queries at most, whatever there is.
    """
    today = timezone.localdate(now)
    if is_klacht_for_colleague("klacht" if is_klacht else "", resultaat):
        return _klacht(afdeling, onderwerp, on=today)
    calls_back = resultaat == Resultaat.TERUGBELAFSPRAAK
    soort = InterneTaak.Soort.TERUGBELLEN if calls_back else InterneTaak.Soort.DOORGEZET
    place = afdeling or (medewerker.afdeling if medewerker else None)
    found = taken.moments(afdeling, medewerker, now=now, onderwerp=onderwerp)
    latest = taken.latest_day(place, on=today, onderwerp=onderwerp, soort=soort)
    offered = [(_key(one.van, one.tot), moment_name(_key(one.van, one.tot))) for one in found]
    return Belofte(offered, latest, found[0].let_op if found else "", place)


def _klacht(afdeling: Afdeling | None, onderwerp: Onderwerp | None, *, on: date) -> Belofte:
    asked = taken.klacht_opdracht(afdeling, on=on, onderwerp=onderwerp)
    said = _("Een klacht heeft een eigen procedure en gaat naar {afdeling}.").format(
        afdeling=asked.afdeling or _("de afdeling van het onderwerp")
    )
    return Belofte((), asked.uiterlijk_op, said, asked.afdeling)


def _key(van: datetime, tot: datetime) -> str:
    start, end = timezone.localtime(van), timezone.localtime(tot)
    return f"{start:%Y-%m-%dT%H:%M}/{end:%H:%M}"


def read_moment(key: str) -> tuple[datetime, datetime] | None:
    """Return the start and end behind the key of a moment, None for anything else."""
    day, _t, times = key.partition("T")
    start, _slash, end = times.partition("/")
    try:
        dag = date.fromisoformat(day)
        van, tot = time.fromisoformat(start), time.fromisoformat(end)
    except ValueError:
        return None
    return (
        timezone.make_aware(datetime.combine(dag, van)),
        timezone.make_aware(datetime.combine(dag, tot)),
    )


def moment_name(key: str) -> str:
    """Return a moment as the list shows it: "di 24-11, 13:00–15:00"."""
    found = read_moment(key)
    if found is None:
        return key
    van, tot = map(timezone.localtime, found)
    return f"{DAGEN[van.weekday()]} {van:%d-%m}, {van:%H:%M}–{tot:%H:%M}"
