"""Prior learning: what is in a dossier, and who may see or check it."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis.models import Medewerker
from gastvrij.ontwikkeling.models import Bewijsdocument, EerderBewijs

from .vrijgaven import Onderdeel, vrijgegeven


def eerdere_bewijzen(medewerker: Medewerker) -> QuerySet[EerderBewijs]:
    """Return the prior learning of somebody, newest first, with what became of it.

    The content of files is not read along.
    """
    return (
        EerderBewijs.objects.filter(medewerker=medewerker)
        .select_related("document", "medewerker")
        .defer("document__inhoud")
        .prefetch_related("elementen__versie__kader", "regels__door")
    )


def get_own_bewijs(medewerker: Medewerker, uuid: UUID) -> EerderBewijs:
    """Return evidence of oneself; Http404 if it is another's or unknown."""
    found = eerdere_bewijzen(medewerker).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit bewijs bestaat niet."))
    return found


def get_bewijs_for(kijker: Medewerker, uuid: UUID, *, on: date) -> EerderBewijs:
    """Return evidence of oneself or of who released the dossier to this person; else Http404."""
    found = EerderBewijs.objects.select_related("medewerker").filter(uuid=uuid).first()
    if found is None or Onderdeel.DOSSIER not in vrijgegeven(kijker, found.medewerker, on):
        raise Http404(_("Dit bewijs bestaat niet, of is niet voor u vrijgegeven."))
    return eerdere_bewijzen(found.medewerker).get(pk=found.pk)


def get_document_for(kijker: Medewerker, uuid: UUID, *, on: date) -> Bewijsdocument:
    """Return the file of evidence (its uuid) with its content; Http404 if there is none."""
    bewijs = get_bewijs_for(kijker, uuid, on=on)
    found = Bewijsdocument.objects.select_related("bewijs__medewerker").filter(bewijs=bewijs)
    document = found.first()
    if document is None:
        raise Http404(_("Bij dit bewijs staat geen bestand."))
    return document
