"""The radar beside the table of a picture."""

from django.utils.translation import gettext as _

from gastvrij.basis.grafiek import Grafiek
from gastvrij.basis.radar import Axis, radar
from gastvrij.ontwikkeling.queries import Beeld, BeeldCompetentie, BeeldKader

FEWEST_AXES = 3


def kader_of(picture: Beeld, competentie: BeeldCompetentie | None) -> BeeldKader | None:
    """Return the framework with levels that a competence stands in, else the first that has any."""
    with_levels = [kader for kader in picture.kaders if kader.kolommen]
    own = (kader for kader in with_levels if competentie in kader.competenties)
    return next(own, with_levels[0] if with_levels else None)


def radar_of(kader: BeeldKader) -> Grafiek | None:
    """Return the stated and asked levels of a framework as a radar; None for too few to draw."""
    axes = [
        Axis(one.code or str(nr), one.gesteld or 0, one.vereist or 0)
        for nr, one in enumerate(kader.competenties, start=1)
    ]
    if len(axes) < FEWEST_AXES:
        return None
    return radar(
        axes,
        levels=len(kader.kolommen),
        titel=_("Besproken en gevraagde niveaus van {naam}").format(naam=kader.versie.kader.titel),
        koppen=(_("Competentie"), _("Besproken"), _("Gevraagd")),
    )
