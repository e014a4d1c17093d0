"""What this room keeps about staff, for the works council: beside what the rooms below name.

A test holds this against the tables, so that none can come without its line here.
"""

from django.utils.translation import gettext_lazy as _

from gastvrij.beoordeling.models.verantwoording import Doel, Gegeven

from .badges import Badge
from .dossiers import IngebrachteUitslag, Nominatie
from .eerder import Bewijsdocument, Bewijsregel, EerderBewijs
from .functies import Functie, Functieprofiel, Vervulling
from .hulp import Hulpaanbod, Hulpvraag
from .niveaus import Niveauvaststelling
from .plan import Agendapunt, Cyclus, Cyclusgesprek, Leerdoel, Voortgang
from .schattingen import Schatting, Uitnodiging, Uitvraag
from .vertrek import Dossiertermijn, Vertrek
from .vrijgaven import Vrijgave

DOELEN = (Doel.ONTWIKKELING,)

GEGEVENS = (
    Gegeven(Vrijgave, _("Aan wie iemand het eigen profiel liet zien, wat, en tot wanneer"), DOELEN),
    Gegeven(Vervulling, _("Welke functie iemand vervult, en vanaf wanneer"), DOELEN),
    Gegeven(Functie, _("Wie een functie maakte"), DOELEN),
    Gegeven(Functieprofiel, _("Wie vaststelde wat een functie vraagt"), DOELEN),
    Gegeven(
        Niveauvaststelling,
        _("Welk niveau iemand noemde, waarom, en wat de medewerker daarvan vond"),
        DOELEN,
    ),
    Gegeven(Uitvraag, _("Wie om inschattingen vroeg, over wie en waarom"), DOELEN),
    Gegeven(Uitnodiging, _("Wie om een inschatting is gevraagd, en of die kwam"), DOELEN),
    Gegeven(
        Schatting,
        _("De inschattingen; van collega’s en interne klanten zonder naam en zonder tijdstip"),
        DOELEN,
    ),
    Gegeven(Leerdoel, _("Wat iemand wil leren, hoe, en wanneer het klaar is"), DOELEN),
    Gegeven(Voortgang, _("Hoe het met een leerdoel gaat, en wie dat schreef"), DOELEN),
    Gegeven(Cyclus, _("Met wie iemand in welke periode gesprekken heeft"), DOELEN),
    Gegeven(Cyclusgesprek, _("Het verslag van zo’n gesprek en de reactie erop"), DOELEN),
    Gegeven(Agendapunt, _("Waarover een van beiden wil praten"), DOELEN),
    Gegeven(EerderBewijs, _("Wat iemand eerder leerde, door diegene zelf ingebracht"), DOELEN),
    Gegeven(Bewijsdocument, _("Het bestand dat iemand daarbij zette"), DOELEN),
    Gegeven(Bewijsregel, _("Wie het origineel zag of niet akkoord ging, en waarom"), DOELEN),
    Gegeven(Nominatie, _("Eigen gesprekken die iemand aandroeg, en het antwoord erop"), DOELEN),
    Gegeven(IngebrachteUitslag, _("Welke uitslag iemand zelf in het dossier bracht"), DOELEN),
    Gegeven(Badge, _("Welke badge iemand vroeg, en wie die introk"), DOELEN),
    Gegeven(Vertrek, _("De laatste dag van wie weggaat, en hoe het dossier meeging"), DOELEN),
    Gegeven(Dossiertermijn, _("Wie de bewaartermijn van dossiers vastlegde"), DOELEN),
    Gegeven(
        Hulpaanbod,
        _("Waarmee iemand wil helpen, of wat iemand wil leren, door eigen keuze"),
        DOELEN,
    ),
    Gegeven(Hulpvraag, _("Wie een collega om hulp vroeg, en of die ja zei"), DOELEN),
)
