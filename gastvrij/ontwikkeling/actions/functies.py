"""A functie and who fills it."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.ontwikkeling.models import Functie, Vervulling
from gastvrij.ontwikkeling.rules import functies as rules


class CannotChangeFunctie(Exception):
    """The functie, or what it asks, cannot change so; the message is fit for the medewerker."""


@transaction.atomic
def make_functie(*, by: Medewerker, at: datetime, titel: str, omschrijving: str = "") -> Functie:
    """Make a functie that asks nothing yet; CannotChangeFunctie if the name is empty or taken."""
    basis.require(by, Recht.ONTWIKKELING)
    functie = Functie.objects.create(
        titel=_free_name(titel),
        omschrijving=omschrijving.strip(),
        gemaakt_op=at,
        gemaakt_door=by,
    )
    record(by=by, did="functie.made", to=functie, at=at)
    return functie


@transaction.atomic
def change_functie(
    *, by: Medewerker, at: datetime, functie: Functie, titel: str, omschrijving: str
) -> Functie:
    """Rename a functie or describe it anew; CannotChangeFunctie if the name is empty or taken."""
    locked = lock_functie(by, functie)
    locked.titel = _free_name(titel, but=locked)
    locked.omschrijving = omschrijving.strip()
    locked.save(update_fields=["titel", "omschrijving"])
    record(by=by, did="functie.changed", to=locked, at=at)
    return locked


@transaction.atomic
def end_functie(*, by: Medewerker, at: datetime, functie: Functie, per: date) -> Functie:
    """End a functie from a day on, that day included; another day can be set until it has come.

    Raises CannotChangeFunctie for a day that has gone by, and while somebody fills it on that day
    or later: that is ended for each of them first.
    """
    locked = lock_functie(by, functie)
    today = _today(at)
    if locked.beeindigd_op is not None and locked.beeindigd_op <= today:
        raise CannotChangeFunctie(_("Deze functie is al vervallen."))
    if per < today:
        raise CannotChangeFunctie(_("Kies een dag vanaf vandaag."))
    left = locked.vervullingen.exclude(tot_en_met__lt=per).count()
    if left:
        text = ngettext(
            "%(n)s medewerker vervult deze functie dan nog. Beëindig dat eerst.",
            "%(n)s medewerkers vervullen deze functie dan nog. Beëindig dat eerst.",
            left,
        )
        raise CannotChangeFunctie(text % {"n": left})
    locked.beeindigd_op = per
    locked.save(update_fields=["beeindigd_op"])
    record(by=by, did="functie.ended", to=locked, at=at, data={"per": per.isoformat()})
    return locked


@transaction.atomic
def add_vervulling(
    *,
    by: Medewerker,
    at: datetime,
    functie: Functie,
    medewerker: Medewerker,
    van: date,
    tot_en_met: date | None = None,
) -> Vervulling:
    """Let somebody fill a functie from a day, until and with another or without end.

    Raises CannotChangeFunctie if that person fills it on one of these days by now, if the end lies
    before the start, if the functie ends before, or if the person has left.
    """
    locked = lock_functie(by, functie)
    if not medewerker.is_active:
        raise CannotChangeFunctie(_("Deze medewerker werkt hier niet meer."))
    _check_end(locked, van, tot_en_met)
    filled = locked.vervullingen.filter(medewerker=medewerker).values_list("van", "tot_en_met")
    if rules.overlaps(van, tot_en_met, filled):
        raise CannotChangeFunctie(
            _("{naam} vervult deze functie al in die tijd.").format(naam=medewerker.naam)
        )
    vervulling = Vervulling.objects.create(
        medewerker=medewerker,
        functie=locked,
        van=van,
        tot_en_met=tot_en_met,
        gemaakt_op=at,
        gemaakt_door=by,
    )
    data = {"functie": str(locked.uuid)}
    record(by=by, did="vervulling.begun", to=vervulling, at=at, about=medewerker, data=data)
    return vervulling


@transaction.atomic
def end_vervulling(
    *, by: Medewerker, at: datetime, vervulling: Vervulling, tot_en_met: date
) -> Vervulling:
    """Let somebody fill a functie until and with a day; until it has come another can be set.

    Raises CannotChangeFunctie if it has ended, or for a day before it began.
    """
    functie = lock_functie(by, vervulling.functie)
    locked = functie.vervullingen.select_related("medewerker").get(pk=vervulling.pk)
    if locked.tot_en_met is not None and locked.tot_en_met < _today(at):
        raise CannotChangeFunctie(_("Dit was al beëindigd."))
    _check_end(functie, locked.van, tot_en_met)
    others = functie.vervullingen.filter(medewerker=locked.medewerker).exclude(pk=locked.pk)
    if rules.overlaps(locked.van, tot_en_met, others.values_list("van", "tot_en_met")):
        raise CannotChangeFunctie(
            _("{naam} vervult deze functie al in die tijd.").format(naam=locked.medewerker.naam)
        )
    locked.tot_en_met = tot_en_met
    locked.save(update_fields=["tot_en_met"])
    data = {"functie": str(functie.uuid), "tot_en_met": tot_en_met.isoformat()}
    record(by=by, did="vervulling.ended", to=locked, at=at, about=locked.medewerker, data=data)
    return locked


def lock_functie(by: Medewerker, functie: Functie) -> Functie:
    """Return a functie that nobody else changes until this transaction ends.

    What changes a functie, what it asks or who fills it, takes its turn here.
    """
    basis.require(by, Recht.ONTWIKKELING)
    return Functie.objects.select_for_update(of=("self",)).get(pk=functie.pk)


def _today(at: datetime) -> date:
    return timezone.localdate(at)


def _free_name(titel: str, *, but: Functie | None = None) -> str:
    """Return a name as it is kept; CannotChangeFunctie if it is empty or another functie has it."""
    name = " ".join(titel.split())
    if not name:
        raise CannotChangeFunctie(_("Geef de functie een naam."))
    taken = Functie.objects.filter(titel__iexact=name)
    if but is not None:
        taken = taken.exclude(pk=but.pk)
    if taken.exists():
        raise CannotChangeFunctie(_("Er is al een functie met deze naam."))
    return name


def _check_end(functie: Functie, van: date, tot_en_met: date | None) -> None:
    if tot_en_met is not None and tot_en_met < van:
        raise CannotChangeFunctie(_("De laatste dag ligt voor de eerste. Kies een latere."))
    ends = functie.beeindigd_op
    if ends is not None and (tot_en_met is None or tot_en_met >= ends):
        raise CannotChangeFunctie(
            _("Deze functie vervalt per {dag}. Kies een laatste dag daarvoor.").format(
                dag=f"{ends:%d-%m-%Y}"
            )
        )
