"""The level that a named person stated together with the employee; all are kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Medewerker, Outward, Poortbesluit
from gastvrij.kaders.models import Element
from gastvrij.ontwikkeling.rules.stand import niveaulabel


class Niveauvaststelling(Outward):
    """What a named person says of a competence, and whether the employee agrees.

    With levels `niveau` is one of them; where a framework has none, `voldoet` says yes or no. It
    shows as stated once the employee agreed; nothing ever computes it, and none replaces another.
    """

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="niveauvaststellingen")
    competentie = models.ForeignKey(Element, models.PROTECT, related_name="niveauvaststellingen")
    niveau = models.ForeignKey(
        Element, models.PROTECT, null=True, related_name="vastgestelde_niveaus"
    )
    voldoet = models.BooleanField(_("Laat dit zien"), null=True)
    besproken_op = models.DateField(_("Besproken op"))
    reden = models.TextField(_("Waarom"))
    gesteld_op = models.DateTimeField()
    gesteld_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="gestelde_niveaus")
    poortbesluit = models.ForeignKey(Poortbesluit, models.PROTECT, related_name="+")
    is_akkoord = models.BooleanField(null=True)
    reactie = models.TextField(blank=True)
    gereageerd_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-gesteld_op", "-pk")
        indexes = [
            models.Index(fields=["medewerker", "competentie"], name="niveauvaststelling_of_someone")
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(medewerker=models.F("gesteld_door")),
                name="niveauvaststelling_by_another",
            ),
            models.CheckConstraint(
                condition=~models.Q(reden=""), name="niveauvaststelling_says_why"
            ),
            models.CheckConstraint(
                condition=models.Q(niveau__isnull=False, voldoet=None)
                | models.Q(niveau=None, voldoet__isnull=False),
                name="niveauvaststelling_level_or_yes_no",
            ),
            models.CheckConstraint(
                condition=models.Q(is_akkoord=None, gereageerd_op=None)
                | models.Q(is_akkoord__isnull=False, gereageerd_op__isnull=False),
                name="niveauvaststelling_answer_has_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.medewerker}: {self.competentie}"

    @property
    def label(self) -> str:
        """Return the level as its framework names it, nothing for a yes or no."""
        return niveaulabel(self.niveau.code, self.niveau.titel) if self.niveau else ""
