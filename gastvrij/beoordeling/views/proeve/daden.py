"""What can be done with a sitting: for each act its button, its form and the words after it."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django import forms as django_forms
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gastvrij.beoordeling import actions, forms
from gastvrij.beoordeling.models import Proeve
from gastvrij.beoordeling.rules.proeve import Handeling

Text = str | Promise
Vorm = Callable[[Proeve, QueryDict | None], django_forms.Form]
_H = Handeling


@dataclass(frozen=True)
class Daad:
    """One act; `geef` names the fields that its action takes, `tekst` the one with free text."""

    handeling: Handeling
    knop: Text
    icon: str
    doe: Callable[..., object]
    gelukt: Text
    uitleg: Text = ""
    soort: str = "secondary"
    bevestig: Text = ""
    vorm: Vorm | None = None
    geef: tuple[str, ...] = ()
    tekst: str = ""
    in_afname: bool = False
    toets: str = ""

    @property
    def is_folded(self) -> bool:
        """Test if its form is folded away, because it is not what usually comes next."""
        return self.vorm is not None and self.soort != "primary" and self.handeling != _H.GESPREK

    def given(self, form: django_forms.Form | None) -> dict[str, Any]:
        """Return what was filled in, as the action takes it."""
        return {name: form.cleaned_data[name] for name in self.geef} if form is not None else {}


@dataclass
class Keuze:
    """An act that somebody can do now, with its form; `is_open` shows the form at once."""

    daad: Daad
    form: django_forms.Form | None
    is_open: bool = field(default=False)


def _wanneer(proeve: Proeve, data: QueryDict | None) -> forms.Wanneer:
    return forms.Wanneer(data) if data is not None else forms.Wanneer.of(proeve)


def _met_reden(
    handeling: Handeling,
    knop: Text,
    icon: str,
    doe: Callable[..., object],
    gelukt: Text,
    *,
    uitleg: Text,
    in_afname: bool = False,
) -> Daad:
    """Return an act that asks for a reason, which is kept."""

    def make(proeve: Proeve, data: QueryDict | None) -> forms.Reden:
        return forms.Reden(data, auto_id=f"id_{handeling}_%s")

    return Daad(
        handeling,
        knop,
        icon,
        doe,
        gelukt,
        uitleg=uitleg,
        vorm=make,
        geef=("reden",),
        tekst="reden",
        in_afname=in_afname,
    )


VOOR = (
    Daad(
        _H.TOELATEN,
        _("Toelaten"),
        "check",
        actions.admit,
        _("De kandidaat is toegelaten."),
        soort="primary",
    ),
    Daad(
        _H.FORMULIER_UITREIKEN,
        _("Formulier en opdracht uitreiken"),
        "mail-forward",
        actions.hand_out,
        _("Uitgereikt. De kandidaat kan alles lezen en de ontvangst bevestigen."),
        soort="primary",
    ),
    Daad(
        _H.BEVESTIGEN,
        _("Ontvangst bevestigen"),
        "checks",
        actions.confirm_receipt,
        _("De ontvangst is bevestigd."),
        soort="primary",
        vorm=lambda proeve, data: forms.Ontvangen(data),
    ),
    Daad(
        _H.IDENTITEIT_VASTSTELLEN,
        _("Identiteit vaststellen"),
        "id",
        actions.establish_identity,
        _("De identiteit is vastgesteld."),
        soort="primary",
        vorm=lambda proeve, data: forms.Identiteit(data),
        geef=("document",),
    ),
    Daad(
        _H.BEGINNEN,
        _("Afname beginnen"),
        "player-play",
        actions.begin_proeve,
        _("De afname is begonnen. De tijd loopt."),
        uitleg=_("Vanaf nu loopt de tijd van de afname."),
        soort="primary",
    ),
    _met_reden(
        _H.VRIJSTELLEN,
        _("Vrijstelling geven"),
        "certificate",
        actions.exempt,
        _("De kandidaat is vrijgesteld."),
        uitleg=_("De kandidaat hoeft deze proeve dan niet te doen."),
    ),
    _met_reden(
        _H.AFWIJZEN,
        _("Niet toelaten"),
        "ban",
        actions.refuse,
        _("De kandidaat is niet toegelaten en leest de reden."),
        uitleg=_("De kandidaat leest de reden."),
    ),
    Daad(
        _H.VERPLAATSEN,
        _("Verplaatsen"),
        "calendar-time",
        actions.move,
        _("De proeve is verplaatst."),
        uitleg=_("Een ander moment of een andere plaats. Iedereen ziet dit meteen."),
        vorm=_wanneer,
        geef=("begint_op", "locatie", "ruimte"),
    ),
    Daad(
        _H.VERVANGEN,
        _("Beoordelaar vervangen"),
        "switch-horizontal",
        actions.replace_assessor,
        _("Vervangen. Beiden krijgen een mail."),
        uitleg=_("Bijvoorbeeld bij ziekte. Wat de eerste opschreef, blijft bewaard en telt niet."),
        vorm=forms.ReplaceAssessor,
        geef=("beoordelaar", "vervanger", "reden"),
        tekst="reden",
    ),
    _met_reden(
        _H.TERUGTREKKEN,
        _("Terugtrekken"),
        "arrow-back-up",
        actions.withdraw,
        _("De proeve is teruggetrokken."),
        uitleg=_("De proeve gaat dan niet door. Dat kan tot de afname begint."),
    ),
)
AFNAME = (
    Daad(
        _H.GESPREK,
        _("Gesprek toevoegen"),
        "phone-plus",
        actions.add_gesprek,
        _("Gesprek toegevoegd."),
        vorm=forms.AddGesprek,
        geef=("gesprek", "burger_geinformeerd"),
        in_afname=True,
    ),
    Daad(
        _H.EINDIGEN,
        _("Afname eindigen"),
        "flag-check",
        actions.end_afname,
        _("De afname is klaar. Maak uw oordelen af en dien dan in."),
        bevestig=_("Na het einde kunt u niets meer navragen en komen er geen gesprekken bij."),
        in_afname=True,
        toets="Alt+S",
    ),
    _met_reden(
        _H.AFBREKEN,
        _("Afname afbreken"),
        "hand-stop",
        actions.break_off,
        _("De afname is afgebroken."),
        uitleg=_("Alleen als de afname niet door kan gaan. Er komt dan geen uitslag."),
        in_afname=True,
    ),
    Daad(
        _H.INDIENEN,
        _("Oordelen indienen"),
        "send",
        actions.hand_in,
        _("Ingediend. Uw oordelen veranderen niet meer."),
        soort="primary",
        bevestig=_("Ingediende oordelen veranderen niet meer."),
        in_afname=True,
        toets="Alt+I",
    ),
)
NA = (
    Daad(
        _H.VOORLOPIG,
        _("Voorlopige uitslag geven"),
        "eye",
        actions.give_provisional,
        _("De kandidaat ziet nu de voorlopige uitslag. Bespreek die in het nagesprek."),
        uitleg=_("De kandidaat ziet dan de uitslag, alle oordelen en alle citaten."),
        soort="primary",
    ),
    Daad(
        _H.REAGEREN,
        _("Reactie opslaan"),
        "send",
        actions.respond_to_result,
        _("Uw reactie is opgeslagen."),
        soort="primary",
        vorm=lambda proeve, data: forms.Respond(data),
        geef=("tekst",),
        tekst="tekst",
    ),
    Daad(
        _H.VASTSTELLEN,
        _("Uitslag vaststellen"),
        "lock",
        actions.fix,
        _("De uitslag is vastgesteld en verandert niet meer."),
        uitleg=_("De kandidaat leest eerst alles en kan reageren."),
        soort="primary",
        bevestig=_("Na vaststellen verandert de uitslag nooit meer."),
    ),
    _met_reden(
        _H.TERUGGEVEN,
        _("Teruggeven aan de beoordelaars"),
        "arrow-back-up",
        actions.give_back,
        _("Teruggegeven. De beoordelaars lezen waarom."),
        uitleg=_("Klopt er iets niet? De beoordelaars bespreken het dan opnieuw."),
    ),
    Daad(
        _H.UITREIKEN,
        _("Uitslag uitreiken"),
        "mail-forward",
        actions.hand_over_result,
        _("De uitslag is uitgereikt. Vanaf vandaag lopen de termijnen."),
        soort="primary",
        bevestig=_("Vanaf vandaag lopen de termijnen voor de kandidaat."),
    ),
    Daad(
        _H.ARCHIVEREN,
        _("Naar het archief"),
        "archive",
        actions.archive,
        _("Het dossier staat in het archief."),
        bevestig=_("Na het archiveren kan de kandidaat niets meer vragen."),
    ),
)
DADEN = {daad.handeling: daad for daad in (*VOOR, *AFNAME, *NA)}
