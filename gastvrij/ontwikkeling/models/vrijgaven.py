"""To whom an employee opened the own competence picture."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Medewerker, Outward


def standard_onderdelen() -> list[str]:
    """Return the parts that a release opens unless the employee chooses others."""
    return [Vrijgave.Onderdeel.COMPETENTIES.value, Vrijgave.Onderdeel.CITATEN.value]


class Vrijgave(Outward):
    """That an employee lets one colleague see parts of the own profile until a day."""

    class Onderdeel(models.TextChoices):
        COMPETENTIES = "competenties", _("Competenties: aantallen en niveaus")
        CITATEN = "citaten", _("Citaten onder de competenties")
        PLAN = "plan", _("Ontwikkelplan en leerpunten")
        INSCHATTINGEN = "inschattingen", _("Inschattingen")
        DOSSIER = "dossier", _("Dossier")

    medewerker = models.ForeignKey(Medewerker, models.CASCADE, related_name="vrijgaven")
    aan = models.ForeignKey(
        Medewerker, models.CASCADE, related_name="ontvangen_vrijgaven", verbose_name=_("Aan wie")
    )
    onderdelen = models.JSONField(_("Wat"), default=standard_onderdelen)
    gegeven_op = models.DateTimeField()
    tot_en_met = models.DateField(_("Tot en met"))
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-gegeven_op", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(medewerker=models.F("aan")), name="vrijgave_to_another"
            )
        ]

    def __str__(self) -> str:
        return f"{self.medewerker} -> {self.aan}"

    @property
    def namen(self) -> list[str]:
        """Return what it opens, in words."""
        return [str(self.Onderdeel(one).label) for one in self.onderdelen]
