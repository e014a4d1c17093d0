"""Reads for handling a vraag: other organisations to refer to, by their full name."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact.models import Ketenpartner


def ketenpartners() -> QuerySet[Ketenpartner]:
    """Return the organisations in use that one can refer to, by name."""
    return Ketenpartner.objects.filter(is_actief=True)


def _bare(text: str) -> str:
    return text.replace(".", "").strip().casefold()


@dataclass(frozen=True)
class Ketenpartners:
    """The organisations in use, to be found by their abbreviation."""

    by_short: Mapping[str, str]

    @classmethod
    def in_use(cls) -> "Ketenpartners":
        """Return them in one query. An abbreviation of two organisations stands for neither."""
        found: dict[str, set[str]] = {}
        for short, naam in ketenpartners().exclude(afkorting="").values_list("afkorting", "naam"):
            found.setdefault(_bare(short), set()).add(naam)
        return cls({short: names.pop() for short, names in found.items() if len(names) == 1})

    def in_full(self, organisatie: str) -> str:
        """Return the full name for a known abbreviation, what was typed otherwise."""
        return self.by_short.get(_bare(organisatie), organisatie)


def ketenpartners_for(medewerker: Medewerker) -> QuerySet[Ketenpartner]:
    """Return all organisations, also those out of use, for those who administer or audit them."""
    basis.require(medewerker, Recht.BEHEER_LEZEN)
    return Ketenpartner.objects.order_by("-is_actief", "naam")


def get_ketenpartner_for(medewerker: Medewerker, uuid: UUID) -> Ketenpartner:
    """Return one organisation for those who administer them; Http404 if unknown."""
    found = ketenpartners_for(medewerker).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze organisatie bestaat niet."))
    return found
