"""Somebody leaves: noted, told, the dossier handed over, and deleted when its term is over."""

import smtplib
from collections import Counter
from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.ontwikkeling import queries
from gastvrij.ontwikkeling.mail import vertrek as mail_vertrek
from gastvrij.ontwikkeling.models import Dossiertermijn, Dossiervernietiging, Vertrek

from .bewijzen import CannotKeep

JOB = "gastvrij.ontwikkeling.jobs.vertrek.mail_vertrek"
LONGEST = 36_500


class DepartureNotMailed(Exception):
    """The mail server did not take the mail; says why without any address."""


@transaction.atomic
def note_vertrek(
    *, by: Medewerker, at: datetime, medewerker: Medewerker, laatste_dag: date
) -> Vertrek:
    """Note the last day of somebody, who sees it at once and gets a mail.

    Raises CannotKeep for a day that has gone by, or if it was noted already.
    """
    basis.require(by, Recht.ONTWIKKELING)
    Medewerker.objects.select_for_update().get(pk=medewerker.pk)
    if laatste_dag < timezone.localdate(at):
        raise CannotKeep(_("Kies een dag vanaf vandaag."), "laatste_dag")
    if queries.vertrek_of(medewerker) is not None:
        raise CannotKeep(
            _("Van {naam} is al een laatste dag genoteerd.").format(naam=medewerker.naam),
            "medewerker",
        )
    made = Vertrek.objects.create(
        medewerker=medewerker, laatste_dag=laatste_dag, genoteerd_op=at, genoteerd_door=by
    )
    async_task(JOB, str(made.uuid))
    data = {"laatste_dag": laatste_dag.isoformat()}
    record(by=by, did="vertrek.noted", to=made, at=at, about=medewerker, data=data)
    return made


def deliver_vertrek(*, vertrek: Vertrek, medewerker: Medewerker) -> None:
    """Send the mail; DepartureNotMailed, without the address, if the server refuses or is away."""
    try:
        mail_vertrek.vertrek(vertrek, medewerker).send()
    except (smtplib.SMTPException, OSError) as problem:
        raise DepartureNotMailed(type(problem).__name__) from None


def _lock(by: Medewerker, uuid: UUID) -> Vertrek:
    """Return a departure for the opleidingsadviseur, locked and as it stands from then on."""
    Vertrek.objects.select_for_update().get(pk=queries.get_vertrek_for(by, uuid).pk)
    return queries.get_vertrek_for(by, uuid)


@transaction.atomic
def withdraw_vertrek(*, by: Medewerker, at: datetime, uuid: UUID) -> Vertrek:
    """Take a departure back, for who stays; Http404 if it is not there (any more)."""
    locked = _lock(by, uuid)
    locked.ingetrokken_op = at
    locked.save(update_fields=["ingetrokken_op"])
    record(by=by, did="vertrek.withdrawn", to=locked, at=at, about=locked.medewerker)
    return locked


@transaction.atomic
def settle_vertrek(*, by: Medewerker, at: datetime, uuid: UUID, hoe: str) -> Vertrek:
    """Write down how the dossier of who leaves went along, or why not.

    Raises CannotKeep a second time, and for a dossier that was not taken along since the
    departure was noted.
    """
    locked = _lock(by, uuid)
    way = Vertrek.Hoe(hoe)
    if locked.uitgereikt_op is not None:
        raise CannotKeep(_("Dit was al vastgelegd."))
    if way is Vertrek.Hoe.OPGEHAALD and not queries.fetched_since(locked):
        raise CannotKeep(
            _("{naam} heeft het dossier nog niet opgehaald.").format(naam=locked.medewerker.naam),
            "hoe",
        )
    locked.uitgereikt_op, locked.uitgereikt_door, locked.uitgereikt_hoe = at, by, way
    locked.save(update_fields=["uitgereikt_op", "uitgereikt_door", "uitgereikt_hoe"])
    data = {"hoe": way.value}
    record(by=by, did="dossier.handed_out", to=locked, at=at, about=locked.medewerker, data=data)
    return locked


@transaction.atomic
def lay_down_dossiertermijn(
    *, by: Medewerker, at: datetime, dagen: int, grondslag: str
) -> Dossiertermijn:
    """Lay down for how many days after the last day a dossier stays, and on what ground.

    Raises CannotKeep for a term of less than a day or more than a century, or without ground.
    """
    basis.require(by, Recht.BEHEER)
    if not 1 <= dagen <= LONGEST:
        raise CannotKeep(_("Kies een termijn van 1 tot en met 36.500 dagen."), "dagen")
    if not grondslag.strip():
        raise CannotKeep(_("Vul in waar deze termijn op steunt."), "grondslag")
    made = Dossiertermijn.objects.create(dagen=dagen, grondslag=grondslag.strip(), op=at, door=by)
    record(by=by, did="dossiertermijn.laid_down", to=made, at=at, data={"dagen": dagen})
    return made


def destroy_due_dossiers(*, at: datetime) -> list[Dossiervernietiging]:
    """Delete the dossiers of who left that are over their term, one a transaction.

    Without a term nothing goes. Safe to run twice, and again after a crash.
    """
    termijn = queries.dossiertermijn()
    if termijn is None:
        return []
    due = queries.due_vertrekken(termijn.dagen, on=timezone.localdate(at))
    made = (_destroy(vertrek=one, termijn=termijn, at=at) for one in due)
    return [report for report in made if report is not None]


@transaction.atomic
def _destroy(
    *, vertrek: Vertrek, termijn: Dossiertermijn, at: datetime
) -> Dossiervernietiging | None:
    locked = Vertrek.objects.select_for_update().filter(pk=vertrek.pk).first()
    if locked is None or not queries.is_due(locked, termijn.dagen, on=timezone.localdate(at)):
        return None
    # From here on the triggers let the rows about this person go; the departure itself goes too.
    locked.vernietigd_op = at
    locked.save(update_fields=["vernietigd_op"])
    counts: Counter[str] = Counter()
    for rows in queries.rows_about([locked.medewerker_id]):
        _total, by_model = rows.delete()
        counts[str(rows.model._meta.model_name)] += by_model.get(rows.model._meta.label, 0)
    report = Dossiervernietiging.objects.create(
        op=at, grondslag=termijn.grondslag, aantallen={kind: n for kind, n in counts.items() if n}
    )
    about = vertrek.medewerker
    record(by=None, did="dossier.destroyed", to=report, at=at, about=about, data=report.aantallen)
    return report
