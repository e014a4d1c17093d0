"""What a functie asks, in versions that never change, and who fills it from when."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Medewerker, Outward
from gastvrij.kaders.models import Element, Kader, KaderVersie


class Functie(Outward):
    """A job that people fill, such as a desk officer of the KCC."""

    titel = models.CharField(_("Naam van de functie"), max_length=200, unique=True)
    omschrijving = models.TextField(_("Omschrijving"), blank=True)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    beeindigd_op = models.DateField(_("Vervallen per"), null=True)

    class Meta:
        ordering = ("titel", "pk")
        constraints = [
            models.CheckConstraint(condition=~models.Q(titel=""), name="functie_has_a_name")
        ]

    def __str__(self) -> str:
        return self.titel


class Functieprofiel(Outward):
    """One version of what a functie asks: concept, then vastgesteld and never changed again.

    `versies` are the dictionaries and profiles that it asks levels of and that a picture shows.
    It runs from `ingangsdatum` until a later one of the same functie starts.
    """

    class Status(models.TextChoices):
        CONCEPT = "concept", _("Concept")
        VASTGESTELD = "vastgesteld", _("Vastgesteld")

    functie = models.ForeignKey(Functie, models.PROTECT, related_name="profielen")
    nummer = models.PositiveIntegerField()
    status = models.CharField(max_length=20, choices=Status, default=Status.CONCEPT)
    versies = models.ManyToManyField(KaderVersie, related_name="functieprofielen")
    ingangsdatum = models.DateField(_("Geldt vanaf"), null=True)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    vastgesteld_op = models.DateTimeField(null=True)
    vastgesteld_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("functie_id", "-nummer")
        constraints = [
            models.UniqueConstraint(
                fields=["functie", "nummer"], name="functieprofiel_nummer_once"
            ),
            models.UniqueConstraint(
                fields=["functie"],
                condition=models.Q(status="concept"),
                name="functieprofiel_one_concept",
            ),
            models.CheckConstraint(
                condition=models.Q(status="concept")
                | models.Q(
                    ingangsdatum__isnull=False,
                    vastgesteld_op__isnull=False,
                    vastgesteld_door__isnull=False,
                ),
                name="functieprofiel_vastgesteld_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.functie} ({self.nummer})"


class Eis(Outward):
    """The level of a competence that a functie asks; `niveau` is None where it is asked yes or no.

    One that came over from an earlier version has `vorige`; `is_beslist` is false while a person
    has to decide about it, because the framework changed under it.
    """

    profiel = models.ForeignKey(Functieprofiel, models.CASCADE, related_name="eisen")
    competentie = models.ForeignKey(Element, models.PROTECT, related_name="eisen")
    niveau = models.ForeignKey(Element, models.PROTECT, null=True, related_name="geeiste_niveaus")
    vorige = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    is_beslist = models.BooleanField(default=True)

    class Meta:
        ordering = ("profiel_id", "competentie__versie_id", "competentie__volgorde")
        constraints = [
            models.UniqueConstraint(
                fields=["profiel", "competentie"], name="eis_once_a_competentie"
            )
        ]

    def __str__(self) -> str:
        return f"{self.profiel}: {self.competentie}"


class Opleidingseis(Outward):
    """A module or exam that a functie asks; tied to an exam plan where that was read in."""

    profiel = models.ForeignKey(Functieprofiel, models.CASCADE, related_name="opleidingseisen")
    titel = models.CharField(_("Module of examen"), max_length=300)
    kader = models.ForeignKey(
        Kader, models.PROTECT, null=True, blank=True, related_name="opleidingseisen"
    )

    class Meta:
        ordering = ("profiel_id", "pk")
        constraints = [
            models.CheckConstraint(condition=~models.Q(titel=""), name="opleidingseis_has_a_name")
        ]

    def __str__(self) -> str:
        return self.titel


class Vervulling(Outward):
    """That somebody fills a functie from a day, that day included, until and with another."""

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="vervullingen")
    functie = models.ForeignKey(Functie, models.PROTECT, related_name="vervullingen")
    van = models.DateField(_("Vanaf"))
    tot_en_met = models.DateField(_("Tot en met"), null=True, blank=True)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-van", "-pk")
        indexes = [models.Index(fields=["medewerker", "van"], name="vervulling_of_someone")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(tot_en_met=None) | models.Q(tot_en_met__gte=models.F("van")),
                name="vervulling_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.medewerker}: {self.functie}"
