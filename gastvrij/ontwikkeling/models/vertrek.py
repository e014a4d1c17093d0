"""Somebody who leaves: the dossier goes along, and is deleted here after a term."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Medewerker, Outward


class Vertrek(Outward):
    """The last day of somebody, and how the dossier went along.

    Once `vernietigd_op` is set the dossier may be deleted, and goes in that same transaction.
    """

    class Hoe(models.TextChoices):
        OPGEHAALD = "opgehaald", _("Zelf opgehaald")
        NIET_GEWENST = "niet_gewenst", _("Wilde het niet meenemen")
        NIET_BEREIKT = "niet_bereikt", _("Niet te bereiken")

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="vertrekken")
    laatste_dag = models.DateField(_("Laatste dag"))
    genoteerd_op = models.DateTimeField()
    genoteerd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    ingetrokken_op = models.DateTimeField(null=True)
    uitgereikt_op = models.DateTimeField(null=True)
    uitgereikt_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    uitgereikt_hoe = models.CharField(max_length=20, choices=Hoe, blank=True)
    vernietigd_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("laatste_dag", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["medewerker"],
                condition=models.Q(ingetrokken_op=None),
                name="vertrek_once_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(uitgereikt_op=None, uitgereikt_door=None, uitgereikt_hoe="")
                | (
                    models.Q(uitgereikt_op__isnull=False, uitgereikt_door__isnull=False)
                    & ~models.Q(uitgereikt_hoe="")
                ),
                name="vertrek_handed_over_by_someone",
            ),
            models.CheckConstraint(
                condition=models.Q(vernietigd_op=None)
                | models.Q(uitgereikt_op__isnull=False, ingetrokken_op=None),
                name="vertrek_destroyed_after_handing_over",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.medewerker}: {self.laatste_dag}"


class Dossiertermijn(Outward):
    """For how many days after the last day a dossier stays; the one laid down last counts."""

    dagen = models.PositiveIntegerField()
    grondslag = models.TextField()
    op = models.DateTimeField()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-op", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(dagen__gte=1), name="dossiertermijn_is_a_term"
            ),
            models.CheckConstraint(
                condition=~models.Q(grondslag=""), name="dossiertermijn_says_why"
            ),
        ]

    def __str__(self) -> str:
        return str(self.dagen)


class Dossiervernietiging(Outward):
    """The report of the deletion of one dossier: counts by kind, never whose it was."""

    op = models.DateTimeField()
    grondslag = models.TextField()
    aantallen = models.JSONField()

    class Meta:
        ordering = ("-op", "-pk")

    def __str__(self) -> str:
        return f"{self.op:%Y-%m-%d}"
