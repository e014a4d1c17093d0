"""People who offer each other help with a competence, and what they ask of each other."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Medewerker, Outward
from gastvrij.kaders.models import Element


class Hulpaanbod(Outward):
    """That somebody can help with, or wants to learn, a competence; by own choice, until withdrawn.

    Who wants to learn stays unseen unless that person lets those who offer this help see it. It
    says nothing about a level.
    """

    class Soort(models.TextChoices):
        KAN_HELPEN = "kan_helpen", _("Hier kan ik bij helpen")
        WIL_LEREN = "wil_leren", _("Dit wil ik leren")

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="hulpaanbod")
    element = models.ForeignKey(Element, models.PROTECT, related_name="hulpaanbod")
    soort = models.CharField(_("Wat wilt u?"), max_length=20, choices=Soort)
    toelichting = models.TextField(_("Toelichting"), blank=True)
    is_zichtbaar = models.BooleanField(default=False)
    sinds = models.DateTimeField()
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-sinds", "-pk")
        indexes = [
            models.Index(
                fields=["element", "soort"],
                condition=models.Q(ingetrokken_op=None),
                name="hulpaanbod_running",
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["medewerker", "element", "soort"],
                condition=models.Q(ingetrokken_op=None),
                name="hulpaanbod_once",
            ),
            models.CheckConstraint(
                condition=models.Q(soort="wil_leren") | models.Q(is_zichtbaar=True),
                name="hulpaanbod_help_is_seen",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.medewerker}: {self.element}"


class Hulpvraag(Outward):
    """That somebody asks for the help that a colleague offers, who says yes or no once."""

    aanbod = models.ForeignKey(Hulpaanbod, models.CASCADE, related_name="vragen")
    van = models.ForeignKey(Medewerker, models.PROTECT, related_name="hulpvragen")
    tekst = models.TextField(_("Wat wilt u vragen?"))
    gevraagd_op = models.DateTimeField()
    is_ja = models.BooleanField(null=True)
    antwoord = models.TextField(_("Uw antwoord"), blank=True)
    beantwoord_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-gevraagd_op", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["aanbod", "van"],
                condition=models.Q(beantwoord_op=None),
                name="hulpvraag_once_unanswered",
            ),
            models.CheckConstraint(condition=~models.Q(tekst=""), name="hulpvraag_says_what"),
            models.CheckConstraint(
                condition=models.Q(is_ja=None, beantwoord_op=None, antwoord="")
                | models.Q(is_ja__isnull=False, beantwoord_op__isnull=False),
                name="hulpvraag_answer_has_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.van}: {self.aanbod}"
