"""Tables of taken: work that a klantcontact gave rise to, and the attempts to do it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Afdeling, Medewerker, Outward, Team
from gastvrij.klantcontact.models import Klantcontact

from .generated import MustBeDone


class InterneTaak(Outward):
    """Work for a colleague that a klantcontact gave rise to."""

    class Soort(models.TextChoices):
        TERUGBELLEN = "terugbellen", _("Terugbelafspraak")
        DOORGEZET = "doorgezet", _("Doorgezette vraag")
        KLACHT = "klacht", _("Klacht")

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
    # By when it must be done; the work lists go by it.
    moet_op = models.GeneratedField(
        expression=MustBeDone("beloofd_tot", "uiterlijk_op"),
        output_field=models.DateTimeField(),
        db_persist=True,
    )
    eerste_poging_op = models.DateTimeField(null=True)
    afgehandeld_op = models.DateTimeField(null=True)
    # Since it was assigned last; empties at every new assignment.
    gezien_op = models.DateTimeField(null=True)
    # When the mail about this assignment went out, or turned out not to be needed.
    gemeld_op = models.DateTimeField(null=True)
    herinnerd_op = models.DateTimeField(null=True)
    geescaleerd_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("uiterlijk_op", "beloofd_tot", "pk")
        indexes = [
            models.Index(fields=["status", "afdeling", "uiterlijk_op"], name="taak_afdeling"),
            models.Index(fields=["status", "medewerker", "uiterlijk_op"], name="taak_medewerker"),
            models.Index(fields=["afdeling", "-afgehandeld_op"], name="taak_afgehandeld"),
            models.Index(fields=["medewerker", "-afgehandeld_op"], name="taak_afgehandeld_door"),
            models.Index(
                fields=["afdeling", "moet_op"],
                name="taak_lijst_afdeling",
                condition=models.Q(afgehandeld_op=None),
            ),
            models.Index(
                fields=["medewerker", "moet_op"],
                name="taak_lijst_medewerker",
                condition=models.Q(afgehandeld_op=None),
            ),
            models.Index(
                fields=["toegewezen_op"],
                name="taak_te_melden",
                condition=models.Q(gemeld_op=None, medewerker__isnull=False),
            ),
            models.Index(
                fields=["uiterlijk_op"],
                name="taak_te_escaleren",
                condition=models.Q(geescaleerd_op=None, afgehandeld_op=None),
            ),
            models.Index(
                fields=["beloofd_tot"],
                name="taak_belofte",
                condition=models.Q(geescaleerd_op=None, afgehandeld_op=None),
            ),
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
        GESCHREVEN = "geschreven", _("Niet bereikt, bericht geschreven")
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


class Terugvraag(Outward):
    """What a colleague of the second line asks back about a taak, and the answer."""

    taak = models.ForeignKey(InterneTaak, models.PROTECT, related_name="terugvragen")
    vraag = models.TextField()
    gevraagd_op = models.DateTimeField()
    gevraagd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    # Who made the taak; without such a person everybody of the first line.
    aan = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="terugvragen")
    antwoord = models.TextField(blank=True)
    beantwoord_op = models.DateTimeField(null=True)
    beantwoord_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("gevraagd_op", "pk")
        indexes = [models.Index(fields=["aan", "beantwoord_op"], name="terugvraag_open")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(vraag=""), name="terugvraag_asks_something"),
            models.CheckConstraint(
                condition=models.Q(beantwoord_op=None, antwoord="")
                | (models.Q(beantwoord_op__isnull=False) & ~models.Q(antwoord="")),
                name="terugvraag_answered_has_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.taak.nummer}: {self.vraag}"


class Openingstijd(Outward):
    """When the gemeente (no afdeling) can be reached, or an afdeling calls back; Monday is 0."""

    afdeling = models.ForeignKey(
        Afdeling, models.CASCADE, null=True, blank=True, related_name="openingstijden"
    )
    weekdag = models.PositiveSmallIntegerField(_("Dag"))
    van = models.TimeField(_("Van"))
    tot = models.TimeField(_("Tot"))

    class Meta:
        ordering = ("weekdag", "van")
        constraints = [
            models.CheckConstraint(condition=models.Q(weekdag__lte=6), name="openingstijd_weekdag"),
            models.CheckConstraint(
                condition=models.Q(van__lt=models.F("tot")), name="openingstijd_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.weekdag} {self.van:%H:%M}-{self.tot:%H:%M}"


class Afwezigheid(Outward):
    """Days on which somebody is away, and who does the work meanwhile."""

    medewerker = models.ForeignKey(Medewerker, models.CASCADE, related_name="afwezigheid")
    van = models.DateField(_("Eerste dag"))
    tot = models.DateField(_("Laatste dag"))
    vervanger = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, blank=True, related_name="vervangt"
    )

    class Meta:
        ordering = ("van", "pk")
        indexes = [models.Index(fields=["medewerker", "tot"], name="afwezigheid_nu")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tot__gte=models.F("van")), name="afwezigheid_ends_after_start"
            ),
            models.CheckConstraint(
                condition=models.Q(vervanger=None) | ~models.Q(vervanger=models.F("medewerker")),
                name="afwezigheid_not_own_vervanger",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.medewerker}: {self.van} - {self.tot}"


class Taakregels(models.Model):
    """What this gemeente agreed about calling back; what is empty is not agreed."""

    schrijven_na_pogingen = models.PositiveSmallIntegerField(
        _("Na hoeveel vergeefse pogingen schrijft u?"), null=True, blank=True
    )
    klacht_afdeling = models.ForeignKey(
        Afdeling,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("Welke afdeling behandelt klachten?"),
    )
    # Awb, article 9:11: an independent committee has ten weeks for a klacht, anybody else six.
    klacht_commissie = models.BooleanField(
        _("Een onafhankelijke commissie adviseert over klachten"), default=False
    )

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="taakregels_is_one_row")
        ]

    def __str__(self) -> str:
        return str(self.schrijven_na_pogingen)
