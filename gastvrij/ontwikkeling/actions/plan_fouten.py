"""Why something about a plan is refused, in words for the medewerker."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from gastvrij.ontwikkeling.rules.plan import Bezwaar, Gebrek


class CannotPlan(Exception):
    """Refused; the message is fit for the medewerker, `field` is where it belongs if anywhere."""

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.field = field


class GoalIncomplete(CannotPlan):
    """A goal is not complete; `problems` says of each field what is wrong."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(" ".join(problems.values()))
        self.problems = problems


class Outdated(CannotPlan):
    """It was changed after this person saw it; nothing was overwritten."""


GEBREKEN: dict[Gebrek, str | Promise] = {
    Gebrek.LEEG: _("Vul dit in."),
    Gebrek.MEER_DAN_EEN: _("Kies één ding om te leren. Maak van de rest een eigen doel."),
    Gebrek.VOORBIJ: _("Kies een dag na vandaag."),
    Gebrek.NA_HET_EINDE: _("Kies een dag op of voor de dag waarop het klaar is."),
    Gebrek.GEEN_HTTPS: _("Geef een volledige link die begint met https://."),
}
BEZWAREN: dict[Bezwaar, tuple[str, str | Promise]] = {
    Bezwaar.VOORBIJ: ("gepland_op", _("Kies een moment dat nog komt.")),
    Bezwaar.BUITEN: ("gepland_op", _("Kies een dag binnen de gesprekscyclus.")),
    Bezwaar.AL_GEPLAND: ("soort", _("Dit gesprek staat al in deze cyclus.")),
    Bezwaar.VOLGORDE: (
        "gepland_op",
        _("Eerst het planningsgesprek, dan de voortgang, als laatste de terugblik."),
    ),
}


def refuse_moment(why: Bezwaar | None) -> None:
    """Raise CannotPlan at its field if there is something against a moment."""
    if why is not None:
        field, text = BEZWAREN[why]
        raise CannotPlan(str(text), field=field)
