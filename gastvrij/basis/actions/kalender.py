"""Closed days of the gemeente."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import queries
from gastvrij.basis.models import Medewerker, Sluitingsdag
from gastvrij.basis.rules import Recht

from .events import record
from .refusal import CannotAdminister


@transaction.atomic
def add_sluitingsdag(*, by: Medewerker, at: datetime, dag: date, reden: str) -> Sluitingsdag:
    """Add a day on which the gemeente is closed; CannotAdminister if it is listed already."""
    queries.require(by, Recht.BEHEER)
    sluitingsdag, made = Sluitingsdag.objects.get_or_create(
        dag=dag, defaults={"reden": reden.strip()}
    )
    if not made:
        raise CannotAdminister(_("Deze dag staat al in de lijst. Kies een andere dag."))
    record(by=by, did="kalender.closed_day_added", to=None, at=at, data={"dag": dag.isoformat()})
    return sluitingsdag


@transaction.atomic
def remove_sluitingsdag(*, by: Medewerker, at: datetime, dag: date) -> None:
    """Open the gemeente again on a day that was closed; nothing happens if it was open."""
    queries.require(by, Recht.BEHEER)
    removed, _kinds = Sluitingsdag.objects.filter(dag=dag).delete()
    if removed:
        record(
            by=by, did="kalender.closed_day_removed", to=None, at=at, data={"dag": dag.isoformat()}
        )
