"""Writes on forms: made from an exam plan or begun, levels decided, published for good."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from gastvrij.basis import queries as basis
from gastvrij.basis.actions import record
from gastvrij.basis.models import Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import Criterium, Criteriumgroep, Formulier
from gastvrij.beoordeling.rules import formulieren as regels
from gastvrij.beoordeling.rules.formulieren import GewichtProblem, NiveauProblem
from gastvrij.kaders import queries as kaders
from gastvrij.kaders.models import Element, KaderVersie, Soort

from .fouten import CannotDecide, CannotMakeFormulier

GEWICHTEN = {
    GewichtProblem.GEEN_GROEP: gettext_lazy("Voeg eerst een groep met criteria toe."),
    GewichtProblem.LEGE_GROEP: gettext_lazy("Elke groep heeft minstens 1 criterium nodig."),
    GewichtProblem.TELT_NIET: gettext_lazy(
        "In elke groep moet minstens 1 criterium meetellen. Geef het een gewicht boven 0."
    ),
    GewichtProblem.ONTBREEKT: gettext_lazy("Geef elke groep een gewicht."),
    GewichtProblem.SOM: gettext_lazy("De gewichten van de groepen moeten samen precies 100 zijn."),
}


@transaction.atomic
def start_formulier(
    *, by: Medewerker, at: datetime, titel: str, toelichting: str = ""
) -> Formulier:
    """Begin a form of the gemeente's own for quality, without groups or criteria yet.

    Raises CannotMakeFormulier without a title.
    """
    basis.require(by, Recht.PROEVE_PLANNEN)
    formulier = Formulier.objects.create(
        soort=Formulier.Soort.KWALITEIT,
        titel=_require_titel(titel),
        toelichting=toelichting.strip(),
        nummer=1,
        gemaakt_op=at,
        gemaakt_door=by,
    )
    record(by=by, did="formulier.started", to=formulier, at=at, data={"soort": formulier.soort})
    return formulier


@transaction.atomic
def save_formulier(
    *, by: Medewerker, at: datetime, formulier: Formulier, titel: str, toelichting: str
) -> Formulier:
    """Change title and explanation of a concept; CannotMakeFormulier if published or untitled."""
    locked = lock_concept(by=by, formulier=formulier)
    locked.titel, locked.toelichting = _require_titel(titel), toelichting.strip()
    locked.save(update_fields=["titel", "toelichting"])
    record(by=by, did="formulier.changed", to=locked, at=at)
    return locked


def _require_titel(titel: str) -> str:
    if not titel.strip():
        raise CannotMakeFormulier(_("Geef het formulier een titel."))
    return titel.strip()


def lock_concept(*, by: Medewerker, formulier: Formulier) -> Formulier:
    """Return a form as it stands now, locked until the end of the transaction.

    Raises PermissionDenied without the right, CannotMakeFormulier if it is published.
    """
    basis.require(by, Recht.PROEVE_PLANNEN)
    locked = Formulier.objects.select_for_update().get(pk=formulier.pk)
    if locked.status != Formulier.Status.CONCEPT:
        raise CannotMakeFormulier(
            _("Dit formulier is gepubliceerd en verandert niet meer. Maak een nieuwe versie.")
        )
    return locked


@transaction.atomic
def make_formulier(*, by: Medewerker, at: datetime, versie: KaderVersie) -> Formulier:
    """Make a concept form with one criterium per toetsterm of a published exam plan.

    Raises CannotMakeFormulier if the version is no published exam plan, has no toetstermen, or
    still has a concept form.
    """
    basis.require(by, Recht.PROEVE_PLANNEN)
    locked = KaderVersie.objects.select_for_update().select_related("kader").get(pk=versie.pk)
    _require_plan(locked)
    termen = kaders.toetstermen(locked)
    if not termen:
        raise CannotMakeFormulier(_("Dit toetsplan heeft geen toetstermen. Kies een ander."))
    formulier = Formulier.objects.create(
        titel=locked.kader.titel,
        nummer=locked.formulieren.count() + 1,
        versie=locked,
        gemaakt_op=at,
        gemaakt_door=by,
    )
    groepen = _make_groepen(formulier, [_onderdeel(term) for term in termen])
    Criterium.objects.bulk_create(
        Criterium(
            formulier=formulier,
            element=term,
            groep=groepen[_onderdeel(term)],
            code=term.code,
            tekst=term.tekst,
            niveaus=term.niveaus,
            aantal_niveaus=term.aantal_niveaus,
            volgorde=place,
        )
        for place, term in enumerate(termen)
    )
    data = {"nummer": formulier.nummer, "criteria": len(termen)}
    record(by=by, did="formulier.made", to=formulier, at=at, data=data)
    return formulier


def _onderdeel(term: Element) -> str:
    return term.parent.titel if term.parent else ""


def _make_groepen(formulier: Formulier, titels: Sequence[str]) -> dict[str, Criteriumgroep]:
    """Return a group for each title, in the order in which they are met."""
    made = Criteriumgroep.objects.bulk_create(
        Criteriumgroep(formulier=formulier, titel=titel, volgorde=place)
        for place, titel in enumerate(dict.fromkeys(titels))
    )
    return {groep.titel: groep for groep in made}


def _require_plan(versie: KaderVersie) -> None:
    is_plan = versie.kader.soort == Soort.TOETSPLAN
    if not is_plan or versie.status != KaderVersie.Status.VASTGESTELD:
        raise CannotMakeFormulier(_("Kies een toetsplan dat vastgesteld is."))
    if versie.formulieren.filter(status=Formulier.Status.CONCEPT).exists():
        raise CannotMakeFormulier(
            _("Van dit toetsplan is al een concept. Maak dat af en publiceer het.")
        )


@transaction.atomic
def decide_niveaus(
    *, by: Medewerker, at: datetime, criterium: Criterium, niveaus: Sequence[str]
) -> Criterium:
    """Decide on which levels a toetsterm is judged, where the exam plan does not tell.

    `niveaus` holds codes of the plan's scale, exactly as many as the plan has marks. Raises
    CannotDecide if the plan tells them, the form is published, or the levels do not fit.
    """
    basis.require(by, Recht.PROEVE_PLANNEN)
    formulier = Formulier.objects.select_for_update().get(pk=criterium.formulier_id)
    if formulier.status != Formulier.Status.CONCEPT:
        raise CannotDecide(_("Dit formulier is gepubliceerd en verandert niet meer."))
    if criterium.element is None or criterium.element.niveaus is not None:
        raise CannotDecide(_("Het toetsplan bepaalt deze niveaus al."))
    scale = queries.schaal(formulier.versie)
    problem = regels.why_not_niveaus(niveaus, schaal=scale, aantal=criterium.aantal_niveaus)
    if problem is not None:
        raise CannotDecide(_why_not(problem, criterium.aantal_niveaus))
    criterium.niveaus = [code for code in scale if code in niveaus]
    criterium.save(update_fields=["niveaus"])
    data = {"code": criterium.code, "niveaus": criterium.niveaus}
    record(by=by, did="criterium.niveaus_decided", to=criterium, at=at, data=data)
    return criterium


def _why_not(problem: NiveauProblem, aantal: int | None) -> str:
    if problem is not NiveauProblem.AANTAL:
        return _("Kies niveaus uit de schaal van het toetsplan, elk één keer.")
    if aantal is None:
        return _("Kies minstens 1 niveau.")
    return ngettext(
        "Kies precies %(n)s niveau: zo veel staan er in het toetsplan.",
        "Kies precies %(n)s niveaus: zo veel staan er in het toetsplan.",
        aantal,
    ) % {"n": aantal}


@transaction.atomic
def publish_formulier(*, by: Medewerker, at: datetime, formulier: Formulier) -> Formulier:
    """Publish a form for good, with the sha256 over its content.

    Raises CannotMakeFormulier while a level is undecided, a quality form gives no score, a cesuur
    no longer fits the weights or an exam asks the employee, or if it was published before.
    """
    basis.require(by, Recht.PROEVE_PLANNEN)
    locked = Formulier.objects.select_for_update().get(pk=formulier.pk)
    if locked.status != Formulier.Status.CONCEPT:
        raise CannotMakeFormulier(_("Dit formulier is al gepubliceerd."))
    inhoud = queries.inhoud(locked)
    left = regels.undecided([criterium["niveaus"] for criterium in inhoud["criteria"]])
    if left:
        raise CannotMakeFormulier(
            ngettext(
                "Van %(n)s toetsterm is het niveau onbepaald; beslis dat eerst.",
                "Van %(n)s toetstermen is het niveau onbepaald; beslis die eerst.",
                left,
            )
            % {"n": left}
        )
    if locked.soort == Formulier.Soort.KWALITEIT:
        _require_gewichten(locked)
    elif locked.criteria.exclude(invuller=Criterium.Invuller.BEOORDELAAR).exists():
        raise CannotMakeFormulier(
            _("Bij een proeve vult alleen de beoordelaar in. Verander wie wat invult.")
        )
    elif locked.cesuur is not None and queries.why_not_cesuur(locked, locked.cesuur):
        raise CannotMakeFormulier(
            _("De cesuur past niet meer bij de toetstermen en gewichten. Beslis opnieuw.")
        )
    locked.digest = regels.digest(inhoud)
    locked.status, locked.gepubliceerd_op = Formulier.Status.GEPUBLICEERD, at
    locked.save(update_fields=["digest", "status", "gepubliceerd_op"])
    data = {"nummer": locked.nummer, "digest": locked.digest}
    record(by=by, did="formulier.published", to=locked, at=at, data=data)
    return locked


def _require_gewichten(formulier: Formulier) -> None:
    """Refuse weights that give no score; a group that only the employee fills in has none."""
    problem = regels.why_not_gewichten(
        [
            (groep.gewicht, [one.gewicht for one in criteria if _counts(one)])
            for groep, criteria in queries.groepen_of(formulier)
            if not criteria or any(_counts(one) for one in criteria)
        ]
    )
    if problem is not None:
        raise CannotMakeFormulier(str(GEWICHTEN[problem]))


def _counts(criterium: Criterium) -> bool:
    """Test if who assesses fills this in."""
    return criterium.invuller != Criterium.Invuller.MEDEWERKER


@transaction.atomic
def remove_formulier(*, by: Medewerker, at: datetime, formulier: Formulier) -> None:
    """Throw a concept away that nobody uses, with its groups and criteria.

    Raises PermissionDenied without the right, CannotMakeFormulier if it is published or in use.
    """
    locked = lock_concept(by=by, formulier=formulier)
    uses = (locked.opdrachten, locked.observaties, locked.steekproeven, locked.opvolgers)
    if any(one.exists() for one in uses):
        raise CannotMakeFormulier(_("Dit concept wordt al gebruikt en blijft staan."))
    data = {"soort": locked.soort, "nummer": locked.nummer}
    record(by=by, did="formulier.removed", to=locked, at=at, data=data)
    locked.delete()
