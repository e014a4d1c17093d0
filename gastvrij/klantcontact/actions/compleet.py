"""What a conversation still lacks, in the words of the screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.klantcontact import rules
from gastvrij.klantcontact.models import Onderwerp
from gastvrij.klantcontact.rules import Beller, Problem

TEXTS: Mapping[str, str | Promise] = {
    "telefoon_wrong": gettext_lazy(
        "Dit is geen telefoonnummer. Controleer het nummer met de inwoner."
    ),
    "email_wrong": gettext_lazy("Dit is geen e-mailadres. Een adres heeft een @ en een punt."),
    "inhoud_empty": gettext_lazy("Schrijf op wat de inwoner vraagt."),
    "onderwerp_empty": gettext_lazy("Kies een onderwerp."),
    "resultaat_empty": gettext_lazy("Kies hoe de vraag is afgehandeld."),
    "telefoon_empty": gettext_lazy("Vul het nummer in waarop de collega terugbelt."),
    "met_wie_empty": gettext_lazy("Vul in met wie u doorverbindt."),
    "gelukt_empty": gettext_lazy("Kies of het doorverbinden is gelukt."),
    "organisatie_empty": gettext_lazy("Vul in naar welke organisatie u verwijst."),
    "no_vraag": gettext_lazy("Vul ten minste één vraag in."),
}


class Refusal(NamedTuple):
    """One thing that is not right, at a field of a vraag (from 0) or of the beller (None)."""

    vraag: int | None
    veld: str
    tekst: str


class CannotRegister(Exception):
    """The gesprek is not registered; `refusals` says what is still needed, field by field."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        self.refusals = tuple(refusals)
        super().__init__(" ".join(refusal.tekst for refusal in refusals))


@dataclass(frozen=True)
class Vraag:
    """One vraag as the agent settles it; which fields count depends on the resultaat."""

    inhoud: str
    resultaat: str
    onderwerp: Onderwerp | None = None
    notitie: str = ""
    met_wie: str = ""
    gelukt: bool | None = None
    organisatie: str = ""
    telefoon: str = ""
    soort_vraag: str = ""


def refusals(*, beller: Beller, vragen: Sequence[Vraag]) -> list[Refusal]:
    """Return all that beller and vragen still lack, in the words of the screen."""
    if not vragen:
        return [Refusal(None, "", str(TEXTS["no_vraag"]))]
    has_onderwerpen = Onderwerp.objects.filter(is_actief=True).exists()
    problems = rules.beller_problems(beller)
    for place, vraag in enumerate(vragen):
        problems += rules.vraag_problems(
            place,
            inhoud=vraag.inhoud,
            resultaat=vraag.resultaat,
            has_onderwerp=vraag.onderwerp is not None or not has_onderwerpen,
            met_wie=vraag.met_wie,
            gelukt=vraag.gelukt,
            organisatie=vraag.organisatie,
            telefoon=vraag.telefoon,
            beller=beller,
        )
    return [Refusal(one.vraag, one.veld, _text(one, vragen)) for one in problems]


def _text(problem: Problem, vragen: Sequence[Vraag]) -> str:
    if problem.code != "organisatie_short" or problem.vraag is None:
        return str(TEXTS[problem.code])
    short = rules.abbreviations(vragen[problem.vraag].organisatie)[0]
    said = _(
        "“{afkorting}” lijkt een afkorting. Schrijf de naam voluit, zodat de inwoner weet waar die "
        "terechtkan."
    ).format(afkorting=short)
    in_full = rules.full_name(short)
    return said if in_full is None else said + " " + _("Bedoelt u {naam}?").format(naam=in_full)
