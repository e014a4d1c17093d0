"""Tables of ontwikkeling: to whom an employee opened the own competence picture."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Medewerker, Outward


class Vrijgave(Outward):
    """That an employee lets one colleague see the own competence picture until a day."""

    medewerker = models.ForeignKey(Medewerker, models.CASCADE, related_name="vrijgaven")
    aan = models.ForeignKey(
        Medewerker, models.CASCADE, related_name="ontvangen_vrijgaven", verbose_name=_("Aan wie")
    )
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
