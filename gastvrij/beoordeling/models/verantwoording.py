"""What is kept about staff and what for, beside the tables it tells of: the works council reads it.

A test holds this against the tables, so that none can come without its line here.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Aanwezigheid, Poortbesluit
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact.models import Gesprek, Oproep

from .bewaren import Bewaartermijn
from .formulieren import Formulier
from .kwaliteit import Betwisting, Leerpunt, Steekproef, Trekking
from .observaties import Afnamegesprek, Beoordeling, Fragment, Observatie, Oordeel, Transcript
from .proeve import Opdracht, Overeenkomst, Procedure, Proeve

Doel = Poortbesluit.Doel
OBSERVED = (Doel.KWALITEIT, Doel.COACHING, Doel.KALIBRATIE, Doel.PROEVE)
OF_OBSERVATIE = "observatie__doel"


@dataclass(frozen=True)
class Gegeven:
    """One table that tells of staff: what stands in it, and for which purposes.

    `doel` is the lookup of the purpose of a row, empty if all rows are for one; `alleen` says
    which rows count.
    """

    model: type[Model]
    wat: str | Promise
    doelen: tuple[Doel, ...]
    doel: str = ""
    alleen: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Reden:
    """Why something is kept, what one sees of oneself, and what others see under which right."""

    waarom: str | Promise
    zelf: str | Promise
    rechten: Mapping[Recht, str | Promise]


GEGEVENS = (
    Gegeven(
        Observatie,
        _("Wie is beoordeeld, door wie, waarvoor en wanneer, en wat diegene erop zei"),
        OBSERVED,
        "doel",
    ),
    Gegeven(
        Beoordeling, _("Wie een oordeel gaf, en wanneer dat klaar was"), OBSERVED, OF_OBSERVATIE
    ),
    Gegeven(
        Fragment,
        _("Citaten uit het gesprek, zonder gegevens van de inwoner, en wie ze opschreef"),
        OBSERVED,
        OF_OBSERVATIE,
    ),
    Gegeven(Oordeel, _("Het oordeel per criterium, van wie het is"), OBSERVED, OF_OBSERVATIE),
    Gegeven(
        Transcript,
        _("Het uitgeschreven gesprek, zonder gegevens van de inwoner, en wie dat nakeek"),
        OBSERVED,
        OF_OBSERVATIE,
    ),
    Gegeven(Leerpunt, _("Leerpunten, en wie ze voorstelde"), OBSERVED, OF_OBSERVATIE),
    Gegeven(Steekproef, _("Welke steekproef door welke coach wordt bekeken"), (Doel.KWALITEIT,)),
    Gegeven(
        Trekking,
        _("Welk gesprek van wie in een steekproef viel, en waarom een ander is gekozen"),
        (Doel.KWALITEIT,),
    ),
    Gegeven(
        Betwisting,
        _("Waarom iemand het met een oordeel niet eens was, en wat daaruit kwam"),
        OBSERVED,
        OF_OBSERVATIE,
    ),
    Gegeven(
        Proeve,
        _("De proeve: waar, wanneer, met welk soort identiteitsbewijs, en de uitkomst"),
        (Doel.PROEVE,),
    ),
    Gegeven(Afnamegesprek, _("Welke gesprekken bij de proeve hoorden"), (Doel.PROEVE,)),
    Gegeven(
        Overeenkomst,
        _("Waar beoordelaars het na overleg over eens werden, en waarom"),
        (Doel.PROEVE,),
    ),
    Gegeven(Procedure, _("Wat een kandidaat na de uitslag vroeg, en het antwoord"), (Doel.PROEVE,)),
    Gegeven(Opdracht, _("Wie een opdracht maakte en ondertekende"), (Doel.PROEVE,)),
    Gegeven(
        Formulier,
        _("Wie een formulier maakte en de cesuur besloot"),
        (Doel.KWALITEIT, Doel.PROEVE),
        "soort",
    ),
    Gegeven(
        Bewaartermijn,
        _("Wie een bewaartermijn vastlegde"),
        (Doel.KWALITEIT, Doel.COACHING, Doel.KALIBRATIE),
        "soort",
    ),
    Gegeven(
        Gesprek,
        _("Hoe lang het toestel overging voor iemand opnam"),
        (Doel.BELTIJDEN,),
        alleen={"seconden_overgegaan__isnull": False},
    ),
    Gegeven(
        Oproep,
        _("Op welk toestel het nu overgaat; weg zodra de oproep ophoudt"),
        (Doel.BELTIJDEN,),
        alleen={"medewerker__isnull": False},
    ),
    Gegeven(
        Aanwezigheid,
        _("Of iemand vandaag bereikbaar is, door diegene zelf gezet"),
        (Doel.AANWEZIGHEID,),
    ),
)

_SHARED = _("alles, zodra het met u is gedeeld, en voor ieder ander")
_COACH: Mapping[Recht, str | Promise] = {
    Recht.KWALITEIT_BEOORDELEN: _("de inhoud van wat zij zelf beoordelen"),
    Recht.PROEVE_PLANNEN: _("alleen wie, waarvoor en wanneer; nooit de inhoud"),
}
REDENEN: Mapping[Doel, Reden] = {
    Doel.KWALITEIT: Reden(
        _("Om gesprekken met inwoners beter te maken en te zien wat u daarvoor nodig hebt."),
        _SHARED,
        _COACH,
    ),
    Doel.COACHING: Reden(_("Om u te helpen bij wat u wilt leren."), _SHARED, _COACH),
    Doel.KALIBRATIE: Reden(
        _("Om te zien of beoordelaars een gesprek hetzelfde beoordelen. Het gaat over hen."),
        _SHARED,
        _COACH,
    ),
    Doel.PROEVE: Reden(
        _("Om vast te stellen of u slaagt voor het examen. Dit dossier is geen personeelsdossier."),
        _("alles, vanaf de voorlopige uitslag"),
        {
            Recht.PROEVE_BEOORDELEN: _("de inhoud van proeven waarin zij een taak hebben"),
            Recht.PROEVE_PLANNEN: _("alleen wie, waar en wanneer; nooit de inhoud"),
        },
    ),
    Doel.ONTWIKKELING: Reden(
        _("Om met u te bespreken wat u al laat zien en wat u wilt leren."),
        _("alles, en u ziet het als eerste"),
        {
            Recht.COMPETENTIEBEELD: _("wat u zelf hebt vrijgegeven, tot de dag die u koos"),
            Recht.ONTWIKKELING: _(
                "alleen aantallen van vijf of meer mensen; nooit van één persoon"
            ),
        },
    ),
    Doel.BELTIJDEN: Reden(
        _("Om te zien of inwoners snel genoeg iemand aan de lijn krijgen."),
        _("hoe lang uw toestel overging, in het gesprek zelf"),
        {Recht.CIJFERS: _("alleen totalen; nooit van één persoon")},
    ),
    Doel.AANWEZIGHEID: Reden(
        _("Om een inwoner met een collega te verbinden die er is."),
        _("wat u zelf hebt gezet"),
        {Recht.KLANTCONTACT: _("wie nu bereikbaar is; niet wie dat eerder was")},
    ),
}
