"""Forms: criteria in groups, with their scales, weights and the cesuur of an exam."""

from decimal import Decimal

from django.db import models
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Medewerker, Outward
from gastvrij.kaders.models import Element, KaderVersie


class Formulier(Outward):
    """A version of a form, from an exam plan or of the gemeente's own; published it never changes.

    `cesuur` holds the rule of an exam as `rules.cesuur` reads it, null until a person decided.
    """

    class Soort(models.TextChoices):
        PROEVE = "proeve", _("Proeve op de werkplek")
        KWALITEIT = "kwaliteit", _("Gesprekskwaliteit")

    class Status(models.TextChoices):
        CONCEPT = "concept", _("Concept")
        GEPUBLICEERD = "gepubliceerd", _("Gepubliceerd")

    soort = models.CharField(max_length=20, choices=Soort, default=Soort.PROEVE)
    titel = models.CharField(max_length=500)
    toelichting = models.TextField(blank=True)
    nummer = models.PositiveIntegerField()
    versie = models.ForeignKey(KaderVersie, models.PROTECT, null=True, related_name="formulieren")
    voorganger = models.ForeignKey("self", models.PROTECT, null=True, related_name="opvolgers")
    status = models.CharField(max_length=20, choices=Status, default=Status.CONCEPT)
    digest = models.CharField(max_length=64, blank=True)
    cesuur = models.JSONField(null=True)
    cesuur_reden = models.TextField(blank=True)
    cesuur_op = models.DateTimeField(null=True)
    cesuur_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
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


class Criteriumgroep(Outward):
    """Criteria that belong together, such as a phase; its weight counts in a quality score."""

    formulier = models.ForeignKey(Formulier, models.CASCADE, related_name="groepen")
    titel = models.TextField(blank=True)
    toelichting = models.TextField(blank=True)
    gewicht = models.DecimalField(max_digits=5, decimal_places=2, null=True)
    volgorde = models.PositiveIntegerField()

    class Meta:
        ordering = ("formulier_id", "volgorde")
        constraints = [
            models.UniqueConstraint(
                fields=["formulier", "volgorde"], name="criteriumgroep_place_once"
            ),
            models.CheckConstraint(
                condition=models.Q(gewicht=None) | models.Q(gewicht__gte=0, gewicht__lte=100),
                name="criteriumgroep_gewicht_is_a_share",
            ),
        ]

    def __str__(self) -> str:
        return self.titel


class Criterium(Outward):
    """One line of a form: an element of a kader or one of our own, with how it is judged.

    `treden` holds the levels of a scale with descriptors: [code, naam, omschrijving] each, low to
    high; `waarneembaar_bij` codes of `rules.schalen.Waarneming`, empty for everything.
    """

    class Schaal(models.TextChoices):
        VOLDOENDE = "voldoende", _("Voldoende of onvoldoende")
        VOLDAAN = "voldaan", _("Voldaan of niet")
        DEELS = "deels", _("Voldaan, deels of niet")
        RUBRIC = "rubric", _("Nog niet, op de norm of erboven")
        TREDEN = "treden", _("Eigen treden met omschrijving")

    class Invuller(models.TextChoices):
        BEOORDELAAR = "beoordelaar", _("Wie beoordeelt")
        MEDEWERKER = "medewerker", _("De medewerker zelf")
        BEIDEN = "beiden", _("Allebei, apart van elkaar")

    formulier = models.ForeignKey(Formulier, models.CASCADE, related_name="criteria")
    groep = models.ForeignKey(Criteriumgroep, models.CASCADE, related_name="criteria")
    element = models.ForeignKey(Element, models.PROTECT, null=True, related_name="+")
    code = models.CharField(max_length=60, blank=True)
    tekst = models.TextField()
    hulp = models.TextField(blank=True)
    schaal = models.CharField(max_length=20, choices=Schaal, default=Schaal.VOLDOENDE)
    treden = models.JSONField(default=list)
    gewicht = models.DecimalField(max_digits=5, decimal_places=2, default=Decimal(1))
    is_knock_out = models.BooleanField(default=False)
    bewijs_verplicht = models.BooleanField(default=True)
    waarneembaar_bij = models.JSONField(default=list)
    invuller = models.CharField(max_length=20, choices=Invuller, default=Invuller.BEOORDELAAR)
    niveaus = models.JSONField(null=True)
    aantal_niveaus = models.PositiveSmallIntegerField(null=True)
    volgorde = models.PositiveIntegerField()

    class Meta:
        ordering = ("formulier_id", "volgorde")
        constraints = [
            models.UniqueConstraint(fields=["formulier", "volgorde"], name="criterium_place_once"),
            models.CheckConstraint(
                condition=models.Q(gewicht__gte=0), name="criterium_gewicht_is_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.tekst}"
