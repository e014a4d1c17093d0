"""Applications that speak to us: their keys, what each may do, and until when."""

import hashlib
import hmac
import secrets
from collections.abc import Collection
from datetime import date, datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries
from gastvrij.basis.models import Medewerker, Toepassing
from gastvrij.basis.rules import Koppelrecht, Recht

from .events import record
from .refusal import CannotAdminister

KEY_BYTES = 32
SCHEME = "token"
# Last use is for people to read, so once a minute is enough and most requests write nothing.
NOTED_EVERY = timedelta(minutes=1)


class UnknownKey(Exception):
    """No key, or none that holds now (401); the message is fit for who runs the application."""


class KeyMayNot(Exception):
    """The key holds, but not for this (403); the message is fit for who runs the application."""


class NewToepassing(NamedTuple):
    """A new application with its key: the only moment at which anybody can read the key."""

    toepassing: Toepassing
    sleutel: str


def key_digest(sleutel: str) -> str:
    """Return what is stored of a key; a key of 256 random bits needs no salt and no slowness."""
    return hashlib.sha256(sleutel.encode()).hexdigest()


@transaction.atomic
def add_toepassing(
    *,
    by: Medewerker | None,
    at: datetime,
    naam: str,
    rechten: Collection[str],
    geldig_tot: date,
) -> NewToepassing:
    """Add an application and make its key; `by` is None from the command line.

    Raises CannotAdminister without a name, a right that exists, or a day that is still to come.
    """
    if by is not None:
        queries.require(by, Recht.BEHEER)
    wanted = sorted(set(rechten))
    if not naam.strip():
        raise CannotAdminister(_("Geef de toepassing een naam."))
    if not wanted or not set(wanted) <= set(Koppelrecht):
        raise CannotAdminister(
            _("Kies wat de toepassing mag: {rechten}.").format(rechten=", ".join(Koppelrecht))
        )
    if geldig_tot < timezone.localdate(at):
        raise CannotAdminister(_("Deze einddatum is al voorbij. Kies een latere dag."))
    sleutel = secrets.token_urlsafe(KEY_BYTES)
    new = Toepassing.objects.create(
        naam=naam.strip(),
        rechten=wanted,
        sleutel=key_digest(sleutel),
        gemaakt_op=at,
        geldig_tot=geldig_tot,
    )
    record(by=by, did="toepassing.added", to=new, at=at, data={"rechten": wanted})
    return NewToepassing(new, sleutel)


@transaction.atomic
def withdraw_toepassing(*, by: Medewerker, at: datetime, toepassing: Toepassing) -> None:
    """Close an application out from now on; CannotAdminister if that was done before."""
    queries.require(by, Recht.BEHEER)
    changed = Toepassing.objects.filter(pk=toepassing.pk, ingetrokken_op=None).update(
        ingetrokken_op=at
    )
    if not changed:
        raise CannotAdminister(_("De sleutel van deze toepassing is al ingetrokken."))
    toepassing.ingetrokken_op = at
    record(by=by, did="toepassing.withdrawn", to=toepassing, at=at)


def use_toepassing(*, at: datetime, authorization: str, recht: Koppelrecht) -> Toepassing:
    """Return the application whose key a request carries: `Authorization: Token <key>`.

    Found by the digest of the key, so that the time it takes tells nothing about any key. Raises
    UnknownKey (401) without a key that holds today, KeyMayNot (403) if it is not for `recht`.
    The moment of use is noted at most once a minute, without an event.
    """
    scheme, _space, sleutel = authorization.strip().partition(" ")
    digest = key_digest(sleutel.strip())
    found = queries.find_toepassing(digest) if scheme.lower() == SCHEME else None
    if found is None or not hmac.compare_digest(found.sleutel, digest):
        raise UnknownKey(_("Stuur een geldige sleutel mee: “Authorization: Token <sleutel>”."))
    if found.ingetrokken_op is not None or found.geldig_tot < timezone.localdate(at):
        raise UnknownKey(_("Deze sleutel is ingetrokken of verlopen. Vraag een nieuwe."))
    if recht not in found.rechten:
        raise KeyMayNot(_("Deze sleutel geeft geen recht op “{recht}”.").format(recht=recht))
    long_ago = Q(laatst_gebruikt_op=None) | Q(laatst_gebruikt_op__lte=at - NOTED_EVERY)
    if found.laatst_gebruikt_op is None or found.laatst_gebruikt_op <= at - NOTED_EVERY:
        Toepassing.objects.filter(long_ago, pk=found.pk).update(laatst_gebruikt_op=at)
    return found
