"""Tables of beoordeling: forms, observations, their passages and the judgements on them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Medewerker, Outward, Poortbesluit
from gastvrij.kaders.models import Element, KaderVersie, Kruistabel
from gastvrij.klantcontact.models import Gesprek


class Formulier(Outward):
    """A version of a form made from a kaderversie; published it never changes."""

    class Status(models.TextChoices):
        CONCEPT = "concept", _("Concept")
        GEPUBLICEERD = "gepubliceerd", _("Gepubliceerd")

    titel = models.CharField(max_length=500)
    nummer = models.PositiveIntegerField()
    versie = models.ForeignKey(KaderVersie, models.PROTECT, related_name="formulieren")
    status = models.CharField(max_length=20, choices=Status, default=Status.CONCEPT)
    digest = models.CharField(max_length=64, blank=True)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    gepubliceerd_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-gemaakt_op", "-pk")
        constraints = [
            models.UniqueConstraint(fields=["versie", "nummer"], name="formulier_nummer_once"),
            models.CheckConstraint(
                condition=models.Q(status="concept") | ~models.Q(digest=""),
                name="formulier_published_has_digest",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.titel} ({self.nummer})"


class Criterium(Outward):
    """One line of a form: a toetsterm, with the levels on which it is judged."""

    formulier = models.ForeignKey(Formulier, models.CASCADE, related_name="criteria")
    element = models.ForeignKey(Element, models.PROTECT, related_name="+")
    groep = models.TextField(blank=True)
    code = models.CharField(max_length=60, blank=True)
    tekst = models.TextField()
    niveaus = models.JSONField(null=True)
    aantal_niveaus = models.PositiveSmallIntegerField(null=True)
    volgorde = models.PositiveIntegerField()

    class Meta:
        ordering = ("formulier", "volgorde")
        constraints = [
            models.UniqueConstraint(fields=["formulier", "volgorde"], name="criterium_place_once")
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.tekst}"


class Observatie(Outward):
    """One conversation of one medewerker, observed for a purpose that was fixed beforehand."""

    class Doel(models.TextChoices):
        PROEVE = "proeve", _("Proeve op de werkplek")
        KWALITEIT = "kwaliteit", _("Gesprekken beoordelen op kwaliteit")
        COACHING = "coaching", _("Meeluisteren om te leren")

    class Status(models.TextChoices):
        GEPLAND = "gepland", _("Gepland")
        AFNAME = "afname", _("Bezig")
        GEDEELD = "gedeeld", _("Gedeeld met de medewerker")
        VASTGESTELD = "vastgesteld", _("Uitslag vastgesteld")

    doel = models.CharField(max_length=20, choices=Doel)
    status = models.CharField(max_length=20, choices=Status, default=Status.GEPLAND)
    formulier = models.ForeignKey(Formulier, models.PROTECT, related_name="observaties")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="observaties")
    beoordelaar = models.ForeignKey(
        Medewerker, models.PROTECT, related_name="beoordeelde_observaties"
    )
    vaststeller = models.ForeignKey(
        Medewerker, models.PROTECT, null=True, related_name="vast_te_stellen_observaties"
    )
    poortbesluit = models.ForeignKey(Poortbesluit, models.PROTECT, related_name="+")
    kruistabel = models.ForeignKey(
        Kruistabel, models.PROTECT, null=True, related_name="observaties"
    )
    gesprek = models.ForeignKey(Gesprek, models.PROTECT, null=True, related_name="observaties")
    gepland_op = models.DateTimeField()
    gepland_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    burger_geinformeerd = models.BooleanField(default=False)
    begonnen_op = models.DateTimeField(null=True)
    gedeeld_op = models.DateTimeField(null=True)
    vastgesteld_op = models.DateTimeField(null=True)
    vastgesteld_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    reactie = models.TextField(blank=True)
    reactie_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-gepland_op", "-pk")
        indexes = [models.Index(fields=["medewerker", "status"], name="observatie_medewerker")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(medewerker=models.F("beoordelaar")),
                name="observatie_never_of_oneself",
            ),
            models.CheckConstraint(
                condition=models.Q(status="gepland") | models.Q(gesprek__isnull=False),
                name="observatie_begun_has_gesprek",
            ),
            models.CheckConstraint(
                condition=models.Q(status="gepland") | models.Q(burger_geinformeerd=True),
                name="observatie_citizen_was_told",
            ),
            models.CheckConstraint(
                condition=~models.Q(vaststeller=models.F("beoordelaar"))
                & ~models.Q(vaststeller=models.F("medewerker")),
                name="observatie_second_eyes_are_another",
            ),
            models.CheckConstraint(
                condition=~models.Q(doel="proeve") | models.Q(vaststeller__isnull=False),
                name="observatie_proeve_has_second_eyes",
            ),
            models.CheckConstraint(
                condition=models.Q(vastgesteld_door=None)
                | models.Q(vastgesteld_door=models.F("vaststeller")),
                name="observatie_fixed_by_second_eyes",
            ),
            models.UniqueConstraint(fields=["gesprek"], name="observatie_gesprek_once"),
        ]

    def __str__(self) -> str:
        return f"{self.get_doel_display()} {self.uuid}"


class Fragment(Outward):
    """Evidence: a passage of the conversation, an answer to a question, or a document."""

    class Soort(models.TextChoices):
        GEOBSERVEERD = "geobserveerd", _("Gehoord of gezien")
        BEVRAAGD = "bevraagd", _("Nagevraagd")
        DOCUMENT = "document", _("Document")

    observatie = models.ForeignKey(Observatie, models.PROTECT, related_name="fragmenten")
    soort = models.CharField(max_length=20, choices=Soort, default=Soort.GEOBSERVEERD)
    tekst = models.TextField()
    seconde = models.PositiveIntegerField(null=True)
    stappen = models.ManyToManyField(Element, related_name="fragmenten")
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("seconde", "pk")
        constraints = [
            models.CheckConstraint(condition=~models.Q(tekst=""), name="fragment_says_something")
        ]

    def __str__(self) -> str:
        return self.tekst[:60]


class Oordeel(Outward):
    """What an assessor says about one criterium, and on which fragments; none overwrites."""

    class Waarde(models.TextChoices):
        VOLDOENDE = "voldoende", _("Voldoende")
        ONVOLDOENDE = "onvoldoende", _("Onvoldoende")
        NIET_WAARGENOMEN = "niet_waargenomen", _("Niet waargenomen")

    observatie = models.ForeignKey(Observatie, models.PROTECT, related_name="oordelen")
    criterium = models.ForeignKey(Criterium, models.PROTECT, related_name="oordelen")
    waarde = models.CharField(max_length=20, choices=Waarde)
    toelichting = models.TextField(blank=True)
    fragmenten = models.ManyToManyField(Fragment, related_name="oordelen")
    gegeven_op = models.DateTimeField()
    gegeven_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("criterium__volgorde", "gegeven_op", "pk")
        indexes = [models.Index(fields=["observatie", "criterium"], name="oordeel_criterium")]

    def __str__(self) -> str:
        return f"{self.criterium.code}: {self.get_waarde_display()}"
