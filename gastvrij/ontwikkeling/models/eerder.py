"""What somebody learned before: a diploma, a course, a job, and who saw the original."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Medewerker, Outward
from gastvrij.kaders.models import Element


class EerderBewijs(Outward):
    """Evidence of prior learning that the employee put in the own dossier.

    It can be removed until somebody checked it; from then on it stays as it is.
    """

    class Soort(models.TextChoices):
        DIPLOMA = "diploma", _("Diploma")
        CERTIFICAAT = "certificaat", _("Certificaat")
        CURSUS = "cursus", _("Cursus of training")
        WERKERVARING = "werkervaring", _("Werkervaring")
        ANDER = "ander", _("Iets anders")

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="eerdere_bewijzen")
    titel = models.CharField(_("Wat is het?"), max_length=300)
    soort = models.CharField(_("Soort"), max_length=20, choices=Soort)
    uitgever = models.CharField(_("Van wie"), max_length=300)
    datum = models.DateField(_("Datum"))
    elementen = models.ManyToManyField(Element, related_name="eerdere_bewijzen")
    gemaakt_op = models.DateTimeField()

    class Meta:
        ordering = ("-datum", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(titel="") & ~models.Q(uitgever=""),
                name="eerder_bewijs_says_what",
            )
        ]

    def __str__(self) -> str:
        return self.titel


class Bewijsdocument(Outward):
    """The file that goes with evidence; `mediatype` is what its content is, whatever its name."""

    bewijs = models.OneToOneField(EerderBewijs, models.CASCADE, related_name="document")
    bestandsnaam = models.CharField(max_length=255)
    mediatype = models.CharField(max_length=40)
    inhoud = models.BinaryField()
    grootte = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)

    def __str__(self) -> str:
        return self.bestandsnaam


class Bewijsregel(Outward):
    """What became of evidence: seen in the original, not accepted, or withdrawn; all are kept."""

    class Soort(models.TextChoices):
        ORIGINEEL_GEZIEN = "origineel_gezien", _("Origineel gezien")
        NIET_AKKOORD = "niet_akkoord", _("Niet akkoord")
        INGETROKKEN = "ingetrokken", _("Ingetrokken")

    bewijs = models.ForeignKey(EerderBewijs, models.PROTECT, related_name="regels")
    soort = models.CharField(max_length=20, choices=Soort)
    reden = models.TextField(blank=True)
    op = models.DateTimeField()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("op", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["bewijs"],
                condition=models.Q(soort="ingetrokken"),
                name="bewijsregel_withdrawn_once",
            ),
            models.CheckConstraint(
                condition=models.Q(soort="origineel_gezien") | ~models.Q(reden=""),
                name="bewijsregel_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.bewijs}: {self.get_soort_display()}"
