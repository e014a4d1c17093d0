"""How long what was observed is kept, and what was destroyed when that was over."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Medewerker, Outward


class Bewaartermijn(Outward):
    """For how many days one kind of record is kept; the last one that was laid down counts."""

    class Soort(models.TextChoices):
        KWALITEIT = "kwaliteit", _("Gesprekken beoordelen op kwaliteit")
        COACHING = "coaching", _("Meeluisteren om te leren")
        KALIBRATIE = "kalibratie", _("Kalibratie tussen beoordelaars")

    soort = models.CharField(max_length=20, choices=Soort)
    dagen = models.PositiveIntegerField()
    grondslag = models.TextField()
    op = models.DateTimeField()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-op", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(dagen__gte=1), name="bewaartermijn_is_a_term"
            ),
            models.CheckConstraint(
                condition=~models.Q(grondslag=""), name="bewaartermijn_says_why"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.dagen}"


class Vernietiging(Outward):
    """The report of one destruction: counts by kind, never what was in it."""

    op = models.DateTimeField()
    soort = models.CharField(max_length=20)
    grondslag = models.TextField()
    aantallen = models.JSONField()

    class Meta:
        ordering = ("-op", "-pk")

    def __str__(self) -> str:
        return f"{self.op:%Y-%m-%d} {self.soort}"
