"""What is kept about staff and for how long: what each room names, for one page of all."""

from collections.abc import Callable, Mapping

from gastvrij.beoordeling.models.verantwoording import GEGEVENS as BEOORDELING
from gastvrij.beoordeling.models.verantwoording import Doel, Gegeven
from gastvrij.ontwikkeling.models.verantwoording import GEGEVENS as ONTWIKKELING
from gastvrij.ontwikkeling.queries import termijn_in_words

GEGEVENS: tuple[Gegeven, ...] = (*BEOORDELING, *ONTWIKKELING)

# By purpose: what says how long that stays, of the rooms above the page that shows it.
TERMIJNEN: Mapping[Doel, Callable[[], list[str]]] = {Doel.ONTWIKKELING: termijn_in_words}
