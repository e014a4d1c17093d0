"""Tables of kaders: source files, proposals, versioned frameworks, norms, crosswalks."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Afdeling, Medewerker, Outward


class Soort(models.TextChoices):
    """Kinds of document that a reader understands."""

    TOETSPLAN = "toetsplan", _("Toetsplan")
    WOORDENBOEK = "competentiewoordenboek", _("Competentiewoordenboek")
    PROFIEL = "competentieprofiel", _("Competentieprofiel")
    GESPREKSSTRUCTUUR = "gespreksstructuur", _("Gespreksstructuur")
    SERVICENORMEN = "servicenormen", _("Servicenormen")


class Bron(Outward):
    """A file as it was uploaded; the same content is kept once."""

    bestandsnaam = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64, unique=True)
    inhoud = models.BinaryField()
    grootte = models.PositiveIntegerField()
    geladen_op = models.DateTimeField()
    geladen_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return self.bestandsnaam


class Voorstel(Outward):
    """What the importer read in a bron, with every doubt, until a person decides."""

    class Status(models.TextChoices):
        OPEN = "open", _("Te controleren")
        OVERGENOMEN = "overgenomen", _("Overgenomen")
        VERWORPEN = "verworpen", _("Verworpen")

    bron = models.ForeignKey(Bron, models.PROTECT, related_name="voorstellen")
    soort = models.CharField(max_length=40, choices=Soort)
    zekerheid = models.FloatField()
    inhoud = models.JSONField()
    status = models.CharField(max_length=20, choices=Status, default=Status.OPEN)
    reden = models.TextField(blank=True)
    gelezen_op = models.DateTimeField()

    class Meta:
        ordering = ("-gelezen_op", "-pk")

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.bron}"


class Kader(Outward):
    """A framework through all its versions."""

    soort = models.CharField(max_length=40, choices=Soort)
    titel = models.CharField(max_length=500)

    class Meta:
        ordering = ("soort", "titel")

    def __str__(self) -> str:
        return self.titel


class KaderVersie(Outward):
    """One version of a kader: concept, then vastgesteld and never changed again."""

    class Status(models.TextChoices):
        CONCEPT = "concept", _("Concept")
        VASTGESTELD = "vastgesteld", _("Vastgesteld")
        VERVALLEN = "vervallen", _("Vervallen")

    kader = models.ForeignKey(Kader, models.PROTECT, related_name="versies")
    nummer = models.PositiveIntegerField()
    label = models.TextField(blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.CONCEPT)
    ingangsdatum = models.DateField(null=True)
    kop = models.JSONField(default=dict)
    voorstel = models.OneToOneField(Voorstel, models.PROTECT, null=True, related_name="kaderversie")
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    vastgesteld_op = models.DateTimeField(null=True)
    vastgesteld_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("kader", "-nummer")
        constraints = [
            models.UniqueConstraint(fields=["kader", "nummer"], name="kaderversie_nummer_once"),
            models.CheckConstraint(
                condition=models.Q(status="concept")
                | models.Q(vastgesteld_op__isnull=False, vastgesteld_door__isnull=False),
                name="kaderversie_vastgesteld_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kader} ({self.label or self.nummer})"


class Element(Outward):
    """A part of a kaderversie; the same `identiteit` over versions."""

    class Soort(models.TextChoices):
        ONDERDEEL = "onderdeel", _("Onderdeel")
        TOETSTERM = "toetsterm", _("Toetsterm")
        CLUSTER = "cluster", _("Cluster")
        KENNISGROEP = "kennisgroep", _("Kennisgroep")
        COMPETENTIE = "competentie", _("Competentie")
        NIVEAU = "niveau", _("Niveau")
        INDICATOR = "indicator", _("Indicator")
        ALGEMENE_REGEL = "algemene_regel", _("Algemene regel")
        FASE = "fase", _("Fase")
        STAP = "stap", _("Stap")
        AANWIJZING = "aanwijzing", _("Aanwijzing")
        VOORBEELDZIN = "voorbeeldzin", _("Voorbeeldzin")

    versie = models.ForeignKey(KaderVersie, models.CASCADE, related_name="elementen")
    identiteit = models.UUIDField(db_index=True)
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="children")
    soort = models.CharField(max_length=20, choices=Soort)
    code = models.CharField(max_length=200, blank=True)
    titel = models.TextField(blank=True)
    tekst = models.TextField(blank=True)
    volgorde = models.PositiveIntegerField()
    niveaus = models.JSONField(null=True)
    aantal_niveaus = models.PositiveSmallIntegerField(null=True)
    aantal_opdr = models.PositiveSmallIntegerField(null=True)
    markering = models.TextField(blank=True)
    gewijzigd_op = models.DateField(null=True)
    regel = models.PositiveIntegerField(null=True)
    onbepaald = models.JSONField(default=list)

    class Meta:
        ordering = ("versie", "volgorde")
        constraints = [
            models.UniqueConstraint(fields=["versie", "volgorde"], name="element_place_once"),
        ]
        indexes = [models.Index(fields=["versie", "soort", "code"], name="element_code")]

    def __str__(self) -> str:
        return " ".join(part for part in (self.code, self.titel or self.tekst) if part)


class Norm(Outward):
    """What is agreed about a figure: from a kader, or set by hand."""

    class Metriek(models.TextChoices):
        DIRECT_AFGEHANDELD = "direct afgehandeld", _("Direct afgehandeld")
        OVERGAAN = "overgaan", _("Telefoon gaat over")
        NAAM_GENOEMD = "naam genoemd", _("Naam genoemd")
        GEREGISTREERD = "geregistreerd", _("Gesprek geregistreerd")
        TERUGBELLEN = "terugbellen", _("Teruggebeld")

    versie = models.ForeignKey(KaderVersie, models.CASCADE, null=True, related_name="normen")
    metriek = models.CharField(max_length=200, blank=True)
    operator = models.CharField(max_length=2)
    waarde = models.DecimalField(max_digits=12, decimal_places=3, null=True)
    eenheid = models.CharField(max_length=200)
    scope = models.TextField(blank=True)
    sterkte = models.CharField(max_length=100, blank=True)
    tekst = models.TextField(blank=True)
    domeinen = models.JSONField(default=list)
    kanalen = models.JSONField(default=list)
    afdeling = models.ForeignKey(Afdeling, models.PROTECT, null=True, related_name="+")
    geldig_van = models.DateField(null=True)
    geldig_tot = models.DateField(null=True)
    onbepaald = models.JSONField(default=list)

    class Meta:
        ordering = ("pk",)
        indexes = [models.Index(fields=["metriek"], name="norm_metriek")]

    def __str__(self) -> str:
        return f"{self.metriek} {self.operator} {self.waarde} {self.eenheid}"


class Kruistabel(Outward):
    """A crosswalk between kaderversies: an object and a version of its own."""

    class Status(models.TextChoices):
        CONCEPT = "concept", _("Concept, niet ondertekend")
        VASTGESTELD = "vastgesteld", _("Vastgesteld")

    titel = models.CharField(max_length=500)
    nummer = models.PositiveIntegerField()
    status = models.CharField(max_length=20, choices=Status, default=Status.CONCEPT)
    bron = models.ForeignKey(Bron, models.PROTECT, null=True, related_name="kruistabellen")
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("-nummer",)
        constraints = [models.UniqueConstraint(fields=["nummer"], name="kruistabel_nummer_once")]

    def __str__(self) -> str:
        return f"{self.titel} ({self.nummer})"


class Verband(Outward):
    """What shows in one element says something about another."""

    class Soort(models.TextChoices):
        DRAAGT_BIJ = "draagt_bij", _("Draagt bij")
        DEELS = "deels", _("Deels")

    kruistabel = models.ForeignKey(Kruistabel, models.CASCADE, related_name="verbanden")
    van = models.ForeignKey(Element, models.PROTECT, related_name="verbanden_van")
    naar = models.ForeignKey(Element, models.PROTECT, related_name="verbanden_naar")
    soort = models.CharField(max_length=20, choices=Soort)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kruistabel", "van", "naar"], name="verband_once")
        ]

    def __str__(self) -> str:
        return f"{self.van} -> {self.naar}"
