"""A form with its opdracht, as a candidate gets it beforehand."""

from collections.abc import Iterator, Sequence

from django.utils import translation

from gastvrij.beoordeling import queries
from gastvrij.beoordeling.models import (
    Criterium,
    Criteriumgroep,
    Formulier,
    Opdracht,
    Proeve,
    name_of,
)
from gastvrij.beoordeling.rules import schalen
from gastvrij.kaders.uitvoer.blokken import Alinea, Blok, Kop, Lijst, Stuk, Tabel, clean
from gastvrij.kaders.uitvoer.pdf import pdf_of
from gastvrij.klantcontact.models import Kanaal

from .woorden import (
    OPEN,
    amount,
    cesuur_text,
    digest_text,
    facts,
    moment_text,
    paragraphs,
    yes_no,
)

CONCEPT = "Concept: dit kan nog veranderen"
WAARNEMING = {"live": "naast de medewerker", "geluid": "geluid", "tekst": "tekst"}


def formulier_pdf(
    formulier: Formulier, *, opdracht: Opdracht | None = None, proeve: Proeve | None = None
) -> bytes:
    """Return a form as PDF/UA, with its opdracht and the sitting that it was handed out for."""
    with translation.override("nl"):
        stuk = formulier_stuk(formulier, opdracht=opdracht, proeve=proeve)
    moments = [
        formulier.gepubliceerd_op or formulier.gemaakt_op,
        (opdracht.ondertekend_op or opdracht.gemaakt_op) if opdracht is not None else None,
        proeve.formulier_uitgereikt_op if proeve is not None else None,
    ]
    return pdf_of(stuk, max(moment for moment in moments if moment is not None))


def formulier_stuk(
    formulier: Formulier, *, opdracht: Opdracht | None = None, proeve: Proeve | None = None
) -> Stuk:
    """Return a form as a document, with its opdracht before it."""
    is_concept = formulier.status == Formulier.Status.CONCEPT or (
        opdracht is not None and opdracht.status == Opdracht.Status.CONCEPT
    )
    titel = clean(opdracht.titel if opdracht is not None else formulier.titel)
    voet = clean(f"{formulier.titel}, versie {formulier.nummer}")
    blokken = (
        *(_sitting(proeve) if proeve is not None else ()),
        *(_opdracht(opdracht) if opdracht is not None else ()),
        *_formulier(formulier),
    )
    return Stuk(titel, voet, blokken, merk=CONCEPT if is_concept else "")


def _sitting(proeve: Proeve) -> Iterator[Blok]:
    yield Kop(1, "Uw proeve")
    yield facts(
        "Uw proeve",
        [
            ("Kandidaat", proeve.observatie.medewerker.naam),
            ("Wanneer", moment_text(proeve.begint_op)),
            ("Waar", queries.place_of(proeve)),
            ("Exameneigenaar", proeve.eigenaar.naam),
            ("Uitgereikt", moment_text(proeve.formulier_uitgereikt_op)),
        ],
    )


def _opdracht(opdracht: Opdracht) -> Iterator[Blok]:
    yield Kop(1, "Opdracht")
    if opdracht.is_oefening:
        yield Alinea("Dit is een oefenproeve. Er komt geen uitslag uit.", "bold")
    yield from paragraphs(opdracht.instructies)
    yield facts("Opdracht", _rules_of(opdracht))


def _rules_of(opdracht: Opdracht) -> Iterator[tuple[str, str]]:
    count = opdracht.aantal_gesprekken
    yield "Aantal gesprekken", OPEN if count is None else str(count)
    yield "Kanalen", ", ".join(_kanalen(opdracht.kanalen)) if opdracht.kanalen else OPEN
    yield "Leidraad mag open", yes_no(decided=opdracht.met_leidraad)
    yield "Kennisbank mag open", yes_no(decided=opdracht.met_kennis)
    yield "Tijd voor de gesprekken", f"{opdracht.minuten_afname} minuten"
    yield "Tijd voor uitslag en gesprek erover", f"{opdracht.minuten_uitslag} minuten"
    signed = opdracht.ondertekend_door
    by = f", door {signed.naam}" if signed is not None else ""
    yield "Ondertekend", f"{moment_text(opdracht.ondertekend_op)}{by}"
    yield "Controlegetal van de opdracht", digest_text(opdracht.digest)


def _kanalen(codes: Sequence[str]) -> list[str]:
    names = dict(Kanaal.objects.filter(code__in=codes).values_list("code", "naam"))
    return [names.get(code, code) for code in codes]


def _formulier(formulier: Formulier) -> Iterator[Blok]:
    criteria = list(formulier.criteria.order_by("volgorde"))
    yield Kop(1, "Formulier")
    yield from paragraphs(formulier.toelichting)
    yield facts("Formulier", _facts(formulier))
    yield from _scales(formulier, criteria)
    if formulier.soort == Formulier.Soort.PROEVE:
        yield Kop(2, "Wanneer u slaagt")
        yield from cesuur_text(formulier, criteria)
    for groep, found in queries.groepen_of(formulier):
        if found:
            yield from _groep(formulier, groep, found)


def _facts(formulier: Formulier) -> Iterator[tuple[str, str]]:
    yield "Formulier", f"{formulier.titel}, versie {formulier.nummer}"
    yield "Soort", str(formulier.get_soort_display())
    if formulier.versie is not None:
        yield "Gemaakt van", str(formulier.versie)
    yield "Gepubliceerd", moment_text(formulier.gepubliceerd_op)
    yield "Controlegetal van het formulier", digest_text(formulier.digest)


def _scales(formulier: Formulier, criteria: Sequence[Criterium]) -> Iterator[Blok]:
    """Yield what can be given, and what the levels mean."""
    yield Kop(2, "Wat wij geven")
    yield Lijst(
        tuple(
            Alinea(clean(f"{one.get_schaal_display()}: {_values(one)}"))
            for one in {_scale_key(one): one for one in criteria}.values()
        )
    )
    levels = queries.schaal(formulier.versie)
    if levels:
        yield Alinea(clean("; ".join(f"{code} is {naam}" for code, naam in levels.items())) + ".")


def _scale_key(criterium: Criterium) -> tuple[str, str]:
    return criterium.schaal, repr(criterium.treden)


def _values(criterium: Criterium) -> str:
    codes = schalen.values(criterium.schaal, criterium.treden)
    described = {trede[0]: trede[2] for trede in criterium.treden if trede[2]}
    names = [(name_of(code, criterium.treden), described.get(code)) for code in codes]
    return ", ".join(f"{naam} ({text})" if text else naam for naam, text in names)


def _groep(
    formulier: Formulier, groep: Criteriumgroep, criteria: Sequence[Criterium]
) -> Iterator[Blok]:
    titel = clean(groep.titel or formulier.titel)
    yield Kop(2, titel)
    yield from paragraphs(groep.toelichting)
    if groep.gewicht is not None:
        yield Alinea(f"Deze groep telt voor {amount(groep.gewicht)}%.")
    columns = [
        ("Code", 11, [one.code for one in criteria]),
        ("Criterium", 48, ["\n".join(filter(None, (one.tekst, one.hulp))) for one in criteria]),
        ("Niveau", 12, [_niveaus(one) for one in criteria]),
        ("Let op", 29, ["; ".join(_notes(formulier, one)) for one in criteria]),
    ]
    has_text = [column for column in columns if any(column[2])]
    rows = zip(*(cells for _name, _width, cells in has_text), strict=True)
    yield Tabel(
        titel,
        tuple(name for name, _width, _cells in has_text),
        tuple(tuple(clean(cell) for cell in row) for row in rows),
        tuple(width for _name, width, _cells in has_text),
    )


def _niveaus(criterium: Criterium) -> str:
    if criterium.niveaus is None:
        return OPEN if criterium.aantal_niveaus is not None else ""
    return ", ".join(criterium.niveaus)


def _notes(formulier: Formulier, criterium: Criterium) -> Iterator[str]:
    """Yield what is not as usual about a criterium."""
    if criterium.is_knock_out:
        is_exam = formulier.soort == Formulier.Soort.PROEVE
        yield "moet voldoende zijn" if is_exam else "kritisch punt"
    if criterium.gewicht != 1:
        yield f"telt voor {amount(criterium.gewicht)}"
    if not criterium.bewijs_verplicht:
        yield "zonder citaat kan ook"
    if criterium.waarneembaar_bij:
        ways = ", ".join(WAARNEMING[code] for code in criterium.waarneembaar_bij)
        yield f"alleen te zien bij: {ways}"
    if criterium.invuller != Criterium.Invuller.BEOORDELAAR:
        yield str(criterium.get_invuller_display())
