"""Writes of a running conversation: its start and its draft."""

import json
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders import queries as kaders
from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import Gesprek, Kanaal


class ConceptOutdated(Exception):
    """A newer draft exists, or the gesprek is registered; the message is fit for the user."""


class ConceptTooLarge(Exception):
    """The draft is over the limit; the message is fit for the user."""


@transaction.atomic
def start_gesprek(*, by: Medewerker, at: datetime, kanaal: Kanaal) -> Gesprek:
    """Start a conversation on a channel, with the conversation structure that holds on that day."""
    basis.require(by, Recht.KLANTCONTACT)
    gesprek = Gesprek.objects.create(
        kanaal=kanaal,
        medewerker=by,
        afdeling_id=by.afdeling_id,
        begonnen_op=at,
        leidraad=kaders.current_versie("gespreksstructuur", on=timezone.localdate(at)),
    )
    record(by=by, did="gesprek.started", to=gesprek, at=at, data={"kanaal": kanaal.code})
    return gesprek


def refuse_others(by: Medewerker, gesprek: Gesprek) -> None:
    """Raise PermissionDenied for somebody without the right, and for a gesprek of a colleague."""
    basis.require(by, Recht.KLANTCONTACT)
    if gesprek.medewerker_id != by.pk:
        raise PermissionDenied(_("Dit gesprek is van een collega."))


@transaction.atomic
def save_concept(
    *, by: Medewerker, at: datetime, gesprek: Gesprek, velden: dict[str, Any], versie: int
) -> Gesprek:
    """Keep what was typed, verbatim, if `versie` is the one that is stored; raise it by one.

    Without an event: a draft is no fact yet, and it is saved every few seconds. Raises
    ConceptOutdated (also once the gesprek is registered) and ConceptTooLarge (over 200 kB).
    """
    refuse_others(by, gesprek)
    if len(json.dumps(velden, ensure_ascii=False).encode()) > rules.CONCEPT_LIMIT:
        raise ConceptTooLarge(_("Dit is te veel tekst om te bewaren. Maak de tekst korter."))
    saved = Gesprek.objects.filter(
        pk=gesprek.pk, status=Gesprek.Status.LOPEND, concept_versie=versie
    ).update(concept=velden, concept_versie=F("concept_versie") + 1, concept_bewaard_op=at)
    if not saved:
        raise ConceptOutdated(
            _("Dit gesprek is op een ander scherm gewijzigd of afgerond. Laad de pagina opnieuw.")
        )
    gesprek.concept, gesprek.concept_versie, gesprek.concept_bewaard_op = velden, versie + 1, at
    return gesprek


def lock_gesprek(*, by: Medewerker, gesprek: Gesprek) -> Gesprek:
    """Return the gesprek as it is stored, locked until the transaction of the caller ends."""
    refuse_others(by, gesprek)
    stored = Gesprek.objects.select_for_update(of=("self",)).select_related("kanaal")
    return stored.get(pk=gesprek.pk)
