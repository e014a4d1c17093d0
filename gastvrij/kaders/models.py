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
    FUNCTIEPROFIEL = "functieprofiel", _("Functieprofiel")
    BEOORDELINGSFORMULIER = "beoordelingsformulier", _("Beoordelingsformulier")
    OVERIG = "overig", _("Ander document")


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


class Brontekst(models.Model):
    """The lines of a bron as the readers saw them: [number, page, text, role if page furniture]."""

    bron = models.OneToOneField(Bron, models.CASCADE, related_name="tekst")
    regels = models.JSONField()

    def __str__(self) -> str:
        return str(self.bron)


class Kader(Outward):
    """A framework through all its versions."""

    soort = models.CharField(max_length=40, choices=Soort)
    titel = models.CharField(max_length=500)

    class Meta:
        ordering = ("soort", "titel")

    def __str__(self) -> str:
        return self.titel


class Voorstel(Outward):
    """What the importer read in a bron, with every doubt, until a person decides."""

    class Status(models.TextChoices):
        OPEN = "open", _("Te controleren")
        OVERGENOMEN = "overgenomen", _("Overgenomen")
        VERWORPEN = "verworpen", _("Verworpen")

    bron = models.ForeignKey(Bron, models.PROTECT, related_name="voorstellen")
    kader = models.ForeignKey(Kader, models.SET_NULL, null=True, related_name="voorstellen")
    soort = models.CharField(max_length=40, choices=Soort)
    zekerheid = models.FloatField()
    inhoud = models.JSONField()
    bewerking = models.PositiveIntegerField(default=0)
    status = models.CharField(max_length=20, choices=Status, default=Status.OPEN)
    reden = models.TextField(blank=True)
    gelezen_op = models.DateTimeField()

    class Meta:
        ordering = ("-gelezen_op", "-pk")

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.bron}"


class Lezing(Outward):
    """A file on its way from upload to proposal, read by the worker."""

    class Status(models.TextChoices):
        WACHT = "wacht", _("Wacht op lezen")
        BEZIG = "bezig", _("Wordt gelezen")
        GELEZEN = "gelezen", _("Gelezen")
        MISLUKT = "mislukt", _("Niet gelukt")

    bron = models.ForeignKey(Bron, models.PROTECT, related_name="lezingen")
    bestandsnaam = models.CharField(max_length=255)
    soort = models.CharField(max_length=40, choices=Soort, blank=True)
    kader = models.ForeignKey(Kader, models.SET_NULL, null=True, related_name="+")
    status = models.CharField(max_length=20, choices=Status, default=Status.WACHT)
    gedaan = models.PositiveIntegerField(default=0)
    totaal = models.PositiveIntegerField(null=True)
    fout = models.TextField(blank=True)
    voorstel = models.ForeignKey(Voorstel, models.PROTECT, null=True, related_name="lezingen")
    aangevraagd_op = models.DateTimeField()
    aangevraagd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    begonnen_op = models.DateTimeField(null=True)
    voortgang_op = models.DateTimeField(null=True)
    pogingen = models.PositiveSmallIntegerField(default=0)
    klaar_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-aangevraagd_op", "-pk")

    def __str__(self) -> str:
        return f"{self.bestandsnaam}: {self.get_status_display()}"


class Beslissing(Outward):
    """What a person decided about one place of a proposal: it is right, it reads so, or open."""

    class Besluit(models.TextChoices):
        JUIST = "juist", _("Klopt zo")
        GEWIJZIGD = "gewijzigd", _("Gewijzigd")
        ONBEPAALD = "onbepaald", _("Blijft onbepaald")

    voorstel = models.ForeignKey(Voorstel, models.CASCADE, related_name="beslissingen")
    plaats = models.CharField(max_length=200)
    twijfel = models.CharField(max_length=60, blank=True)
    besluit = models.CharField(max_length=20, choices=Besluit)
    waarden = models.JSONField(default=dict)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField()
    # The count of changes of the proposal that this one brought it to.
    bewerking = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("pk",)
        constraints = [
            models.UniqueConstraint(
                fields=["voorstel", "plaats", "twijfel"], name="beslissing_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.plaats}: {self.get_besluit_display()}"


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
    geldig_tot = models.DateField(null=True)
    kop = models.JSONField(default=dict)
    bewerking = models.PositiveIntegerField(default=0)
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


class Ingebruikname(Outward):
    """From which day a version runs; a person switches, never the system."""

    kader = models.ForeignKey(Kader, models.CASCADE, related_name="ingebruiknames")
    versie = models.ForeignKey(KaderVersie, models.CASCADE, related_name="ingebruiknames")
    per = models.DateField()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        ordering = ("kader_id", "per", "pk")

    def __str__(self) -> str:
        return f"{self.versie} per {self.per}"


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
        FUNCTIE = "functie", _("Functie")
        KANAAL = "kanaal", _("Kanaal")
        UITSPRAAK = "uitspraak", _("Uitspraak")
        CRITERIUM = "criterium", _("Criterium")
        SCOREREGEL = "scoreregel", _("Scoreregel")
        GROEP = "groep", _("Groep")
        ITEM = "item", _("Item")

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
    pagina = models.PositiveIntegerField(null=True)
    onbepaald = models.JSONField(default=list)
    extra = models.JSONField(default=dict)

    class Meta:
        ordering = ("versie_id", "volgorde")
        constraints = [
            models.UniqueConstraint(fields=["versie", "volgorde"], name="element_place_once"),
        ]
        indexes = [models.Index(fields=["versie", "soort", "code"], name="element_code")]

    def __str__(self) -> str:
        return " ".join(part for part in (self.code, self.titel or self.tekst) if part)


class Bewerking(Outward):
    """One edit of a concept: what was done by whom, and what undoes it."""

    versie = models.ForeignKey(KaderVersie, models.CASCADE, related_name="bewerkingen")
    nummer = models.PositiveIntegerField()
    soort = models.CharField(max_length=20)
    samenvatting = models.TextField()
    terug = models.JSONField()
    is_ongedaan = models.BooleanField(default=False)
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        ordering = ("versie_id", "-nummer")
        constraints = [
            models.UniqueConstraint(fields=["versie", "nummer"], name="bewerking_nummer_once")
        ]

    def __str__(self) -> str:
        return self.samenvatting


class Norm(Outward):
    """What is agreed about a figure: from a kader, or set by hand."""

    class Metriek(models.TextChoices):
        DIRECT_AFGEHANDELD = "direct afgehandeld", _("Direct afgehandeld")
        OVERGAAN = "overgaan", _("Telefoon gaat over")
        NAAM_GENOEMD = "naam genoemd", _("Naam genoemd")
        GEREGISTREERD = "geregistreerd", _("Gesprek geregistreerd")
        TERUGBELLEN = "terugbellen", _("Teruggebeld")
        BEANTWOORDEN = "beantwoorden", _("Bericht beantwoord")
        DOORGEZET = "doorgezet", _("Doorgezette vraag afgehandeld")
        KLACHT = "klacht", _("Klacht afgehandeld")

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
    # By its outward key: onderwerpen live on the floor above.
    onderwerp = models.UUIDField(null=True)
    geldig_van = models.DateField(null=True)
    geldig_tot = models.DateField(null=True)
    regel = models.PositiveIntegerField(null=True)
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
    bewerking = models.PositiveIntegerField(default=0)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    ondertekend_op = models.DateTimeField(null=True)
    ondertekend_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    deskundigheid = models.CharField(max_length=200, blank=True)
    voorganger = models.ForeignKey("self", models.PROTECT, null=True, related_name="opvolgers")
    # Ties of the voorganger whose elements no running version holds, as lines of the CSV file.
    achtergebleven = models.JSONField(default=list)

    class Meta:
        ordering = ("-nummer",)
        constraints = [
            models.UniqueConstraint(fields=["nummer"], name="kruistabel_nummer_once"),
            models.CheckConstraint(
                condition=models.Q(status="concept")
                | models.Q(ondertekend_op__isnull=False, ondertekend_door__isnull=False)
                & ~models.Q(deskundigheid=""),
                name="kruistabel_signed_by_an_expert",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.titel} ({self.nummer})"


class Verband(Outward):
    """What shows in one element says something about another."""

    class Soort(models.TextChoices):
        DRAAGT_BIJ = "draagt_bij", _("Draagt bij")
        DEELS = "deels", _("Deels")

    class Type(models.TextChoices):
        HANGT_SAMEN = "isRelatedTo", _("Hangt samen met")
        IS_HETZELFDE = "exactMatchOf", _("Is hetzelfde als")
        IS_DEEL = "isPartOf", _("Is deel van")
        IS_GELIJKWAARDIG = "isPeerOf", _("Is gelijkwaardig aan")
        IS_VOORBEELD = "exemplar", _("Is een voorbeeld van")

    class Herkomst(models.TextChoices):
        INGELEZEN = "ingelezen", _("Ingelezen")
        HAND = "hand", _("Met de hand")
        VOORSTEL = "voorstel", _("Voorgesteld en aanvaard")

    kruistabel = models.ForeignKey(Kruistabel, models.CASCADE, related_name="verbanden")
    van = models.ForeignKey(Element, models.PROTECT, related_name="verbanden_van")
    naar = models.ForeignKey(Element, models.PROTECT, related_name="verbanden_naar")
    soort = models.CharField(max_length=20, choices=Soort)
    type = models.CharField(max_length=20, choices=Type, default=Type.HANGT_SAMEN)
    toelichting = models.TextField(blank=True)
    herkomst = models.CharField(max_length=20, choices=Herkomst, default=Herkomst.INGELEZEN)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kruistabel", "van", "naar"], name="verband_once")
        ]

    def __str__(self) -> str:
        return f"{self.van} -> {self.naar}"


class Afwijzing(Outward):
    """A proposed verband that a person turned down, so that it is not proposed again."""

    kruistabel = models.ForeignKey(Kruistabel, models.CASCADE, related_name="afwijzingen")
    van = models.ForeignKey(Element, models.PROTECT, related_name="+")
    naar = models.ForeignKey(Element, models.PROTECT, related_name="+")
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    op = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kruistabel", "van", "naar"], name="afwijzing_once")
        ]

    def __str__(self) -> str:
        return f"{self.van} -/-> {self.naar}"
