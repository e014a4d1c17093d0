"""What a criterium may be, with the words for what is refused."""

from collections.abc import Collection, Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.beoordeling.models import Criterium, Criteriumgroep, Formulier
from gastvrij.beoordeling.queries import Keuze
from gastvrij.beoordeling.rules import criteria as regels
from gastvrij.beoordeling.rules.criteria import TekstProblem, Wijze, WijzeProblem

from .fouten import CannotMakeFormulier

TEKSTEN = {
    TekstProblem.WOORDELIJK: gettext_lazy(
        "Dit vraagt om vaste woorden. De gespreksstructuur laat ruimte voor spontaniteit: "
        "beschrijf wat de medewerker bereikt, in eigen woorden."
    ),
    TekstProblem.VOLGORDE: gettext_lazy(
        "Dit vraagt om een vaste volgorde. De gespreksstructuur laat ruimte voor spontaniteit: "
        "beschrijf wat er gebeurt, niet wanneer."
    ),
    TekstProblem.AFKOMST: gettext_lazy(
        "Dit gaat over iemands afkomst. Beschrijf gedrag, nooit wie iemand is."
    ),
}
WIJZEN = {
    WijzeProblem.SCHAAL: gettext_lazy("Kies een schaal uit de lijst."),
    WijzeProblem.TREDEN: gettext_lazy("Beschrijf minstens 2 treden, elk met een naam."),
    WijzeProblem.TREDE_DUBBEL: gettext_lazy("Geef elke trede een andere naam."),
    WijzeProblem.GEWICHT: gettext_lazy("Kies een gewicht van 0 tot en met 999,99."),
    WijzeProblem.WAARNEMING: gettext_lazy("Kies hoe dit te zien is uit de lijst."),
    WijzeProblem.PROEVE: gettext_lazy(
        "Bij een proeve geeft de beoordelaar voldoende of onvoldoende: daarmee werkt de cesuur."
    ),
}
MOST_CODE = 60


def require_tekst(tekst: str) -> str:
    """Return a text without spaces around it; CannotMakeFormulier if empty or plainly wrong."""
    if not tekst.strip():
        raise CannotMakeFormulier(_("Beschrijf wat u beoordeelt."))
    require_behaviour([tekst])
    return tekst.strip()


def require_behaviour(teksten: Iterable[str]) -> None:
    """Raise CannotMakeFormulier for a text on wording, order or origin."""
    for tekst in teksten:
        problem = regels.why_not_tekst(tekst)
        if problem is not None:
            raise CannotMakeFormulier(str(TEKSTEN[problem]))


def require_wijze(wijze: Wijze, formulier: Formulier) -> None:
    """Raise CannotMakeFormulier if a criterium of this form cannot be judged like this."""
    is_proeve = formulier.soort == Formulier.Soort.PROEVE
    problem = regels.why_not_wijze(wijze, is_proeve=is_proeve)
    if problem is not None or wijze.invuller not in Criterium.Invuller.values:
        raise CannotMakeFormulier(str(WIJZEN[problem or WijzeProblem.PROEVE]))
    require_behaviour([wijze.hulp, *(": ".join(trede[1:]) for trede in wijze.treden)])


def require_code(code: str, taken: Collection[str]) -> str:
    """Return a code without spaces around it, empty for none; CannotMakeFormulier if taken."""
    found = code.strip()[:MOST_CODE]
    if found in taken:
        raise CannotMakeFormulier(_("Een ander criterium heeft deze code al. Kies een andere."))
    return found


def require_groep(groep: Criteriumgroep, criterium: Criterium, formulier: Formulier) -> None:
    """Raise CannotMakeFormulier if a criterium cannot go to this group."""
    if groep.formulier_id != formulier.pk:
        raise CannotMakeFormulier(_("Deze groep hoort niet bij dit formulier."))
    if groep.pk != criterium.groep_id and formulier.soort == Formulier.Soort.PROEVE:
        raise CannotMakeFormulier(_("Een toetsterm blijft in het onderdeel van het toetsplan."))


def require_new(formulier: Formulier, keuzes: Collection[Keuze]) -> None:
    """Raise CannotMakeFormulier for what stands in a form already or asks for the wrong thing."""
    there = set(formulier.criteria.values_list("element__identiteit", flat=True))
    for keuze in keuzes:
        name = keuze.code or keuze.element.tekst
        if keuze.element.identiteit in there:
            raise CannotMakeFormulier(
                _("{wat} staat al in dit formulier. Kies alleen wat nieuw is.").format(wat=name)
            )
        problem = regels.why_not_tekst(keuze.element.tekst)
        if problem is not None:
            raise CannotMakeFormulier(f"{name}: {TEKSTEN[problem]}")
