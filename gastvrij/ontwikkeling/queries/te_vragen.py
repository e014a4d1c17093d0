"""About whom, of whom and what a round of estimates can ask."""

from collections import Counter
from datetime import date
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht, Rol
from gastvrij.kaders import queries as kaders
from gastvrij.kaders.models import KaderVersie, Soort
from gastvrij.kaders.queries import CompetenceNode

from .functies import versies_of


def get_medewerker_to_ask_about(medewerker: Medewerker, uuid: UUID) -> Medewerker:
    """Return about whom somebody may start a round: oneself, or whom a teamleider leads.

    PermissionDenied for who leads nobody, Http404 outside the own afdelingen.
    """
    basis.require(medewerker, Recht.COMPETENTIEBEELD)
    if uuid == medewerker.uuid:
        return medewerker
    if Rol.TEAMLEIDER not in medewerker.rollen:
        raise PermissionDenied(_("Alleen een teamleider vraagt dit over een ander."))
    found = Medewerker.objects.filter(uuid=uuid, is_active=True).first()
    if found is None or not basis.is_manager_of(medewerker, found):
        raise Http404(_("Deze medewerker bestaat niet, of hoort niet bij uw afdeling."))
    return found


def people_to_ask_about(medewerker: Medewerker) -> list[Medewerker]:
    """Return whom a teamleider leads, by name; nobody for anyone else."""
    if Rol.TEAMLEIDER not in medewerker.rollen:
        return []
    everyone = Medewerker.objects.filter(is_active=True).order_by("naam", "pk")
    return [one for one in everyone if basis.is_manager_of(medewerker, one)]


def leidinggevenden_of(medewerker: Medewerker) -> list[Medewerker]:
    """Return the teamleiders over the afdeling of somebody, by name."""
    leaders = basis.medewerkers_with(Rol.TEAMLEIDER).order_by("naam", "pk")
    return [one for one in leaders if basis.is_manager_of(one, medewerker)]


def people_to_ask(medewerker: Medewerker) -> dict[str, Medewerker]:
    """Return who can be asked about somebody by the name to choose them by, each name once."""
    people = Medewerker.objects.filter(is_active=True).exclude(pk=medewerker.pk)
    leaders = {one.pk for one in leidinggevenden_of(medewerker)}
    every = [one for one in people.select_related("afdeling") if one.pk not in leaders]
    names = Counter(_plain_name(one) for one in every)
    return {
        name if names[name] == 1 else f"{name} ({one.gebruikersnaam})": one
        for one in sorted(every, key=lambda one: (one.naam, one.pk))
        for name in [_plain_name(one)]
    }


def _plain_name(medewerker: Medewerker) -> str:
    return ", ".join(str(part) for part in (medewerker.naam, medewerker.afdeling) if part)


def versies_to_ask(medewerker: Medewerker, *, on: date) -> list[KaderVersie]:
    """Return the frameworks of somebody's functies; without a functie those that run on a day."""
    running = (kaders.current_versie(soort, on=on) for soort in (Soort.WOORDENBOEK, Soort.PROFIEL))
    return versies_of(medewerker, on) or [one for one in running if one is not None]


def competenties_to_ask(
    medewerker: Medewerker, *, on: date
) -> list[tuple[KaderVersie, list[CompetenceNode]]]:
    """Return the competences that a round about somebody can ask, by framework."""
    return [
        (versie, [node for group in kaders.competenties(versie) for node in group.competences])
        for versie in versies_to_ask(medewerker, on=on)
    ]
