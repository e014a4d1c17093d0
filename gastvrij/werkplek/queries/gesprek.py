"""Reads of the desk: what an agent sees at a glance, over several rooms."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import add_werkdagen
from gastvrij.basis.weergave import clock_text, day_text
from gastvrij.kaders import queries as kaders
from gastvrij.kaders.queries import Leidraad
from gastvrij.kaders.rules.gespreksgids import Feit
from gastvrij.kennis import queries as kennis
from gastvrij.kennis.models import ArtikelVersie, Bericht
from gastvrij.klantcontact import queries as klantcontacten
from gastvrij.klantcontact.models import Gesprek, Kanaal, Klantcontact, Overdracht
from gastvrij.klantcontact.rules import UNDO_WITHIN, Resultaat, can_undo
from gastvrij.taken import queries as taken
from gastvrij.taken.models import InterneTaak

MOST_RECENT = 8
MOST_UNREAD = 5
# Longer than the longest row of closed days in a Dutch year.
LONGEST_CLOSED = 14


@dataclass(frozen=True)
class Tab:
    """A running conversation as its tab shows it."""

    gesprek: Gesprek
    naam: str
    seconden: int


def tabs(running: Iterable[Gesprek], *, now: datetime) -> list[Tab]:
    """Return running conversations with the name as far as it was stated."""
    return [
        Tab(
            gesprek,
            "".join(gesprek.concept.get("naam", [""])[-1:]).strip(),
            int((now - gesprek.begonnen_op).total_seconds()),
        )
        for gesprek in running
    ]


@dataclass(frozen=True)
class Recent:
    """A registered conversation; `ongedaan_tot` is until when saving can be undone."""

    gesprek: Gesprek
    ongedaan_tot: datetime | None
    seconden: int


def recent(medewerker: Medewerker, *, now: datetime) -> list[Recent]:
    """Return the conversations that somebody registered last, with their vragen and taken."""
    found = klantcontacten.registered_gesprekken_of(medewerker)
    return [_recent(one, now=now) for one in found.prefetch_related("vragen__taken")[:MOST_RECENT]]


def _recent(gesprek: Gesprek, *, now: datetime) -> Recent:
    ended = gesprek.beeindigd_op
    if ended is None or not can_undo(ended, now=now):
        return Recent(gesprek, None, 0)
    until = ended + UNDO_WITHIN
    return Recent(gesprek, until, max(0, int((until - now).total_seconds())))


@dataclass(frozen=True)
class Nieuws:
    """What waits for an agent between two conversations."""

    berichten: list[Bericht]
    antwoorden: int
    inkomend: int


def nieuws(medewerker: Medewerker) -> Nieuws:
    """Return unread news and work instructions, answered klantsignalen and new messages."""
    counts = klantcontacten.bericht_counts(medewerker)
    return Nieuws(
        list(kennis.ongelezen(medewerker)[:MOST_UNREAD]),
        klantcontacten.unread_signalen(medewerker),
        counts["nieuw"],
    )


def kanalen() -> list[Kanaal]:
    """Return the channels in use."""
    return list(klantcontacten.kanalen())


def leidraad(
    gesprek: Gesprek, velden: Mapping[str, list[str]], *, is_closing: bool = False
) -> Leidraad | None:
    """Return the guide that was shown with a gesprek; None if none was published.

    What the system saw done itself is marked along: the check of the caller's data. After a
    transfer, to a colleague or from one, it is at the closing.
    """
    checked = [Feit.GEGEVENS] if gesprek.gecontroleerd_op else []
    return kaders.leidraad(
        gesprek.leidraad,
        marked=velden.get("stap", []),
        known=checked,
        naam="".join(velden.get("naam", [""])[-1:]),
        naam_genoemd="".join(velden.get("naam_genoemd", ["0"])[-1:]),
        is_ontvangen=is_closing or gesprek.doorverbonden_op is not None,
    )


def registered_vragen(gesprek: Gesprek) -> list[tuple[Klantcontact, list[ArtikelVersie]]]:
    """Return the vragen of a registered gesprek, each with the versions of articles read for it."""
    vragen = gesprek.vragen.order_by("volgnummer").prefetch_related("taken", "had_betrokkenen")
    read = kennis.read_for(vragen)
    return [(vraag, read.get(vraag.pk, [])) for vraag in vragen]


def overdracht_of(gesprek: Gesprek, medewerker: Medewerker) -> tuple[Overdracht | None, bool]:
    """Return the hand-over that somebody has open, and if only the closing is left after one.

    It is after a warm one that succeeded, and for who received the gesprek inside the first line.
    """
    found = list(gesprek.overdrachten.select_related("naar", "naar_afdeling"))
    mine = [one for one in found if one.van_id == medewerker.pk and one.afgesloten_op is None]
    done = [one for one in found if one.uitkomst == Overdracht.Uitkomst.GELUKT]
    is_closing = any(
        one.soort == Overdracht.Soort.WARM or one.van_id != medewerker.pk for one in done
    )
    return (mine[-1] if mine else None), is_closing


def outdated_text() -> str:
    """Return what to do with a draft that is older than what is stored."""
    return _("Dit gesprek is op een ander scherm gewijzigd of afgerond. Laad de pagina opnieuw.")


def proposed_day(latest: date | None, *, on: date) -> date:
    """Return the day to propose for a promise: the latest by the norm, else the next werkdag."""
    if latest is not None:
        return latest
    closed = basis.closed_days(on, on + timedelta(days=LONGEST_CLOSED))
    return add_werkdagen(on, 1, closed_on=closed)


def earlier(gesprek: Gesprek, telefoon: str) -> list[Klantcontact]:
    """Return what was asked before from the number that the inwoner stated."""
    return klantcontacten.earlier_contacts(telefoon, before=gesprek)


def registered_text(gesprek: Gesprek) -> str:
    """Return what was registered, with the numbers and promises for the agent to name."""
    said = [_vraag_text(vraag) for vraag in gesprek.vragen.order_by("volgnummer")]
    promised = {taak.klantcontact_id: taak for taak in taken.taken_of(gesprek)}
    said += [_taak_text(taak) for taak in promised.values()]
    return " ".join(said)


def _vraag_text(vraag: Klantcontact) -> str:
    if vraag.resultaat == Resultaat.KLANT_MAILT_ZELF:
        return _("Opgeslagen. Kenmerk voor de e-mail: {nummer}.").format(nummer=vraag.nummer)
    return _("Vraag {nummer} is opgeslagen.").format(nummer=vraag.nummer)


def _taak_text(taak: InterneTaak) -> str:
    if taak.beloofd_tot is None:
        return _("Doorgezet met nummer {nummer}.").format(nummer=taak.nummer)
    dag, tot = day_text(timezone.localtime(taak.beloofd_tot)), clock_text(taak.beloofd_tot)
    if taak.beloofd_van is None:
        return _("Afspraak {nummer}: {dag} voor {tot}.").format(
            nummer=taak.nummer, dag=dag, tot=tot
        )
    return _("Afspraak {nummer}: {dag} tussen {van} en {tot}.").format(
        nummer=taak.nummer, dag=dag, van=clock_text(taak.beloofd_van), tot=tot
    )
