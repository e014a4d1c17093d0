"""The result of a proeve: verdict per toetsterm, outcome with its working, and what may follow."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from django.utils import translation

from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import Criterium, Oordeel, Overeenkomst, Proeve, name_of
from gastvrij.beoordeling.rules.cesuur import Uitkomst
from gastvrij.beoordeling.rules.proeve import Vraag
from gastvrij.kaders.uitvoer.blokken import Alinea, Blok, Kop, Stuk, Tabel, clean, day_text
from gastvrij.kaders.uitvoer.pdf import pdf_of

from .woorden import (
    UITKOMSTEN,
    cesuur_text,
    digest_text,
    facts,
    moment_text,
    paragraphs,
    working_text,
)

VOORLOPIG = "Voorlopige uitslag: nog niet vastgesteld"
OEFENING = "Oefenproeve: dit is geen uitslag van een examen"


def uitslag_pdf(proeve: Proeve, *, at: datetime) -> bytes:
    """Return the result of a sitting as PDF/UA; on every page what is provisional says so."""
    with translation.override("nl"):
        stuk = uitslag_stuk(proeve, at=at)
    return pdf_of(stuk, proeve.uitgereikt_op or proeve.vastgesteld_op or proeve.voorlopig_op or at)


def uitslag_stuk(proeve: Proeve, *, at: datetime) -> Stuk:
    """Return the result of a sitting as a document."""
    is_fixed = proeve.vastgesteld_op is not None
    is_exam = not proeve.opdracht.is_oefening
    criteria = list(proeve.observatie.formulier.criteria.order_by("volgorde"))
    blokken = (
        Kop(1, "Gegevens"),
        facts("Gegevens", _facts(proeve)),
        *(_outcome(proeve, criteria) if is_exam else ()),
        *_terms(proeve),
        *_agreed(proeve),
        *(_routes(proeve, at) if is_exam else ()),
    )
    titel = clean(f"Uitslag: {proeve.opdracht.titel}")
    voet = clean(f"{'Uitslag' if is_fixed else 'Voorlopige uitslag'}, {proeve.opdracht.titel}")
    merk = OEFENING if not is_exam else "" if is_fixed else VOORLOPIG
    return Stuk(titel, voet, blokken, merk=merk)


def _facts(proeve: Proeve) -> Iterator[tuple[str, str]]:
    observatie, opdracht = proeve.observatie, proeve.opdracht
    formulier, fixed = observatie.formulier, observatie.vastgesteld_door
    yield "Kandidaat", observatie.medewerker.naam
    yield "Exameneigenaar", proeve.eigenaar.naam
    yield "Opdracht", opdracht.titel
    yield "Formulier", f"{formulier.titel}, versie {formulier.nummer}"
    if formulier.versie is not None:
        yield "Toetsplan", str(formulier.versie)
    yield "Waar", queries.place_of(proeve)
    yield "Gesprekken begonnen", moment_text(proeve.afname_begonnen_op)
    yield "Gesprekken beëindigd", moment_text(proeve.afname_beeindigd_op)
    yield "Aantal gesprekken", str(observatie.afnamegesprekken.count())
    yield "Beoordeeld door", ", ".join(one.naam for one in queries.beoordelaars_of(proeve))
    yield "Voorlopige uitslag", moment_text(proeve.voorlopig_op)
    by = f", door {fixed.naam}" if fixed is not None else ""
    yield "Vastgesteld", f"{moment_text(proeve.vastgesteld_op)}{by}"
    yield "Uitgereikt", moment_text(proeve.uitgereikt_op)
    yield "Controlegetal van het formulier", digest_text(formulier.digest)
    yield "Controlegetal van de opdracht", digest_text(opdracht.digest)


def _outcome(proeve: Proeve, criteria: Sequence[Criterium]) -> Iterator[Blok]:
    yield Kop(1, "Uitslag")
    if proeve.uitkomst:
        yield Alinea(f"{UITKOMSTEN[Uitkomst(proeve.uitkomst)]}.", "bold")
    working = queries.uitwerking(proeve)
    if working is not None:
        yield from working_text(working)
    yield Kop(2, "Wanneer u slaagt")
    yield from cesuur_text(proeve.observatie.formulier, criteria)


def _terms(proeve: Proeve) -> Iterator[Blok]:
    given = queries.oordelen_by_criterium(proeve)
    rows = tuple(
        (
            clean(criterium.code),
            clean(criterium.tekst),
            clean(name_of(waarde, criterium.treden)) if waarde else "nog geen",
            str(_evidence(given.get(criterium.pk, ()))),
        )
        for criterium, waarde in queries.verdicts(proeve)
    )
    yield Kop(1, "Oordeel per toetsterm")
    yield Alinea("Citaten zijn wat de beoordelaars hoorden, zagen, navroegen of lazen.")
    header = ("Code", "Toetsterm", "Oordeel", "Citaten")
    yield Tabel("Oordeel per toetsterm", header, rows, (12, 54, 20, 14))


def _evidence(oordelen: Sequence[Oordeel]) -> int:
    """Return on how many passages verdicts rest; one that two assessors chose counts once."""
    return len({fragment.pk for oordeel in oordelen for fragment in oordeel.fragmenten.all()})


def _agreed(proeve: Proeve) -> Iterator[Blok]:
    rows = tuple(
        _difference(one, one.overeenkomst)
        for one in queries.verschillen(proeve)
        if one.overeenkomst is not None
    )
    if rows:
        yield Kop(1, "Oordelen na overleg")
        yield Alinea("Hier verschilden de beoordelaars. Zij spraken samen een oordeel af.")
        header = ("Code", "Gegeven", "Afgesproken", "Waarom")
        yield Tabel("Oordelen na overleg", header, rows, (12, 32, 18, 38))


def _difference(one: queries.Verschil, agreed: Overeenkomst) -> tuple[str, ...]:
    given = "; ".join(f"{oordeel.gegeven_door.naam}: {oordeel.naam}" for oordeel in one.oordelen)
    mark = name_of(agreed.waarde, one.criterium.treden)
    return tuple(clean(cell) for cell in (one.criterium.code, given, mark, agreed.reden))


def _routes(proeve: Proeve, at: datetime) -> Iterator[Blok]:
    yield Kop(1, "Wat u hierna kunt doen")
    rows = tuple((route.naam, _until(proeve, route)) for route in queries.routes_of(proeve, at))
    yield Tabel("Wat u hierna kunt doen", ("Wat", "Tot en met"), rows, (40, 60))
    yield Alinea(clean(f"Exameneigenaar: {proeve.eigenaar.naam}."))
    yield from paragraphs(proeve.eigenaar.adres)
    yield from paragraphs(proeve.eigenaar.reglement)


def _until(proeve: Proeve, route: queries.Route) -> str:
    if route.uiterlijk_op is not None:
        return day_text(route.uiterlijk_op)
    days = proeve.eigenaar.termijnen.get(route.vraag.value)
    if days is None:
        return "er is geen termijn vastgelegd"
    after = "de beslissing op uw bezwaar" if route.vraag is Vraag.BEROEP else "de uitreiking"
    return f"{days} {'dag' if days == 1 else 'dagen'} na {after}"
