"""Badges of results that were passed, and the places in the list of those that were withdrawn."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Medewerker, Outward
from gastvrij.beoordeling.models import Proeve
from gastvrij.ontwikkeling.badges import status


class Statusplaats(Outward):
    """A place in the public list of withdrawn badges, by chance, and the public key that signed.

    It tells of nobody, and stays when the badge itself is deleted: what was withdrawn stays so.
    """

    nummer = models.PositiveIntegerField(unique=True)
    sleutel = models.CharField(max_length=100)
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("nummer",)
        constraints = [
            models.CheckConstraint(
                condition=models.Q(nummer__lt=status.PLACES), name="statusplaats_is_in_the_list"
            )
        ]

    def __str__(self) -> str:
        return str(self.nummer)


class Badge(Outward):
    """A badge that an employee asked for of an own result; `credential` is the JSON as signed."""

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="badges")
    proeve = models.ForeignKey(Proeve, models.PROTECT, related_name="badges")
    plaats = models.OneToOneField(Statusplaats, models.PROTECT, related_name="badge")
    naam = models.CharField(_("Badge"), max_length=500)
    credential = models.TextField()
    uitgegeven_op = models.DateTimeField()
    ingetrokken_op = models.DateTimeField(null=True)
    ingetrokken_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    ingetrokken_reden = models.TextField(_("Waarom"), blank=True)

    class Meta:
        ordering = ("-uitgegeven_op", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["proeve"],
                condition=models.Q(ingetrokken_op=None),
                name="badge_once_a_proeve",
            ),
            models.CheckConstraint(
                condition=models.Q(ingetrokken_op=None, ingetrokken_door=None, ingetrokken_reden="")
                | (
                    models.Q(ingetrokken_op__isnull=False, ingetrokken_door__isnull=False)
                    & ~models.Q(ingetrokken_reden="")
                ),
                name="badge_withdrawn_by_someone_who_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.naam
