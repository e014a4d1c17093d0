"""Two versions, proposals or names of either, side by side."""

import re
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.kaders.models import KaderVersie, Norm, Voorstel
from gastvrij.kaders.rules.normen import Normgegevens
from gastvrij.kaders.rules.vergelijken import Vergelijking, Zijde, of_document, vergelijk

from .controle import decided_document
from .inhoud import boom
from .zicht import get_versie_for, kaders_for

NUMBERED = re.compile(r"(?P<titel>.+)@(?P<nummer>\d+)")


@dataclass(frozen=True)
class Choice:
    """What can be compared: its uuid, how it is called, and under which kader it stands."""

    uuid: UUID
    naam: str
    groep: str


def name_of(versie: KaderVersie) -> str:
    """Return how a version is called in a comparison: title, number and its own label."""
    label = f" ({versie.label})" if versie.label else ""
    return _("{titel}, versie {nr}").format(titel=versie.kader.titel, nr=versie.nummer) + label


def side_of(versie: KaderVersie) -> Zijde:
    """Return a stored version as one side of a comparison, in two queries."""
    return Zijde(
        name_of(versie),
        versie.kader.soort,
        versie.kop,
        boom(versie),
        tuple(_norm(one) for one in versie.normen.all()),
        kader=versie.kader_id,
    )


def side_of_proposal(voorstel: Voorstel) -> Zijde:
    """Return a proposal, with what was decided about it, as one side of a comparison."""
    return of_document(voorstel.bron.bestandsnaam, decided_document(voorstel))


def _norm(norm: Norm) -> Normgegevens:
    return Normgegevens(
        metriek=norm.metriek,
        operator=norm.operator,
        waarde=norm.waarde,
        eenheid=norm.eenheid,
        scope=norm.scope,
        sterkte=norm.sterkte,
        tekst=norm.tekst,
        domeinen=tuple(norm.domeinen),
        kanalen=tuple(norm.kanalen),
        onbepaald=tuple(norm.onbepaald),
        regel=norm.regel,
    )


def compare_for(medewerker: Medewerker, old: UUID, new: UUID) -> Vergelijking:
    """Return the comparison of two versions or proposals; Http404 where this person sees none."""
    return vergelijk(_side_for(medewerker, old), _side_for(medewerker, new))


def _side_for(medewerker: Medewerker, uuid: UUID) -> Zijde:
    if basis.has(medewerker, Recht.KADERS_BEWERKEN):
        voorstel = (
            Voorstel.objects.select_related("bron")
            .defer("bron__inhoud")
            .filter(uuid=uuid, status=Voorstel.Status.OPEN)
            .first()
        )
        if voorstel is not None:
            return side_of_proposal(voorstel)
    return side_of(get_versie_for(medewerker, uuid))


def compare_versions(old: KaderVersie, new: KaderVersie) -> Vergelijking:
    """Return the comparison of two stored versions."""
    return vergelijk(side_of(old), side_of(new))


def choices_for(medewerker: Medewerker) -> list[Choice]:
    """Return what this person can compare: versions by kader, newest first; then open proposals."""
    found = [
        Choice(versie.uuid, _choice_name(versie), kader.titel)
        for kader in kaders_for(medewerker)
        for versie in kader.versies.all()
    ]
    if not basis.has(medewerker, Recht.KADERS_BEWERKEN):
        return found
    waiting = Voorstel.objects.filter(status=Voorstel.Status.OPEN).values_list(
        "uuid", "bron__bestandsnaam"
    )
    group = _("Voorstellen: nog niet overgenomen")
    return [*found, *(Choice(uuid, naam, group) for uuid, naam in waiting)]


def _choice_name(versie: KaderVersie) -> str:
    return f"{name_of(versie)}: {versie.get_status_display()}"


def find_versie(name: str) -> KaderVersie:
    """Return the stored version that a name means: its uuid, or title@number.

    Raises Http404 with what to do if there is none, or more than one.
    """
    versies = KaderVersie.objects.select_related("kader")
    try:
        found = list(versies.filter(uuid=UUID(name)))
    except ValueError:
        said = NUMBERED.fullmatch(name)
        found = (
            list(versies.filter(kader__titel__iexact=said["titel"], nummer=int(said["nummer"])))
            if said
            else []
        )
    if len(found) == 1:
        return found[0]
    if found:
        raise Http404(
            _(
                "“{naam}” is meer dan één versie. Gebruik de uuid uit het adres van de pagina."
            ).format(naam=name)
        )
    raise Http404(
        _(
            "“{naam}” is geen bestand en geen versie. Gebruik een bestand, de uuid van een versie, "
            "of titel@nummer zoals in “Toetsplan balie@2”."
        ).format(naam=name)
    )
