"""The cesuur of an exam form in words, with the worksheet it may rest on."""

from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gastvrij.basis.weergave import number
from gastvrij.beoordeling.models import Formulier
from gastvrij.beoordeling.rules import cesuur as regels
from gastvrij.beoordeling.rules.cesuur import Angoff, Regel

from .formulieren import cesuur


@dataclass(frozen=True)
class Cesuurblad:
    """What was decided (`zin` is empty while nothing was), and what the plan says of it.

    `rechters` are the judges of an Angoff worksheet with their cuts in toetstermen.
    """

    zin: str
    toetsplan: str | None
    knock_outs: tuple[str, ...]
    angoff: Angoff | None
    rechters: tuple[tuple[str, Fraction], ...]


def cesuurblad(formulier: Formulier) -> Cesuurblad:
    """Return the cesuur of a form in words."""
    codes = list(formulier.criteria.order_by("volgorde").values_list("code", "is_knock_out"))
    said = formulier.cesuur
    is_angoff = said is not None and said["regel"] == Regel.ANGOFF
    sheet = regels.worksheet(said) if said is not None and is_angoff else None
    names = [rechter["naam"] for rechter in said["rechters"]] if said and is_angoff else []
    return Cesuurblad(
        zin=_zin(formulier, len(codes), sheet),
        toetsplan=cesuur(formulier.versie),
        knock_outs=tuple(code for code, is_knock_out in codes if is_knock_out),
        angoff=sheet,
        rechters=tuple(zip(names, sheet.per_rechter if sheet else (), strict=True)),
    )


def _zin(formulier: Formulier, total: int, sheet: Angoff | None) -> str:
    said = formulier.cesuur
    if said is None:
        return ""
    if said["regel"] == Regel.ALLE:
        return _("Geslaagd als alle toetstermen voldoende zijn.")
    if said["regel"] == Regel.COMPENSATORISCH:
        return _("Geslaagd vanaf %(n)s punten.") % {"n": points(Fraction(str(said["drempel"])))}
    needed = sheet.nodig if sheet else said["aantal"]
    return ngettext(
        "Geslaagd als minstens %(n)s van %(totaal)s toetsterm voldoende is.",
        "Geslaagd als minstens %(n)s van %(totaal)s toetstermen voldoende zijn.",
        total,
    ) % {"n": needed, "totaal": total}


def points(amount: Fraction) -> str:
    """Return toetstermen or points with as many decimals as they have, two at most."""
    decimals = next((n for n in (0, 1) if (amount * 10**n).denominator == 1), 2)
    return number(amount, decimals)
