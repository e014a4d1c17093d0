"""The project's own example documents, read by the importer and published by a second person."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from importlib import resources

from django.db.models import Count
from django.utils import timezone

from gastvrij.basis.models import Medewerker
from gastvrij.kaders import actions
from gastvrij.kaders.models import Element, KaderVersie, Norm, Soort

EXAMPLES = resources.files("gastvrij.kaders") / "voorbeelden"
ADOPTED = (
    "gespreksstructuur.txt",
    "toetsplan.txt",
    "competentiewoordenboek.txt",
    "competentieprofiel.txt",
)
# Stays a proposal, so that there is something with doubts to look at.
PROPOSED = "toetsplan-kolommen-kwijt.txt"
CROSSWALK = "kruistabel.csv"
TITLES = {
    Soort.PROFIEL: "Competentieprofiel medewerker klantcontact Lindemeer",
}

COUNTED: dict[str, tuple[tuple[Element.Soort, str, str], ...]] = {
    Soort.GESPREKSSTRUCTUUR: (
        (Element.Soort.ALGEMENE_REGEL, "algemene regel", "algemene regels"),
        (Element.Soort.FASE, "fase", "fasen"),
        (Element.Soort.STAP, "stap", "stappen"),
    ),
    Soort.TOETSPLAN: (
        (Element.Soort.ONDERDEEL, "onderdeel", "onderdelen"),
        (Element.Soort.TOETSTERM, "toetsterm", "toetstermen"),
    ),
    Soort.WOORDENBOEK: (
        (Element.Soort.CLUSTER, "cluster", "clusters"),
        (Element.Soort.COMPETENTIE, "competentie", "competenties"),
        (Element.Soort.INDICATOR, "indicator", "indicatoren"),
    ),
    Soort.PROFIEL: (
        (Element.Soort.KENNISGROEP, "kennisgroep", "kennisgroepen"),
        (Element.Soort.COMPETENTIE, "competentie", "competenties"),
        (Element.Soort.INDICATOR, "indicator", "indicatoren"),
    ),
}


def adopt_examples(*, at: datetime, kim: Medewerker, karel: Medewerker) -> Iterator[str]:
    """Yield a line for every example that kim read in and karel published."""
    for name in ADOPTED:
        yield _read_line(_adopt(name, at=at, kim=kim, karel=karel))
    kruistabel = actions.import_kruistabel(
        by=kim, at=at, bestandsnaam=CROSSWALK, inhoud=_content(CROSSWALK)
    )
    yield f"Kruistabel gelezen: {kruistabel.verbanden.count()} verbanden"
    actions.upload(by=kim, at=at, bestandsnaam=PROPOSED, inhoud=_content(PROPOSED))
    yield f"{PROPOSED} gelezen: een voorstel met twijfels, voor u om te bekijken"
    actions.add_norm(
        by=karel,
        at=at,
        metriek=Norm.Metriek.TERUGBELLEN,
        operator="<=",
        waarde=Decimal(2),
        eenheid="werkdagen",
        geldig_van=timezone.localdate(at),
    )


def _content(name: str) -> bytes:
    return (EXAMPLES / name).read_bytes()


def _adopt(name: str, *, at: datetime, kim: Medewerker, karel: Medewerker) -> list[KaderVersie]:
    """Take in a document; the day it starts lies before the demo, or it would show nothing."""
    today = timezone.localdate(at)
    published = []
    for voorstel in actions.upload(by=kim, at=at, bestandsnaam=name, inhoud=_content(name)):
        titel = voorstel.inhoud["title"] or TITLES[Soort(voorstel.soort)]
        versie = actions.adopt(by=kim, at=at, voorstel=voorstel, kader=None, titel=titel)
        begins = min(versie.ingangsdatum or today, today)
        published.append(actions.publish(by=karel, at=at, versie=versie, ingangsdatum=begins))
    return published


def _read_line(versies: list[KaderVersie]) -> str:
    said = []
    for versie in versies:
        soort = versie.kader.soort
        counts = dict(
            versie.elementen.values_list("soort").annotate(count=Count("pk")).order_by("soort")
        )
        parts = [
            f"{counts[kind]} {one if counts[kind] == 1 else more}"
            for kind, one, more in COUNTED[soort]
            if kind in counts
        ]
        if normen := versie.normen.count():
            parts.append(f"{normen} normen")
        said.append(f"{Soort(soort).label} gelezen: {', '.join(parts)}")
    return "; ".join(said)
