"""Tables of ontwikkeling: functies, levels that people stated, plans, estimates and dossiers."""

from .badges import Badge, Statusplaats
from .dossiers import IngebrachteUitslag, Nominatie
from .eerder import Bewijsdocument, Bewijsregel, EerderBewijs
from .functies import Eis, Functie, Functieprofiel, Opleidingseis, Vervulling
from .hulp import Hulpaanbod, Hulpvraag
from .niveaus import Niveauvaststelling
from .plan import Agendapunt, Cyclus, Cyclusgesprek, Leerdoel, Voortgang
from .schattingen import Relatie, Schatting, Uitnodiging, Uitvraag
from .vertrek import Dossiertermijn, Dossiervernietiging, Vertrek
from .vrijgaven import Vrijgave, standard_onderdelen

__all__ = [
    "Agendapunt",
    "Badge",
    "Bewijsdocument",
    "Bewijsregel",
    "Cyclus",
    "Cyclusgesprek",
    "Dossiertermijn",
    "Dossiervernietiging",
    "EerderBewijs",
    "Eis",
    "Functie",
    "Functieprofiel",
    "Hulpaanbod",
    "Hulpvraag",
    "IngebrachteUitslag",
    "Leerdoel",
    "Niveauvaststelling",
    "Nominatie",
    "Opleidingseis",
    "Relatie",
    "Schatting",
    "Statusplaats",
    "Uitnodiging",
    "Uitvraag",
    "Vertrek",
    "Vervulling",
    "Voortgang",
    "Vrijgave",
    "standard_onderdelen",
]
