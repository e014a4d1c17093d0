"""Writes about who a conversation is with: chosen, compared with their own words, released."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact import queries, rules
from gastvrij.klantcontact.models import Gesprek, Partij
from gastvrij.klantcontact.rules import Genoemd, PartijGegevens, Vergelijking

from .gesprekken import lock_gesprek
from .partijen import save_partij

CHOSEN = ("partij", "gecontroleerd", "gecontroleerd_op")


class CannotCheck(Exception):
    """The data are not checked; the message is fit for the medewerker."""


def _running(by: Medewerker, gesprek: Gesprek) -> Gesprek:
    stored = lock_gesprek(by=by, gesprek=gesprek)
    if stored.status != Gesprek.Status.LOPEND:
        raise CannotCheck(_("Dit gesprek is al afgerond. Begin een nieuw contact."))
    return stored


def _keep(given: Gesprek, stored: Gesprek) -> Gesprek:
    """Store who it is about; the object that the caller holds tells the same."""
    stored.save(update_fields=CHOSEN)
    for name in (*CHOSEN, "partij_id"):
        setattr(given, name, getattr(stored, name))
    return given


def _known(partij: Partij) -> rules.Bekend:
    return queries.bekend(partij, queries.group_of(partij.pk))


@transaction.atomic
def choose_partij(
    *, by: Medewerker, at: datetime, gesprek: Gesprek, partij: Partij, genoemd: Genoemd
) -> Gesprek:
    """Say who it may be; what the caller stated to be found already counts as compared.

    Nothing of the partij may be shown yet: that is for `check_identity`. Raises CannotCheck.
    """
    stored = _running(by, gesprek)
    stored.partij, stored.gecontroleerd_op = partij, None
    # Choosing the same one again with other words would be guessing without being counted.
    is_first = not queries.was_chosen(stored, partij)
    stored.gecontroleerd = rules.right(rules.compare(genoemd, _known(partij))) if is_first else []
    record(by=by, did=queries.CHOSEN, to=stored, at=at, about=partij)
    return _keep(gesprek, stored)


@transaction.atomic
def add_stated_partij(
    *, by: Medewerker, at: datetime, gesprek: Gesprek, gegevens: PartijGegevens, genoemd: Genoemd
) -> Partij:
    """Keep somebody new in the caller's own words, and choose them for this conversation.

    Raises CannotSavePartij and CannotCheck; nothing is kept then.
    """
    partij = save_partij(by=by, at=at, gegevens=gegevens)
    choose_partij(by=by, at=at, gesprek=gesprek, partij=partij, genoemd=genoemd)
    return partij


@transaction.atomic
def compare_facts(
    *, by: Medewerker, at: datetime, gesprek: Gesprek, genoemd: Genoemd
) -> list[Vergelijking]:
    """Hold what the caller states against what is known; keep the names of what was right.

    Every wrong statement is an event; after five about one partij in one conversation nothing is
    compared any more. Raises CannotCheck.
    """
    stored = _running(by, gesprek)
    partij = stored.partij
    if partij is None:
        raise CannotCheck(_("Kies eerst een inwoner uit de gevonden namen."))
    wrong = queries.wrong_statements(stored, partij)
    if rules.is_closed(wrong):
        raise CannotCheck(_closed())
    found = rules.compare(genoemd, _known(partij))
    if not found:
        raise CannotCheck(_("Vul in wat de inwoner zelf noemt. Daarna ziet u of het klopt."))
    # What is stated wrong later on was not known after all: the last statement counts.
    refuted = {str(one.feit) for one in found if one.klopt is False}
    facts = dict.fromkeys([*stored.gecontroleerd, *rules.right(found)])
    stored.gecontroleerd = [fact for fact in facts if fact not in refuted]
    if refuted:
        stored.gecontroleerd_op = None
    for one in found:
        if one.klopt is False:
            data = {"feit": str(one.feit)}
            record(by=by, did=queries.REFUTED, to=stored, at=at, about=partij, data=data)
            wrong += 1
    if rules.is_closed(wrong):
        stored.gecontroleerd, stored.gecontroleerd_op = [], None
        record(by=by, did="gesprek.check_closed", to=stored, at=at, about=partij)
    _keep(gesprek, stored)
    return found


def _closed() -> str:
    return _(
        "Er klopte te vaak iets niet. Deze gegevens blijven in dit gesprek afgeschermd. Help de "
        "inwoner zonder gegevens, of vraag om langs te komen met een identiteitsbewijs."
    )


@transaction.atomic
def check_identity(*, by: Medewerker, at: datetime, gesprek: Gesprek) -> Gesprek:
    """Put on record that the data were checked; from now on they may be shown.

    Refused with CannotCheck while too little was right, or too much was wrong.
    """
    stored = _running(by, gesprek)
    partij = stored.partij
    if partij is None:
        raise CannotCheck(_("Kies eerst een inwoner uit de gevonden namen."))
    if rules.is_closed(queries.wrong_statements(stored, partij)):
        raise CannotCheck(_closed())
    if not rules.is_enough(stored.gecontroleerd):
        raise CannotCheck(
            _(
                "Er is nog te weinig bevestigd. Vraag de volledige naam met de geboortedatum of "
                "het adres, of twee andere gegevens."
            )
        )
    stored.gecontroleerd_op = at
    feiten: Sequence[str] = stored.gecontroleerd
    data = {"feiten": list(feiten)}
    record(by=by, did="gesprek.identity_checked", to=stored, at=at, about=partij, data=data)
    _log_reading(by, at, stored, partij)
    return _keep(gesprek, stored)


def _log_reading(by: Medewerker, at: datetime, gesprek: Gesprek, partij: Partij) -> None:
    if not queries.has_read(by, gesprek, partij):
        record(by=by, did=queries.READ, to=gesprek, at=at, about=partij)


@transaction.atomic
def open_klantbeeld(*, by: Medewerker, at: datetime, gesprek: Gesprek) -> Gesprek:
    """Put on record that somebody sees this inwoner, once a conversation and person.

    For who takes over a conversation in which the data were checked already. Raises CannotCheck.
    """
    stored = _running(by, gesprek)
    if stored.partij is None or stored.gecontroleerd_op is None:
        raise CannotCheck(_("Controleer eerst de gegevens van de inwoner."))
    _log_reading(by, at, stored, stored.partij)
    return _keep(gesprek, stored)


@transaction.atomic
def show_bsn(*, by: Medewerker, at: datetime, gesprek: Gesprek) -> str:
    """Return the whole BSN of who was checked; every time is on record. Raises CannotCheck."""
    stored = _running(by, gesprek)
    if stored.partij is None or stored.gecontroleerd_op is None:
        raise CannotCheck(_("Controleer eerst de gegevens van de inwoner."))
    record(by=by, did="gesprek.bsn_shown", to=stored, at=at, about=stored.partij)
    return _known(stored.partij).bsn


@transaction.atomic
def release_partij(*, by: Medewerker, at: datetime, gesprek: Gesprek) -> Gesprek:
    """Say that it is somebody else, or nobody known; the conversation goes on without a partij."""
    stored = _running(by, gesprek)
    gone = stored.partij
    if gone is None:
        return _keep(gesprek, stored)
    stored.partij, stored.gecontroleerd, stored.gecontroleerd_op = None, [], None
    record(by=by, did="gesprek.partij_released", to=stored, at=at, about=gone)
    return _keep(gesprek, stored)


@transaction.atomic
def log_register(
    *, by: Medewerker, at: datetime, gesprek: Gesprek, register: str, doelbinding: str, found: int
) -> None:
    """Put on record that another register was asked, for what purpose and how many it found."""
    basis.require(by, Recht.KLANTCONTACT)
    data = {"register": register, "doelbinding": doelbinding, "gevonden": found}
    record(by=by, did="gesprek.register_asked", to=gesprek, at=at, data=data)
