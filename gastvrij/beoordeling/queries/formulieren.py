"""Reads of forms."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.basis import queries as basis
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling.models import Criterium, Criteriumgroep, Formulier, name_of
from gastvrij.beoordeling.rules import schalen
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
    once = {one.versie_id: one for one in found}
    newer = {key: newer_version(one, on) for key, one in once.items()}
    return [(one, newer[one.versie_id]) for one in found]


def newer_version(formulier: Formulier, on: date) -> KaderVersie | None:
    """Return the newer version of the exam plan of a form, None without plan or newer version."""
    versie = formulier.versie
    return kaders.newer_version_of(versie, on) if versie is not None else None


def get_formulier_for(medewerker: Medewerker, uuid: UUID) -> Formulier:
    """Return a form; Http404 if unknown, or a concept of which this person may see nothing."""
    found = formulieren_for(medewerker).filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit formulier bestaat niet."))
    return found


def opvolger_for(medewerker: Medewerker, formulier: Formulier) -> Formulier | None:
    """Return the next version of a form as far as this person may see it."""
    return formulieren_for(medewerker).filter(voorganger=formulier).first()


def get_criterium_for(medewerker: Medewerker, uuid: UUID) -> Criterium:
    """Return a criterium to decide about; PermissionDenied without the right, else Http404."""
    basis.require(medewerker, Recht.PROEVE_PLANNEN)
    rows = Criterium.objects.select_related("formulier__versie", "element", "groep")
    found = rows.filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Dit criterium bestaat niet."))
    return found


def get_groep_for(medewerker: Medewerker, uuid: UUID) -> Criteriumgroep:
    """Return a group to change; PermissionDenied without the right, else Http404."""
    basis.require(medewerker, Recht.PROEVE_PLANNEN)
    found = Criteriumgroep.objects.select_related("formulier__versie").filter(uuid=uuid).first()
    if found is None:
        raise Http404(_("Deze groep bestaat niet."))
    return found


def groepen_of(formulier: Formulier) -> list[tuple[Criteriumgroep, list[Criterium]]]:
    """Return the groups of a form in order, each with its criteria; empty groups too."""
    criteria = list(formulier.criteria.select_related("element").order_by("volgorde"))
    return [
        (groep, [one for one in criteria if one.groep_id == groep.pk])
        for groep in formulier.groepen.order_by("volgorde")
    ]


def groepen_to_judge(formulier: Formulier) -> list[tuple[Criteriumgroep, list[Criterium]]]:
    """Return the groups with what who assesses fills in; none with only the employee's."""
    by_other = Criterium.Invuller.MEDEWERKER
    found = [
        (groep, [one for one in criteria if one.invuller != by_other])
        for groep, criteria in groepen_of(formulier)
    ]
    return [(groep, criteria) for groep, criteria in found if criteria]


def schaal(versie: KaderVersie | None) -> dict[str, str]:
    """Return the levels of an exam plan, code to name, in the order of the plan; empty without."""
    if versie is None:
        return {}
    return {level["code"]: level["name"] for level in versie.kop.get("level_scale") or []}


def waarden(criterium: Criterium, *, herkomst: str = "") -> list[tuple[str, str]]:
    """Return the values that a criterium takes, code to name, what says nothing last.

    In an observation of an origin where it cannot be observed only those are left.
    """
    seen = criterium.waarneembaar_bij
    return [
        (code, name_of(code, criterium.treden))
        for code in schalen.values(criterium.schaal, criterium.treden)
        if schalen.can_give(code, waarneembaar_bij=seen, herkomst=herkomst)
    ]


def cesuur(versie: KaderVersie | None) -> str | None:
    """Return what an exam plan says of the cesuur, None if it says nothing."""
    if versie is None:
        return None
    field = (versie.kop.get("meta") or {}).get("cesuur") or {}
    said: str | None = field.get("value")
    return said


def inhoud(formulier: Formulier) -> dict[str, Any]:
    """Return what the digest of a form is made of, criteria in order.

    What says no more than the usual is left out, so that a digest holds when a form learns more.
    """
    criteria = formulier.criteria.select_related("element", "groep").order_by("volgorde")
    found: dict[str, Any] = {
        "titel": formulier.titel,
        "nummer": formulier.nummer,
        "versie": str(formulier.versie.uuid) if formulier.versie else None,
        "criteria": [_inhoud_of(criterium) for criterium in criteria],
    }
    groepen = list(formulier.groepen.all())
    weights = {one.titel: str(one.gewicht) for one in groepen if one.gewicht is not None}
    extra = {
        "soort": "" if formulier.soort == Formulier.Soort.PROEVE else formulier.soort,
        "toelichting": formulier.toelichting,
        "cesuur": formulier.cesuur,
        "gewichten": weights,
        "toelichtingen": {one.titel: one.toelichting for one in groepen if one.toelichting},
    }
    return found | {name: value for name, value in extra.items() if value}


def _inhoud_of(criterium: Criterium) -> dict[str, Any]:
    element = criterium.element
    extra = {
        "hulp": criterium.hulp,
        "schaal": "" if criterium.schaal == Criterium.Schaal.VOLDOENDE else criterium.schaal,
        "treden": criterium.treden,
        "gewicht": "" if criterium.gewicht == 1 else str(criterium.gewicht),
        "is_knock_out": criterium.is_knock_out,
        "zonder_bewijs": not criterium.bewijs_verplicht,
        "waarneembaar_bij": criterium.waarneembaar_bij,
        "invuller": ""
        if criterium.invuller == Criterium.Invuller.BEOORDELAAR
        else criterium.invuller,
    }
    return {
        "element": str(element.uuid) if element else None,
        "groep": criterium.groep.titel,
        "code": criterium.code,
        "tekst": criterium.tekst,
        "niveaus": criterium.niveaus,
    } | {name: value for name, value in extra.items() if value}
