"""Estimates that people ask of each other; of collega and interne klant nobody is on record."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Medewerker, Outward, Poortbesluit
from gastvrij.kaders.models import Element
from gastvrij.ontwikkeling.rules import schattingen as regels


class Relatie(models.TextChoices):
    """What somebody is to the person whom an estimate is about."""

    ZELF = regels.Relatie.ZELF, _("Uzelf")
    LEIDINGGEVENDE = regels.Relatie.LEIDINGGEVENDE, _("Leidinggevende")
    COLLEGA = regels.Relatie.COLLEGA, _("Collega")
    INTERNE_KLANT = regels.Relatie.INTERNE_KLANT, _("Interne klant")


class Uitvraag(Outward):
    """That a medewerker asks, or lets ask, how others see some competences, until a day.

    Nothing of it goes out before the medewerker accepted. Closed it never changes: `stand` and
    `getoond` say what of the anonymous answers may be seen, for always. `getoond` holds the
    elements (identities) that each group of anonymous answers shows.
    """

    class Stand(models.TextChoices):
        NIEMAND = regels.Stand.NIEMAND, _("Geen collega’s of interne klanten gevraagd")
        APART = regels.Stand.APART, _("Per groep te zien")
        SAMEN = regels.Stand.SAMEN, _("Samen te zien")
        TE_WEINIG = regels.Stand.TE_WEINIG, _("Te weinig antwoorden")
        LIJKT_OP_EERDER = regels.Stand.LIJKT_OP_EERDER, _("Lijkt te veel op een eerdere uitvraag")

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="uitvragen")
    gestart_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="gestarte_uitvragen")
    aanleiding = models.TextField(_("Waarom vraagt u dit"))
    elementen = models.ManyToManyField(Element, related_name="uitvragen")
    termijn = models.DateField(_("Antwoorden tot en met"))
    drempel = models.PositiveSmallIntegerField(
        _("Minste aantal antwoorden"), default=regels.MINSTE_DREMPEL
    )
    poortbesluit = models.ForeignKey(Poortbesluit, models.PROTECT, null=True, related_name="+")
    gestart_op = models.DateTimeField()
    aanvaard_op = models.DateTimeField(null=True)
    gesloten_op = models.DateTimeField(null=True)
    stand = models.CharField(max_length=20, choices=Stand, blank=True)
    getoond = models.JSONField(default=dict)

    class Meta:
        ordering = ("-gestart_op", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(drempel__gte=regels.MINSTE_DREMPEL),
                name="uitvraag_drempel_only_upwards",
            ),
            models.CheckConstraint(
                condition=~models.Q(aanleiding=""), name="uitvraag_says_what_for"
            ),
            models.CheckConstraint(
                condition=models.Q(stand="")
                | models.Q(gesloten_op__isnull=False, aanvaard_op__isnull=False),
                name="uitvraag_outcome_once_closed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.medewerker}: {self.gestart_op:%d-%m-%Y}"


class Uitnodiging(Outward):
    """That somebody is asked to estimate, and whether an answer came: a yes or no, no moment."""

    uitvraag = models.ForeignKey(Uitvraag, models.CASCADE, related_name="uitnodigingen")
    wie = models.ForeignKey(Medewerker, models.PROTECT, related_name="uitnodigingen")
    relatie = models.CharField(max_length=20, choices=Relatie)
    is_beantwoord = models.BooleanField(default=False)
    is_afgewezen = models.BooleanField(default=False)

    class Meta:
        ordering = ("uitvraag_id", "relatie", "wie__naam", "pk")
        constraints = [
            models.UniqueConstraint(fields=["uitvraag", "wie"], name="uitnodiging_once"),
            models.CheckConstraint(
                condition=~models.Q(is_beantwoord=True, is_afgewezen=True),
                name="uitnodiging_answered_or_declined",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.wie}: {self.get_relatie_display()}"


class Schatting(models.Model):
    """One value for one element. Of an anonymous relation it says nothing about who gave it.

    There is no moment, and the key is random: a running number would tell in which order people
    answered. `door` stands for zelf and leidinggevende only.
    """

    class Waarde(models.TextChoices):
        NIET_GEZIEN = regels.Waarde.NIET_GEZIEN, _("Niet gezien")
        NOG_NIET = regels.Waarde.NOG_NIET, _("Nog niet")
        SOMS = regels.Waarde.SOMS, _("Soms")
        MEESTAL = regels.Waarde.MEESTAL, _("Meestal")
        ALTIJD = regels.Waarde.ALTIJD, _("Altijd")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    uitvraag = models.ForeignKey(Uitvraag, models.CASCADE, related_name="schattingen")
    relatie = models.CharField(max_length=20, choices=Relatie)
    element = models.ForeignKey(Element, models.PROTECT, related_name="schattingen")
    waarde = models.CharField(max_length=20, choices=Waarde)
    door = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, related_name="gegeven_schattingen"
    )

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    relatie__in=[Relatie.ZELF, Relatie.LEIDINGGEVENDE], door__isnull=False
                )
                | models.Q(relatie__in=[Relatie.COLLEGA, Relatie.INTERNE_KLANT], door=None),
                name="schatting_names_nobody_who_is_anonymous",
            ),
            models.UniqueConstraint(
                fields=["uitvraag", "element", "door"],
                condition=models.Q(door__isnull=False),
                name="schatting_once_by_name",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_relatie_display()}: {self.get_waarde_display()}"
