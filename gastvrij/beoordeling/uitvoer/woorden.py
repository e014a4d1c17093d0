"""How a cesuur, its working and the rest of a document read in words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.utils import timezone

from gastvrij.basis.weergave import number
from gastvrij.beoordeling.models import Criterium, Formulier
from gastvrij.beoordeling.rules.cesuur import Regel, Uitkomst, Uitwerking, worksheet
from gastvrij.kaders.uitvoer.blokken import Alinea, Tabel, clean, day_text

OPEN = "onbepaald"
UITKOMSTEN = {
    Uitkomst.GESLAAGD: "Geslaagd",
    Uitkomst.NIET_GESLAAGD: "Niet geslaagd",
    Uitkomst.ONBEPAALD: "Nog niet te bepalen",
}
# Decimals of a number.
MOST = 2
# A digest in parts, so that a line can end in it.
PART = 8


def amount(value: Fraction | Decimal | int) -> str:
    """Return a number with as many decimals as it needs, at most two: 12, 12,5."""
    exact = Fraction(value)
    decimals = next((n for n in range(MOST) if (exact * 10**n).denominator == 1), MOST)
    return number(exact, decimals)


def terms(count: Fraction | int) -> str:
    """Return a count of toetstermen: 1 toetsterm, 12 toetstermen."""
    return f"{amount(count)} {'toetsterm' if count == 1 else 'toetstermen'}"


def points(count: Fraction) -> str:
    """Return a number of points: 1 punt, 12,5 punten."""
    return f"{amount(count)} {'punt' if count == 1 else 'punten'}"


def moment_text(moment: datetime | None) -> str:
    """Return a moment in words, or that it is not there yet."""
    if moment is None:
        return "nog niet"
    local = timezone.localtime(moment)
    return f"{day_text(local.date())} om {local:%H:%M}"


def digest_text(digest: str) -> str:
    """Return a digest in parts, or that there is none yet."""
    parts = [digest[at : at + PART] for at in range(0, len(digest), PART)]
    return " ".join(parts) or "nog geen: dit is een concept"


def yes_no(*, decided: bool | None) -> str:
    """Return what was decided; None is undecided."""
    return OPEN if decided is None else ("ja" if decided else "nee")


def facts(titel: str, rows: Iterable[tuple[str, str]]) -> Tabel:
    """Return a table of what is called what."""
    cells = tuple((clean(name), clean(value)) for name, value in rows)
    return Tabel(titel, ("Gegeven", "Wat"), cells, (30, 70))


def paragraphs(text: str) -> Iterator[Alinea]:
    """Yield each line of a text that somebody typed."""
    return (Alinea(clean(line.strip())) for line in text.splitlines() if line.strip())


def cesuur_text(formulier: Formulier, criteria: Sequence[Criterium]) -> Iterator[Alinea]:
    """Yield when somebody passes, in words."""
    rule = formulier.cesuur
    if rule is None:
        yield Alinea("Onbepaald: de cesuur is nog niet beslist.", "open")
        return
    yield Alinea(_rule_text(rule, criteria))
    musts = [one.code for one in criteria if one.is_knock_out]
    if musts:
        yield Alinea(
            clean(f"Deze toetstermen moeten in elk geval voldoende zijn: {', '.join(musts)}.")
        )
    yield Alinea(
        "Niet waargenomen is geen onvoldoende. Kan wat niet is waargenomen de uitkomst nog "
        "veranderen, dan is er geen uitkomst."
    )
    if formulier.cesuur_reden:
        yield Alinea(clean(f"Waarom deze cesuur: {formulier.cesuur_reden}"))


def _rule_text(rule: Mapping[str, Any], criteria: Sequence[Criterium]) -> str:
    kind, total = Regel(rule["regel"]), len(criteria)
    if kind is Regel.ALLE:
        return f"U slaagt als alle {terms(total)} voldoende zijn."
    if kind is Regel.MINIMUM:
        return f"U slaagt als minstens {rule['aantal']} van de {terms(total)} voldoende zijn."
    if kind is Regel.COMPENSATORISCH:
        total_points = sum((one.gewicht for one in criteria), Decimal(0))
        return (
            f"U slaagt met minstens {amount(Fraction(str(rule['drempel'])))} van de "
            f"{points(Fraction(total_points))}. Een toetsterm die voldoende is, geeft de punten "
            "die erbij staan."
        )
    found = worksheet(rule)
    return (
        f"U slaagt als minstens {found.nodig} van de {terms(total)} voldoende zijn. Dat aantal "
        f"komt van {len(found.per_rechter)} deskundigen. Zij schatten per toetsterm de kans dat "
        "iemand die net goed genoeg is die laat zien; gemiddeld telt dat op tot "
        f"{amount(found.cesuur)}."
    )


def working_text(found: Uitwerking) -> Iterator[Alinea]:
    """Yield how an outcome came about, in words."""
    in_points = found.regel is Regel.COMPENSATORISCH
    count = points if in_points else terms
    yield Alinea(f"Behaald: {count(found.bereikt)}. Nodig: {count(found.nodig)}.")
    lists = (
        ("Onvoldoende", found.onvoldoende),
        ("Niet waargenomen", found.niet_waargenomen),
        ("Onvoldoende, en moest voldoende zijn", found.knock_out),
        ("Niet waargenomen, en moet voldoende zijn", found.knock_out_open),
    )
    for what, codes in lists:
        if codes:
            yield Alinea(clean(f"{what}: {', '.join(codes)}."))
    if found.niet_waargenomen:
        yield Alinea(f"Wat niet is waargenomen, kon nog {count(found.open_telt)} geven.")
