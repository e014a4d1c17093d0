"""Publish a version, and close those that a newer one replaced."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import actions as basis
from gastvrij.basis import queries as rights
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders import queries
from gastvrij.kaders.models import KaderVersie
from gastvrij.kaders.rules import versies
from gastvrij.kaders.rules.versies import Looptijd

from .fouten import CannotPublish


@transaction.atomic
def publish(
    *, by: Medewerker, at: datetime, versie: KaderVersie, ingangsdatum: date | None
) -> KaderVersie:
    """Publish a concept for good; from then on it never changes.

    `ingangsdatum` None leaves the start open: it runs from the day of publishing. Under four eyes
    (Organisatie.vier_ogen) who uploaded the file or made the concept is refused. Raises
    CannotPublish.
    """
    rights.require(by, Recht.KADERS_VASTSTELLEN)
    locked = KaderVersie.objects.select_for_update(of=("self",)).get(pk=versie.pk)
    if locked.status != KaderVersie.Status.CONCEPT:
        raise CannotPublish(_("Deze versie is al vastgesteld. Laad de pagina opnieuw."))
    if is_own_work(by, locked):
        raise CannotPublish(
            _("U hebt dit zelf ingelezen of overgenomen. Vraag een collega om het vast te stellen.")
        )
    locked.status, locked.ingangsdatum = KaderVersie.Status.VASTGESTELD, ingangsdatum
    locked.vastgesteld_op, locked.vastgesteld_door = at, by
    locked.save(update_fields=["status", "ingangsdatum", "vastgesteld_op", "vastgesteld_door"])
    data = {"ingangsdatum": ingangsdatum.isoformat() if ingangsdatum else None}
    basis.record(by=by, did="kaderversie.published", to=locked, at=at, data=data)
    expire_versions(at=at)
    locked.refresh_from_db()
    return locked


def is_own_work(medewerker: Medewerker, versie: KaderVersie) -> bool:
    """Test if four eyes keep this person from publishing this version."""
    hands = {versie.gemaakt_door_id}
    if versie.voorstel is not None:
        hands.add(versie.voorstel.bron.geladen_door_id)
    return rights.organisatie().vier_ogen and medewerker.pk in hands


@transaction.atomic
def expire_versions(*, at: datetime) -> int:
    """Close every version that a newer, started version of its kader replaced; return how many.

    Runs at each publishing, and daily for versions that were published to start later.
    """
    rows = queries.published_versions().values_list("pk", "kader_id", "begint", "nummer")
    over = versies.superseded((Looptijd(*row) for row in rows), on=timezone.localdate(at))
    closing = KaderVersie.objects.filter(pk__in=over, status=KaderVersie.Status.VASTGESTELD)
    for versie in closing:
        versie.status = KaderVersie.Status.VERVALLEN
        versie.save(update_fields=["status"])
        basis.record(by=None, did="kaderversie.expired", to=versie, at=at)
    return len(closing)
