"""Conversation quality: samples, disputes, learning points."""

from django.db import models

from gastvrij.basis.models import Afdeling, Medewerker, Outward
from gastvrij.kaders.models import Element
from gastvrij.klantcontact.models import Gesprek

from .formulieren import Criterium, Formulier
from .observaties import Beoordeling, Observatie


class Steekproef(Outward):
    """How many conversations of each medewerker are observed in a period, drawn with a seed."""

    titel = models.CharField(max_length=300)
    afdeling = models.ForeignKey(Afdeling, models.PROTECT, related_name="steekproeven")
    formulier = models.ForeignKey(Formulier, models.PROTECT, related_name="steekproeven")
    coach = models.ForeignKey(Medewerker, models.PROTECT, related_name="steekproeven")
    van = models.DateField()
    tot = models.DateField()
    aantal = models.PositiveSmallIntegerField()
    kanalen = models.JSONField(default=list)
    seed = models.CharField(max_length=64)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-van", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tot__gte=models.F("van")), name="steekproef_ends_after_start"
            ),
            models.CheckConstraint(
                condition=models.Q(aantal__gte=1), name="steekproef_asks_something"
            ),
        ]

    def __str__(self) -> str:
        return self.titel


class Trekking(Outward):
    """One place in a sample: what it became, or why another conversation was taken."""

    steekproef = models.ForeignKey(Steekproef, models.PROTECT, related_name="trekkingen")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="trekkingen")
    nummer = models.PositiveSmallIntegerField()
    observatie = models.OneToOneField(Observatie, models.PROTECT, related_name="trekking")
    getrokken = models.ForeignKey(Gesprek, models.PROTECT, null=True, related_name="+")
    reden = models.TextField(blank=True)

    class Meta:
        ordering = ("steekproef", "medewerker", "nummer")
        constraints = [
            models.UniqueConstraint(
                fields=["steekproef", "medewerker", "nummer"], name="trekking_place_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.steekproef} {self.medewerker} {self.nummer}"


class Betwisting(Outward):
    """A medewerker does not agree with a quality judgement: another assessor looks again."""

    observatie = models.OneToOneField(Observatie, models.PROTECT, related_name="betwisting")
    reden = models.TextField()
    ingediend_op = models.DateTimeField()
    herbeoordeling = models.OneToOneField(
        Beoordeling, models.PROTECT, null=True, related_name="betwisting"
    )
    uitkomst = models.TextField(blank=True)
    afgerond_op = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~models.Q(reden=""), name="betwisting_has_a_reason")
        ]

    def __str__(self) -> str:
        return str(self.observatie)


class Leerpunt(Outward):
    """What a coach proposes to learn after a conversation; agreed on, ontwikkeling reads it.

    The medewerker agrees, or would rather not and says why: both for good.
    """

    observatie = models.ForeignKey(Observatie, models.PROTECT, related_name="leerpunten")
    criterium = models.ForeignKey(Criterium, models.PROTECT, null=True, related_name="leerpunten")
    indicator = models.ForeignKey(Element, models.PROTECT, null=True, related_name="leerpunten")
    tekst = models.TextField()
    voorgesteld_op = models.DateTimeField()
    voorgesteld_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    akkoord_op = models.DateTimeField(null=True)
    afgewezen_op = models.DateTimeField(null=True)
    afgewezen_reden = models.TextField(blank=True)

    class Meta:
        ordering = ("observatie", "pk")
        constraints = [
            models.CheckConstraint(condition=~models.Q(tekst=""), name="leerpunt_says_something"),
            models.CheckConstraint(
                condition=models.Q(afgewezen_op=None, afgewezen_reden="")
                | models.Q(akkoord_op=None, afgewezen_op__isnull=False)
                & ~models.Q(afgewezen_reden=""),
                name="leerpunt_declined_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.tekst[:60]
