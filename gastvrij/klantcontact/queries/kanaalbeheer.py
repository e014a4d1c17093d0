"""Reads of the list of channels, for those who administer it, and the guide of each."""

from datetime import date
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders import queries as kaders
from gastvrij.kaders.models import Kader, KaderVersie, Soort
from gastvrij.klantcontact.models import Kanaal

TELEFOON = "telefoon"


def kanalen_for(medewerker: Medewerker) -> QuerySet[Kanaal]:
    """Return all channels, also those out of use, for those who administer or audit them."""
    basis.require(medewerker, Recht.BEHEER_LEZEN)
    return Kanaal.objects.select_related("leidraad").order_by("volgorde", "naam")


def get_kanaal_for(medewerker: Medewerker, uuid: UUID) -> Kanaal:
    """Return one channel for those who administer them; Http404 if unknown."""
    found = kanalen_for(medewerker).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit kanaal bestaat niet."))
    return found


def get_telefoon() -> Kanaal:
    """Return the channel of calls: a call that rings is one, also if nobody can choose it."""
    return Kanaal.objects.get(code=TELEFOON)


def structuren() -> QuerySet[Kader]:
    """Return the conversation structures that a channel can have as its guide."""
    return kaders.kaders_in_use(Soort.GESPREKSSTRUCTUUR)


def leidraad_of(kanaal: str, *, on: date) -> KaderVersie | None:
    """Return the conversation structure that stands beside a conversation on a channel (code).

    That of the channel; else the one that runs for all, which is none that a channel has for its
    own. None where the channel goes without, or nothing was published.
    """
    rows = Kanaal.objects.values_list("code", "leidraad_id", "met_leidraad")
    chosen: dict[str, tuple[int | None, bool]] = {code: (key, has) for code, key, has in rows}
    leidraad, has_one = chosen[kanaal]
    if not has_one:
        return None
    if leidraad is not None:
        return kaders.current_versie(Soort.GESPREKSSTRUCTUUR, on=on, of=leidraad)
    own = {key for key, _has in chosen.values() if key is not None}
    return kaders.current_versie(Soort.GESPREKSSTRUCTUUR, on=on, but=own)
