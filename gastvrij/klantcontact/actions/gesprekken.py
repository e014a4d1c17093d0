"""Writes of a running conversation: its start and its draft."""

import json
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Exists, F, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact import queries, rules
from gastvrij.klantcontact.models import Gesprek, InkomendBericht, Kanaal, Oproep, Overdracht

from .oproepen import claim_oproep, tie_oproep


class ConceptOutdated(Exception):
    """A newer draft exists, or the gesprek is registered; the message is fit for the user."""


class ConceptTooLarge(Exception):
    """The draft is over the limit; the message is fit for the user."""


@transaction.atomic
def start_gesprek(
    *,
    by: Medewerker,
    at: datetime,
    kanaal: Kanaal,
    oproep: Oproep | None = None,
    bericht: InkomendBericht | None = None,
) -> Gesprek:
    """Start a conversation on a channel, with the guide that this channel has on that day.

    With the number of the call or the sender of the message filled in already. A call that has its
    conversation gives that one; CallGone if the call is a colleague's or ended.
    """
    basis.require(by, Recht.KLANTCONTACT)
    call = claim_oproep(by=by, oproep=oproep) if oproep is not None else None
    if call is not None and call.gesprek is not None:
        return call.gesprek
    given = given_fields(call, bericht)
    gesprek = Gesprek.objects.create(
        kanaal=kanaal,
        medewerker=by,
        afdeling_id=by.afdeling_id,
        begonnen_op=at,
        leidraad=queries.leidraad_of(kanaal.code, on=timezone.localdate(at)),
        concept={name: [value] for name, value in given.items()},
    )
    record(by=by, did="gesprek.started", to=gesprek, at=at, data={"kanaal": kanaal.code})
    if call is not None:
        tie_oproep(at=at, oproep=call, gesprek=gesprek)
    return gesprek


def given_fields(oproep: Oproep | None, bericht: InkomendBericht | None) -> dict[str, str]:
    """Return what the desk starts with, by the name of the field: a number, or a sender."""
    given = {
        "naam": bericht.van_naam if bericht else "",
        "email": bericht.van_adres if bericht else "",
        "telefoon": bericht.telefoon if bericht else "",
    }
    if oproep is not None and not rules.is_hidden(oproep.nummer):
        given["telefoon"] = rules.shown_number(oproep.nummer)
    return {name: value for name, value in given.items() if value}


def refuse_others(by: Medewerker, gesprek: Gesprek) -> None:
    """Raise PermissionDenied for somebody without the right, and for a gesprek of a colleague."""
    basis.require(by, Recht.KLANTCONTACT)
    if gesprek.medewerker_id != by.pk:
        raise PermissionDenied(_("Dit gesprek is van een collega."))


@transaction.atomic
def save_concept(
    *,
    by: Medewerker,
    at: datetime,
    gesprek: Gesprek,
    velden: dict[str, Any],
    versie: int,
    beurt: str = "",
) -> Gesprek:
    """Keep what was typed, verbatim, if `versie` is the one that is stored; raise it by one.

    `beurt` tells which page sends this and in what turn. A page whose last answer got lost is one
    version behind; what it sends after that is kept too. Without an event: a draft is no fact yet,
    and it is saved every few seconds. Raises ConceptOutdated (also once the gesprek is registered)
    and ConceptTooLarge (over 200 kB).
    """
    refuse_others(by, gesprek)
    if len(json.dumps(velden, ensure_ascii=False).encode()) > rules.CONCEPT_LIMIT:
        raise ConceptTooLarge(_("Dit is te veel tekst om te bewaren. Maak de tekst korter."))
    concept = velden | {rules.BEURT_VELD: [beurt]} if beurt else velden
    saved = _keep(gesprek, concept, versie, at=at)
    if not saved and beurt:
        stored = Gesprek.objects.values("concept", "concept_versie").get(pk=gesprek.pk)
        before = "".join(stored["concept"].get(rules.BEURT_VELD, []))
        if rules.is_later_of_same_page(before, beurt):
            versie = stored["concept_versie"]
            saved = _keep(gesprek, concept, versie, at=at)
    if not saved:
        raise ConceptOutdated(
            _("Dit gesprek is op een ander scherm gewijzigd of afgerond. Laad de pagina opnieuw.")
        )
    gesprek.concept, gesprek.concept_versie, gesprek.concept_bewaard_op = concept, versie + 1, at
    return gesprek


def _keep(gesprek: Gesprek, concept: dict[str, Any], versie: int, *, at: datetime) -> int:
    """Store a draft over the version it follows; return 0 if that is no longer the stored one."""
    running = Gesprek.objects.filter(pk=gesprek.pk, status=Gesprek.Status.LOPEND)
    return running.filter(concept_versie=versie).update(
        concept=concept, concept_versie=F("concept_versie") + 1, concept_bewaard_op=at
    )


def lock_gesprek(*, by: Medewerker, gesprek: Gesprek) -> Gesprek:
    """Return the gesprek as it is stored, locked until the transaction of the caller ends.

    With all that registering needs of it, in one query. PermissionDenied if it went to a colleague.
    """
    refuse_others(by, gesprek)
    is_open = Overdracht.objects.filter(gesprek=OuterRef("pk"), afgesloten_op=None)
    # Keys only: all columns of these tables cost more than the rest of the query.
    stored = (
        Gesprek.objects.select_for_update(of=("self",))
        .select_related("kanaal")
        .annotate(
            heeft_overdracht=Exists(is_open),
            actor_pk=F("medewerker__actor__pk"),
            bericht_pk=F("bericht__pk"),
        )
        .get(pk=gesprek.pk)
    )
    refuse_others(by, stored)
    return stored
