"""Tables of taken: work that a klantcontact gave rise to, and the attempts to do it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Afdeling, Medewerker, Outward, Team
from gastvrij.klantcontact.models import Klantcontact


class InterneTaak(Outward):
    """Work for a colleague that a klantcontact gave rise to."""

    class Soort(models.TextChoices):
        TERUGBELLEN = "terugbellen", _("Terugbelafspraak")
        DOORGEZET = "doorgezet", _("Doorgezette vraag")

    class Status(models.TextChoices):
        TE_VERWERKEN = "te_verwerken", _("Te verwerken")
        IN_BEHANDELING = "in_behandeling", _("In behandeling")
        VERWERKT = "verwerkt", _("Verwerkt")

    nummer = models.CharField(max_length=10, unique=True, null=True)
    klantcontact = models.ForeignKey(Klantcontact, models.PROTECT, related_name="taken")
    soort = models.CharField(max_length=20, choices=Soort, default=Soort.TERUGBELLEN)
    gevraagde_handeling = models.TextField()
    toelichting = models.TextField(blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.TE_VERWERKEN)
    afdeling = models.ForeignKey(Afdeling, models.PROTECT, null=True, related_name="taken")
    team = models.ForeignKey(Team, models.PROTECT, null=True, related_name="taken")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="taken")
    toegewezen_op = models.DateTimeField()
    uiterlijk_op = models.DateField(null=True)
    beloofd_van = models.DateTimeField(null=True)
    beloofd_tot = models.DateTimeField(null=True)
    eerste_poging_op = models.DateTimeField(null=True)
    afgehandeld_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("uiterlijk_op", "beloofd_tot", "pk")
        indexes = [
            models.Index(fields=["status", "afdeling", "uiterlijk_op"], name="taak_afdeling"),
            models.Index(fields=["status", "medewerker", "uiterlijk_op"], name="taak_medewerker"),
            models.Index(fields=["afdeling", "-afgehandeld_op"], name="taak_afgehandeld"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(gevraagde_handeling=""), name="taak_asks_something"
            ),
            models.CheckConstraint(
                condition=models.Q(status="verwerkt", afgehandeld_op__isnull=False)
                | (~models.Q(status="verwerkt") & models.Q(afgehandeld_op=None)),
                name="taak_finished_has_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(afdeling__isnull=False) | models.Q(medewerker__isnull=False),
                name="taak_lies_with_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nummer} {self.gevraagde_handeling}"


class Contactpoging(Outward):
    """One attempt to reach the inwoner, and how it went."""

    class Uitkomst(models.TextChoices):
        GESPROKEN = "gesproken", _("Gesproken")
        VOICEMAIL = "voicemail", _("Voicemail ingesproken")
        GEEN_GEHOOR = "geen_gehoor", _("Geen gehoor")
        VERKEERD_NUMMER = "verkeerd_nummer", _("Verkeerd nummer")

    taak = models.ForeignKey(InterneTaak, models.PROTECT, related_name="contactpogingen")
    at = models.DateTimeField()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    uitkomst = models.CharField(max_length=20, choices=Uitkomst)
    notitie = models.TextField(blank=True)

    class Meta:
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.taak.nummer}: {self.get_uitkomst_display()}"


class Taaknotitie(Outward):
    """What somebody wrote at a step: the answer given, why forwarded, why reopened."""

    class Soort(models.TextChoices):
        ANTWOORD = "antwoord", _("Antwoord aan de inwoner")
        DOORGESTUURD = "doorgestuurd", _("Bij het doorsturen")
        HEROPEND = "heropend", _("Reden van heropenen")

    taak = models.ForeignKey(InterneTaak, models.PROTECT, related_name="notities")
    soort = models.CharField(max_length=20, choices=Soort)
    at = models.DateTimeField()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    tekst = models.TextField()

    class Meta:
        ordering = ("at", "pk")
        constraints = [
            models.CheckConstraint(condition=~models.Q(tekst=""), name="taaknotitie_says_something")
        ]

    def __str__(self) -> str:
        return f"{self.taak.nummer}: {self.get_soort_display()}"
