"""Writes before the afname: form and opdracht handed out, received, and who the candidate is."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling.actions.fouten import CannotAssess
from gastvrij.beoordeling.models import Proeve
from gastvrij.beoordeling.rules.proeve import Handeling

from . import stap


@transaction.atomic
def hand_out(*, by: Medewerker, at: datetime, proeve: Proeve) -> Proeve:
    """Hand out form and opdracht to the candidate; the trail keeps the digest of both."""
    handeling = Handeling.FORMULIER_UITREIKEN
    locked = stap.begin(by=by, proeve=proeve, handeling=handeling)
    digests = {
        "formulier": locked.observatie.formulier.digest,
        "opdracht": locked.opdracht.digest,
    }
    return stap.finish(
        by=by,
        at=at,
        proeve=locked,
        handeling=handeling,
        did="proeve.handed_out",
        data=digests,
        formulier_uitgereikt_op=at,
    )


@transaction.atomic
def confirm_receipt(*, by: Medewerker, at: datetime, proeve: Proeve) -> Proeve:
    """Record that the candidate has form and opdracht."""
    locked = stap.begin(by=by, proeve=proeve, handeling=Handeling.BEVESTIGEN)
    return stap.finish(
        by=by,
        at=at,
        proeve=locked,
        handeling=Handeling.BEVESTIGEN,
        did="proeve.receipt_confirmed",
        bevestigd_op=at,
    )


@transaction.atomic
def establish_identity(*, by: Medewerker, at: datetime, proeve: Proeve, document: str) -> Proeve:
    """Record with which kind of document (`Proeve.Document`) an assessor saw who the candidate is.

    Never its number and no copy. Raises CannotAssess for another kind.
    """
    handeling = Handeling.IDENTITEIT_VASTSTELLEN
    locked = stap.begin(by=by, proeve=proeve, handeling=handeling)
    if document not in set(Proeve.Document.values):
        raise CannotAssess(_("Kies welk document u zag. Noteer geen nummer en maak geen kopie."))
    return stap.finish(
        by=by,
        at=at,
        proeve=locked,
        handeling=handeling,
        did="proeve.identity_established",
        data={"document": document},
        identiteit_op=at,
        identiteit_met=document,
    )
