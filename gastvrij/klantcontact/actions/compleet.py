"""What a conversation still lacks, in the words of the screen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from gastvrij.basis.models import Medewerker
from gastvrij.klantcontact import queries, rules
from gastvrij.klantcontact.models import (
    Gesprek,
    InkomendBericht,
    Klantcontact,
    Onderwerp,
    Overdracht,
)
from gastvrij.klantcontact.rules import Beller, Objectverwijzing, Problem, Resultaat

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
    "bevestiging_no_address": gettext_lazy(
        "Vul bij de inwoner een e-mailadres in, of zet de bevestiging uit."
    ),
    "bevestiging_secret": gettext_lazy(
        "Het adres van deze inwoner is geheim. Zet de bevestiging uit."
    ),
    "antwoord_no_address": gettext_lazy(
        "Dit bericht heeft geen e-mailadres. Haal het antwoord weg en antwoord anders."
    ),
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
    collega: Medewerker | None = None
    overdracht: Overdracht | None = None
    objecten: tuple[Objectverwijzing, ...] = ()
    herhaling_van: Klantcontact | None = None
    is_herhaling: bool | None = None
    verwachting_besproken: bool | None = None
    bevestiging: bool = False

    @property
    def with_whom(self) -> str:
        """Return whom the inwoner was put through to, as typed or else by the colleague chosen."""
        if self.met_wie.strip():
            return self.met_wie
        given = self.overdracht
        chosen = self.collega or (given.naar or given.naar_afdeling if given else None)
        return chosen.naam if chosen else ""

    @property
    def is_klacht(self) -> bool:
        """Test if this is a klacht that is handed over."""
        return rules.is_klacht_for_colleague(self.soort_vraag, self.resultaat)


Asked = TypeVar("Asked", bound=Vraag)


def with_full_names(vragen: Sequence[Asked]) -> list[Asked]:
    """Return the vragen with the abbreviation of a known ketenpartner written in full."""
    if not any(_refers(vraag) for vraag in vragen):
        return list(vragen)
    partners = queries.Ketenpartners.in_use()
    return [
        replace(vraag, organisatie=partners.in_full(vraag.organisatie)) if _refers(vraag) else vraag
        for vraag in vragen
    ]


def _refers(vraag: Vraag) -> bool:
    return vraag.resultaat == Resultaat.DOORVERWEZEN and bool(vraag.organisatie.strip())


def refusals(
    *, beller: Beller, vragen: Sequence[Vraag], gesprek: Gesprek | None = None, antwoord: str = ""
) -> list[Refusal]:
    """Return all that beller and vragen still lack, in the words of the screen.

    With the gesprek also what stands in the way of mail to the inwoner; `antwoord` is the reply to
    the bericht that it is about.
    """
    if not vragen:
        return [Refusal(None, "", str(TEXTS["no_vraag"]))]
    named = with_full_names(vragen)
    is_asked = any(vraag.onderwerp is None for vraag in named)
    has_onderwerpen = is_asked and Onderwerp.objects.filter(is_actief=True).exists()
    problems = rules.beller_problems(beller)
    for place, vraag in enumerate(named):
        problems += rules.vraag_problems(
            place,
            inhoud=vraag.inhoud,
            resultaat=vraag.resultaat,
            has_onderwerp=vraag.onderwerp is not None or not has_onderwerpen,
            met_wie=vraag.with_whom,
            gelukt=vraag.gelukt,
            organisatie=vraag.organisatie,
            telefoon=vraag.telefoon,
            beller=beller,
        )
        problems += _mail_problems(place, vraag, beller, gesprek)
    if antwoord.strip() and (gesprek is None or not reply_address(gesprek)):
        problems.append(Problem(None, "antwoord", "antwoord_no_address"))
    return [Refusal(one.vraag, one.veld, _text(one, named)) for one in problems]


def reply_address(gesprek: Gesprek) -> str:
    """Return the address that the bericht of a gesprek came from, empty if there is none."""
    bericht = bericht_of(gesprek)
    return rules.normalise_email(bericht.van_adres) or "" if bericht else ""


def bericht_of(gesprek: Gesprek) -> InkomendBericht | None:
    """Return the bericht that a locked gesprek is about; a query only if there is one."""
    if getattr(gesprek, "bericht_pk", True) is None:
        return None
    return getattr(gesprek, "bericht", None)


def is_secret(gesprek: Gesprek | None) -> bool:
    """Test if nothing may be sent, as the address of who asks is secret."""
    partij = gesprek.partij if gesprek else None
    return partij is not None and bool(partij.indicatie_geheimhouding)


def _mail_problems(
    place: int, vraag: Vraag, beller: Beller, gesprek: Gesprek | None
) -> list[Problem]:
    if not vraag.bevestiging or not rules.confirmation(vraag.resultaat, is_klacht=vraag.is_klacht):
        return []
    if is_secret(gesprek):
        return [Problem(place, "bevestiging", "bevestiging_secret")]
    if not beller.email.strip():
        return [Problem(place, "bevestiging", "bevestiging_no_address")]
    return []


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
