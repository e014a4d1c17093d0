"""A form of the gemeente's own for tests."""

from decimal import Decimal
from itertools import cycle

from gastvrij.beoordeling import actions
from gastvrij.beoordeling.models import Criteriumgroep, Formulier
from gastvrij.beoordeling.rules.criteria import Wijze
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders.models import KaderVersie

TREDEN = (("t1", "begin", "doet het soms"), ("t2", "vaardig", "doet het steeds"))


def own_form(cast: Cast) -> Formulier:
    """Return a concept with groups Begin (E1, E2) and Kern (E3), not weighted yet."""
    formulier = actions.start_formulier(by=cast.olga, at=NOW, titel="Gesprekskwaliteit")
    for titel, teksten in (("Begin", ("begroet", "noemt de naam")), ("Kern", ("vat samen",))):
        groep = actions.add_groep(by=cast.olga, at=NOW, formulier=formulier, titel=titel)
        for tekst in teksten:
            actions.add_criterium(by=cast.olga, at=NOW, groep=groep, tekst=tekst, wijze=Wijze())
    return formulier


def weigh(cast: Cast, formulier: Formulier, *gewichten: str) -> None:
    """Give the groups of a form these weights, in order."""
    keys = formulier.groepen.order_by("volgorde").values_list("pk", flat=True)
    said = {key: Decimal(one) for key, one in zip(keys, gewichten, strict=True)}
    actions.save_gewichten(by=cast.olga, at=NOW, formulier=formulier, gewichten=said)


def published_form(cast: Cast) -> Formulier:
    """Return a published form with every scale: groups Begin (30) and Kern (70), 10 criteria."""
    formulier = own_form(cast)
    groepen = cycle(formulier.groepen.all())
    for schaal in ("voldoende", "voldaan", "deels", "rubric", "treden", "deels", "voldaan"):
        treden = TREDEN if schaal == "treden" else ()
        actions.add_criterium(
            by=cast.olga,
            at=NOW,
            groep=next(groepen),
            tekst=f"toont {schaal}",
            wijze=Wijze(schaal, treden, Decimal("1.5"), is_knock_out=schaal == "rubric"),
        )
    weigh(cast, formulier, "30", "70")
    return actions.publish_formulier(by=cast.olga, at=NOW, formulier=formulier)


def versie(soort: str) -> KaderVersie:
    """Return the published version of a kind of kader."""
    return KaderVersie.objects.get(kader__soort=soort)


def order(formulier: Formulier) -> list[tuple[str, str]]:
    """Return (group, code) of the criteria by their places, which run from 0 on."""
    rows = list(formulier.criteria.select_related("groep").order_by("volgorde"))
    assert [one.volgorde for one in rows] == list(range(len(rows)))
    return [(one.groep.titel, one.code) for one in rows]


def groep(formulier: Formulier, titel: str) -> Criteriumgroep:
    """Return a group by its title."""
    return formulier.groepen.get(titel=titel)
