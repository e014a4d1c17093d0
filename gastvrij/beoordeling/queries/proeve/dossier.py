"""The dossier of a sitting: its clocks, what can be asked after the result, what is in it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.beoordeling.models import Exameneigenaar, Opdracht, Procedure, Proeve
from gastvrij.beoordeling.rules import proeve as regels
from gastvrij.beoordeling.rules.afname import Klokstand, klokstand
from gastvrij.beoordeling.rules.proeve import Status, Vraag

from .verdict import sheets, verschillen
from .zicht import proeven


@dataclass(frozen=True)
class Klok:
    """The two clocks of a sitting; None for one that did not start."""

    afname: Klokstand | None
    uitslag: Klokstand | None


@dataclass(frozen=True)
class Route:
    """What a candidate can ask: until when, whether that is still in time, and what was asked.

    `uiterlijk_op` and `is_op_tijd` are None if no term is laid down or it does not run yet.
    """

    vraag: Vraag
    uiterlijk_op: date | None
    is_op_tijd: bool | None
    procedure: Procedure | None

    @property
    def naam(self) -> str:
        """Return the route in words."""
        return str(Procedure.Soort(self.vraag.value).label)


@dataclass(frozen=True)
class Punt:
    """One line of the checklist: whether it is there, and since when if that is known."""

    label: str
    done: bool
    when: datetime | None


def klok(proeve: Proeve, at: datetime) -> Klok:
    """Return how much of the afname and of the result was used at a moment, and what is left."""
    opdracht = proeve.opdracht
    return Klok(
        klokstand(
            proeve.afname_begonnen_op,
            proeve.afname_beeindigd_op,
            minuten=opdracht.minuten_afname,
            at=at,
        ),
        klokstand(
            proeve.afname_beeindigd_op if proeve.status != Status.AFGEBROKEN else None,
            proeve.voorlopig_op,
            minuten=opdracht.minuten_uitslag,
            at=at,
        ),
    )


def routes_open(proeve: Proeve) -> tuple[Vraag, ...]:
    """Return what a candidate can ask of this exam."""
    return regels.routes(is_extern=proeve.eigenaar.is_extern)


def bezwaar_decided_on(proeve: Proeve) -> date | None:
    """Return the day of the decision on bezwaar, from which beroep runs; None without."""
    found = proeve.procedures.filter(soort=Vraag.BEZWAAR).first()
    decided = found.besloten_op if found is not None else None
    return timezone.localdate(decided) if decided is not None else None


def last_day(proeve: Proeve, vraag: Vraag) -> date | None:
    """Return the last day on which this can be asked in time, None if none is laid down or runs."""
    if proeve.uitgereikt_op is None:
        return None
    return regels.asked_until(
        vraag,
        proeve.eigenaar.termijnen,
        uitgereikt_op=timezone.localdate(proeve.uitgereikt_op),
        bezwaar_besloten_op=bezwaar_decided_on(proeve) if vraag is Vraag.BEROEP else None,
    )


def routes_of(proeve: Proeve, at: datetime) -> list[Route]:
    """Return what the candidate can ask, each with its last day and what was asked; in order.

    What was asked keeps the last day that held then.
    """
    asked = {procedure.soort: procedure for procedure in proeve.procedures.all()}
    today = timezone.localdate(at)
    found = []
    for vraag in routes_open(proeve):
        procedure = asked.get(vraag.value)
        if procedure is not None:
            found.append(Route(vraag, procedure.uiterlijk_op, procedure.is_op_tijd, procedure))
            continue
        until = last_day(proeve, vraag)
        found.append(Route(vraag, until, today <= until if until is not None else None, None))
    return found


def inhoud_of_opdracht(opdracht: Opdracht) -> dict[str, Any]:
    """Return what the digest of an opdracht is made of, with the digest of its form."""
    return {
        "titel": opdracht.titel,
        "formulier": opdracht.formulier.digest,
        "is_oefening": opdracht.is_oefening,
        "instructies": opdracht.instructies,
        "met_leidraad": opdracht.met_leidraad,
        "met_kennis": opdracht.met_kennis,
        "aantal_gesprekken": opdracht.aantal_gesprekken,
        "kanalen": opdracht.kanalen,
        "minuten_afname": opdracht.minuten_afname,
        "minuten_uitslag": opdracht.minuten_uitslag,
    }


def checklist(proeve: Proeve) -> list[Punt]:
    """Return what belongs in the dossier, in the order in which it comes; counts and moments only.

    Source: the set of documents in "General practice" of the reference on assessment.
    """
    formulier, opdracht = proeve.observatie.formulier, proeve.opdracht
    versie = formulier.versie
    return [
        Punt(
            _("Toetsplan: {titel}").format(titel=versie) if versie else _("Toetsplan"),
            versie is not None,
            None,
        ),
        _digested(_("Formulier"), formulier.digest, formulier.gepubliceerd_op),
        _digested(_("Opdracht"), opdracht.digest, opdracht.ondertekend_op),
        _moment(_("Formulier en opdracht uitgereikt"), proeve.formulier_uitgereikt_op),
        _moment(_("Ontvangst bevestigd door de kandidaat"), proeve.bevestigd_op),
        _moment(_("Identiteit vastgesteld"), proeve.identiteit_op),
        *_judged(proeve),
        _moment(_("Voorlopige uitslag gegeven"), proeve.voorlopig_op),
        _moment(_("Vastgesteld door een tweede persoon"), proeve.vastgesteld_op),
        _moment(_("Uitslag uitgereikt"), proeve.uitgereikt_op),
    ]


def _judged(proeve: Proeve) -> list[Punt]:
    observatie = proeve.observatie
    taken, asked = observatie.afnamegesprekken.count(), proeve.opdracht.aantal_gesprekken or 0
    handed_in = [sheet.ingediend_op for sheet in sheets(observatie)]
    moments = [moment for moment in handed_in if moment is not None]
    differing = verschillen(proeve)
    agreed = [one.overeenkomst.op for one in differing if one.overeenkomst and one.is_confirmed]
    is_complete = len(moments) == len(handed_in)
    return [
        Punt(
            _("Gesprekken: {aantal} van {gevraagd}").format(aantal=taken, gevraagd=asked),
            taken >= asked,
            proeve.afname_beeindigd_op,
        ),
        Punt(
            _("Oordelen ingediend: {aantal} van {gevraagd}").format(
                aantal=len(moments), gevraagd=len(handed_in)
            ),
            is_complete,
            max(moments, default=None),
        ),
        Punt(
            _("Verschillen afgesproken: {aantal} van {gevraagd}").format(
                aantal=len(agreed), gevraagd=len(differing)
            ),
            is_complete and len(agreed) == len(differing),
            max(agreed, default=None),
        ),
    ]


def _digested(label: str, digest: str, when: datetime | None) -> Punt:
    return Punt(f"{label} ({digest[:12]})" if digest else label, bool(digest), when)


def _moment(label: str, when: datetime | None) -> Punt:
    return Punt(label, when is not None, when)


def due_to_destroy(eigenaar: Exameneigenaar, *, at: datetime) -> list[Proeve]:
    """Return the archived sittings of an owner of which the retention term is over, oldest first.

    Without a term there are none.
    """
    today = timezone.localdate(at)
    found = []
    archived = proeven().filter(eigenaar=eigenaar, status=Status.GEARCHIVEERD)
    for proeve in archived.exclude(gearchiveerd_op=None).order_by("gearchiveerd_op", "pk"):
        end = regels.destroy_on(timezone.localdate(proeve.gearchiveerd_op), eigenaar.termijnen)
        if end is not None and today >= end:
            found.append(proeve)
    return found
