"""Reads of forms."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling.models import Criterium, Formulier
from gastvrij.kaders import queries as kaders
from gastvrij.kaders.models import KaderVersie, Soort


def published_toetsplannen() -> QuerySet[KaderVersie]:
    """Return the exam plans that a form can be made from, the newest version first."""
    return (
        KaderVersie.objects.filter(
            kader__soort=Soort.TOETSPLAN, status=KaderVersie.Status.VASTGESTELD
        )
        .select_related("kader")
        .order_by("kader__titel", "-nummer")
    )


def published_formulieren() -> QuerySet[Formulier]:
    """Return the forms that an observation can be planned with, newest first."""
    return Formulier.objects.filter(status=Formulier.Status.GEPUBLICEERD)


def formulieren_for(medewerker: Medewerker) -> QuerySet[Formulier]:
    """Return all forms for those who plan a proeve, the published ones for everyone else.

    Each has `aantal` criteria and `onbepaald`: of how many the levels are undecided.
    """
    found = (
        Formulier.objects.all()
        if basis.has(medewerker, Recht.PROEVE_PLANNEN)
        else published_formulieren()
    )
    return found.select_related("versie__kader", "gemaakt_door").annotate(
        aantal=Count("criteria"),
        onbepaald=Count("criteria", filter=Q(criteria__niveaus__isnull=True)),
    )


def with_newer_version(
    formulieren: Iterable[Formulier], on: date
) -> list[tuple[Formulier, KaderVersie | None]]:
    """Return forms, each with the newer version of its exam plan that was published, if any."""
    found = list(formulieren)
    versies = {one.versie_id: one.versie for one in found}
    newer = {key: kaders.newer_version_of(versie, on) for key, versie in versies.items()}
    return [(one, newer[one.versie_id]) for one in found]


def get_formulier_for(medewerker: Medewerker, uuid: UUID) -> Formulier:
    """Return a form; Http404 if unknown, or a concept of which this person may see nothing."""
    found = formulieren_for(medewerker).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit formulier bestaat niet."))
    return found


def get_criterium_for(medewerker: Medewerker, uuid: UUID) -> Criterium:
    """Return a criterium to decide about; PermissionDenied without the right, else Http404."""
    basis.require(medewerker, Recht.PROEVE_PLANNEN)
    found = (
        Criterium.objects.select_related("formulier__versie", "element").filter(uuid=uuid).first()
    )
    if found is None:
        raise Http404(_("Dit criterium bestaat niet."))
    return found


def criteria_by_groep(formulier: Formulier) -> list[tuple[str, list[Criterium]]]:
    """Return the criteria of a form in order, by group, in one query."""
    criteria = formulier.criteria.select_related("element").order_by("volgorde")
    return [(groep, list(found)) for groep, found in groupby(criteria, key=lambda c: c.groep)]


def schaal(versie: KaderVersie) -> dict[str, str]:
    """Return the levels of an exam plan, code to name, in the order of the plan."""
    return {level["code"]: level["name"] for level in versie.kop.get("level_scale") or []}


def cesuur(versie: KaderVersie) -> str | None:
    """Return what an exam plan says of the cesuur, None if it says nothing."""
    field = (versie.kop.get("meta") or {}).get("cesuur") or {}
    said: str | None = field.get("value")
    return said


def inhoud(formulier: Formulier) -> dict[str, Any]:
    """Return what the digest of a form is made of, criteria in order."""
    criteria = formulier.criteria.select_related("element").order_by("volgorde")
    return {
        "titel": formulier.titel,
        "nummer": formulier.nummer,
        "versie": str(formulier.versie.uuid),
        "criteria": [
            {
                "element": str(criterium.element.uuid),
                "groep": criterium.groep,
                "code": criterium.code,
                "tekst": criterium.tekst,
                "niveaus": criterium.niveaus,
            }
            for criterium in criteria
        ],
    }
