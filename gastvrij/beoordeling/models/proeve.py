"""The workplace exam: what is handed out beforehand, the sitting, and what may follow it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Medewerker, Outward

from .formulieren import Criterium, Formulier
from .observaties import Observatie


class Exameneigenaar(Outward):
    """Whose exam it is: an external body or the gemeente itself, with its routes and terms.

    `termijnen` holds days by the codes of `rules.proeve.Termijn`; a code that is missing is not
    laid down, and the screen says so.
    """

    naam = models.CharField(max_length=200)
    is_extern = models.BooleanField()
    reglement = models.TextField(blank=True)
    adres = models.TextField(blank=True)
    termijnen = models.JSONField(default=dict)
    is_actief = models.BooleanField(default=True)

    class Meta:
        ordering = ("naam",)

    def __str__(self) -> str:
        return self.naam


class Opdracht(Outward):
    """What a candidate gets beforehand with the form; signed, it never changes.

    Null means undecided: the exam plan does not say it and no person did yet.
    """

    class Status(models.TextChoices):
        CONCEPT = "concept", _("Concept")
        ONDERTEKEND = "ondertekend", _("Ondertekend")

    titel = models.CharField(max_length=500)
    formulier = models.ForeignKey(Formulier, models.PROTECT, related_name="opdrachten")
    is_oefening = models.BooleanField(default=False)
    instructies = models.TextField(blank=True)
    met_leidraad = models.BooleanField(null=True)
    met_kennis = models.BooleanField(null=True)
    aantal_gesprekken = models.PositiveSmallIntegerField(null=True)
    kanalen = models.JSONField(null=True)
    minuten_afname = models.PositiveSmallIntegerField(default=30)
    minuten_uitslag = models.PositiveSmallIntegerField(default=30)
    status = models.CharField(max_length=20, choices=Status, default=Status.CONCEPT)
    digest = models.CharField(max_length=64, blank=True)
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    ondertekend_op = models.DateTimeField(null=True)
    ondertekend_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("-gemaakt_op", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="concept")
                | (
                    ~models.Q(digest="")
                    & models.Q(
                        met_leidraad__isnull=False,
                        met_kennis__isnull=False,
                        aantal_gesprekken__isnull=False,
                        kanalen__isnull=False,
                        ondertekend_op__isnull=False,
                        ondertekend_door__isnull=False,
                    )
                ),
                name="opdracht_signed_is_decided",
            )
        ]

    def __str__(self) -> str:
        return self.titel


class Proeve(Outward):
    """A sitting of the workplace exam; its states are those of `rules.proeve`.

    Apart from the personnel dossier: only who has a part in it sees it.
    """

    class Status(models.TextChoices):
        AANGEVRAAGD = "aangevraagd", _("Aangevraagd")
        AFGEWEZEN = "afgewezen", _("Niet toegelaten")
        VRIJGESTELD = "vrijgesteld", _("Vrijgesteld")
        TOEGELATEN = "toegelaten", _("Toegelaten")
        FORMULIER_UITGEREIKT = "formulier_uitgereikt", _("Formulier uitgereikt")
        BEVESTIGD = "bevestigd", _("Ontvangst bevestigd")
        IDENTITEIT_VASTGESTELD = "identiteit_vastgesteld", _("Identiteit vastgesteld")
        AFNAME = "afname", _("Afname")
        OORDELEN = "oordelen", _("Beoordelaars oordelen")
        BESPREKEN = "bespreken", _("Verschillen bespreken")
        VOORLOPIG = "voorlopig", _("Voorlopige uitslag")
        VASTGESTELD = "vastgesteld", _("Uitslag vastgesteld")
        UITGEREIKT = "uitgereikt", _("Uitslag uitgereikt")
        GEARCHIVEERD = "gearchiveerd", _("In het archief")
        VERNIETIGD = "vernietigd", _("Vernietigd")
        TERUGGETROKKEN = "teruggetrokken", _("Teruggetrokken")
        AFGEBROKEN = "afgebroken", _("Afgebroken")

    class Document(models.TextChoices):
        PASPOORT = "paspoort", _("Paspoort")
        IDENTITEITSKAART = "identiteitskaart", _("Identiteitskaart")
        RIJBEWIJS = "rijbewijs", _("Rijbewijs")
        VERBLIJFSDOCUMENT = "verblijfsdocument", _("Verblijfsdocument")

    observatie = models.OneToOneField(Observatie, models.PROTECT, related_name="proeve")
    opdracht = models.ForeignKey(Opdracht, models.PROTECT, related_name="proeven")
    eigenaar = models.ForeignKey(Exameneigenaar, models.PROTECT, related_name="proeven")
    herkansing_van = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="herkansingen"
    )
    status = models.CharField(max_length=30, choices=Status, default=Status.AANGEVRAAGD)
    begint_op = models.DateTimeField()
    locatie = models.CharField(max_length=300)
    ruimte = models.CharField(max_length=200, blank=True)
    reden = models.TextField(blank=True)
    formulier_uitgereikt_op = models.DateTimeField(null=True)
    bevestigd_op = models.DateTimeField(null=True)
    identiteit_op = models.DateTimeField(null=True)
    identiteit_met = models.CharField(max_length=30, choices=Document, blank=True)
    afname_begonnen_op = models.DateTimeField(null=True)
    afname_beeindigd_op = models.DateTimeField(null=True)
    voorlopig_op = models.DateTimeField(null=True)
    uitkomst = models.CharField(max_length=30, blank=True)
    vastgesteld_op = models.DateTimeField(null=True)
    uitgereikt_op = models.DateTimeField(null=True)
    gearchiveerd_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-begint_op", "-pk")
        indexes = [models.Index(fields=["status", "begint_op"], name="proeve_status")]

    def __str__(self) -> str:
        return f"{self.opdracht} {self.uuid}"


class Overeenkomst(Outward):
    """The mark that assessors agreed on after they differed, and why; the last one counts.

    One of them wrote it down; it holds once another confirmed it.
    """

    observatie = models.ForeignKey(Observatie, models.PROTECT, related_name="overeenkomsten")
    criterium = models.ForeignKey(Criterium, models.PROTECT, related_name="overeenkomsten")
    waarde = models.CharField(max_length=60)
    reden = models.TextField()
    op = models.DateTimeField()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    akkoord_op = models.DateTimeField(null=True)
    akkoord_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("criterium__volgorde", "op", "pk")
        constraints = [
            models.CheckConstraint(condition=~models.Q(reden=""), name="overeenkomst_has_a_reason"),
            models.CheckConstraint(
                condition=models.Q(akkoord_op=None, akkoord_door=None)
                | models.Q(akkoord_op__isnull=False, akkoord_door__isnull=False)
                & ~models.Q(akkoord_door=models.F("door")),
                name="overeenkomst_confirmed_by_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterium.code}: {self.waarde}"


class Procedure(Outward):
    """What a candidate asked after the result, such as bezwaar, and what was answered."""

    class Soort(models.TextChoices):
        INZAGE = "inzage", _("Inzage")
        KLACHT = "klacht", _("Klacht")
        HERZIENING = "herziening", _("Verzoek om herziening")
        BEZWAAR = "bezwaar", _("Bezwaar")
        BEROEP = "beroep", _("Beroep")

    proeve = models.ForeignKey(Proeve, models.PROTECT, related_name="procedures")
    soort = models.CharField(max_length=20, choices=Soort)
    tekst = models.TextField()
    ingediend_op = models.DateTimeField()
    uiterlijk_op = models.DateField(null=True)
    is_op_tijd = models.BooleanField(null=True)
    beslissen_voor = models.DateField(null=True)
    besluit = models.TextField(blank=True)
    is_gegrond = models.BooleanField(null=True)
    besloten_op = models.DateTimeField(null=True)
    besloten_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("proeve_id", "ingediend_op", "pk")
        constraints = [
            models.UniqueConstraint(fields=["proeve", "soort"], name="procedure_once_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.proeve}"
