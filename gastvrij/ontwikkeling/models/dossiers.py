"""What somebody brought into the own dossier: results of a proeve, and own conversations."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Medewerker, Outward
from gastvrij.beoordeling.models import Proeve
from gastvrij.kaders.models import Element
from gastvrij.klantcontact.models import Gesprek


class IngebrachteUitslag(Outward):
    """That a candidate let the result and citations of a proeve count in the own dossier.

    The exam dossier stays apart: without this only the candidate sees them in the picture.
    """

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="ingebrachte_uitslagen")
    proeve = models.ForeignKey(Proeve, models.PROTECT, related_name="inbrengen")
    ingebracht_op = models.DateTimeField()
    teruggenomen_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-ingebracht_op", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["proeve"],
                condition=models.Q(teruggenomen_op=None),
                name="ingebrachte_uitslag_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.medewerker}: {self.proeve}"


class Nominatie(Outward):
    """An own conversation that the employee puts forward, and what it shows in own words.

    Never counted as observed. The employee can offer it to the own coach, who can answer.
    """

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="nominaties")
    gesprek = models.ForeignKey(Gesprek, models.PROTECT, related_name="nominaties")
    tekst = models.TextField(_("Wat laat dit gesprek zien?"))
    elementen = models.ManyToManyField(Element, related_name="nominaties")
    gemaakt_op = models.DateTimeField()
    ingetrokken_op = models.DateTimeField(null=True)
    aangeboden_aan = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, related_name="aangeboden_nominaties"
    )
    aangeboden_op = models.DateTimeField(null=True)
    antwoord = models.TextField(_("Uw antwoord"), blank=True)
    beantwoord_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-gemaakt_op", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["gesprek"],
                condition=models.Q(ingetrokken_op=None),
                name="nominatie_gesprek_once",
            ),
            models.CheckConstraint(condition=~models.Q(tekst=""), name="nominatie_says_what"),
            models.CheckConstraint(
                condition=~models.Q(medewerker=models.F("aangeboden_aan")),
                name="nominatie_offered_to_another",
            ),
            models.CheckConstraint(
                condition=models.Q(aangeboden_aan=None, aangeboden_op=None)
                | models.Q(aangeboden_aan__isnull=False, aangeboden_op__isnull=False),
                name="nominatie_offer_has_a_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(antwoord="", beantwoord_op=None)
                | (~models.Q(antwoord="") & models.Q(beantwoord_op__isnull=False)),
                name="nominatie_answer_has_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.medewerker}: {self.gesprek}"
