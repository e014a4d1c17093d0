"""Reads of conversations that were written out."""

from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis.models import Medewerker
from gastvrij.beoordeling.models import Observatie, Transcript
from gastvrij.beoordeling.rules.observaties import Doel, is_shared

from .observaties import get_assessed_for


def transcript_of(observatie: Observatie) -> Transcript | None:
    """Return the written-out conversation of an observation, None without."""
    try:
        return observatie.transcript
    except Transcript.DoesNotExist:
        return None


def takes_transcript(observatie: Observatie) -> bool:
    """Test if a written-out conversation can belong to an observation, by purpose and state."""
    return observatie.doel != Doel.PROEVE and not is_shared(observatie.status)


def get_for_transcript(medewerker: Medewerker, uuid: UUID) -> Observatie:
    """Return an observation to which this person adds a written-out conversation.

    PermissionDenied (403) for who does not assess it, Http404 if it is not assigned to them or
    takes none: at a proeve, and after sharing.
    """
    found = get_assessed_for(medewerker, uuid).observatie
    if not takes_transcript(found):
        raise Http404(_("Bij deze observatie hoort geen uitgeschreven gesprek."))
    return found
