"""Tables of kennis: articles and their versions, berichten, text modules, and the search index."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Afdeling, Medewerker, Outward
from gastvrij.klantcontact.models import Onderwerp, Thema


class Artikel(Outward):
    """What the gemeente answers to one question; its text is in the versions."""

    class Status(models.TextChoices):
        CONCEPT = "concept", _("Concept")
        GEPUBLICEERD = "gepubliceerd", _("Gepubliceerd")
        INGETROKKEN = "ingetrokken", _("Ingetrokken")

    nummer = models.PositiveIntegerField(unique=True)
    onderwerp = models.ForeignKey(
        Onderwerp, models.PROTECT, related_name="artikelen", verbose_name=_("Onderwerp")
    )
    afdeling = models.ForeignKey(
        Afdeling, models.PROTECT, related_name="artikelen", verbose_name=_("Afdeling")
    )
    status = models.CharField(max_length=20, choices=Status, default=Status.CONCEPT)

    class Meta:
        ordering = ("nummer",)

    def __str__(self) -> str:
        return str(self.nummer)


class ArtikelVersie(Outward):
    """The text of an article: a concept, then published and never changed again."""

    artikel = models.ForeignKey(Artikel, models.CASCADE, related_name="versies")
    nummer = models.PositiveIntegerField()
    titel = models.CharField(_("Titel"), max_length=200, blank=True)
    vraag = models.TextField(_("Vraag van de inwoner"), blank=True)
    antwoord = models.TextField(_("Antwoord"), blank=True)
    regel = models.TextField(_("Regel"), blank=True)
    ruimte = models.TextField(_("Ruimte"), blank=True)
    wie_beslist = models.TextField(_("Wie beslist"), blank=True)
    online_label = models.CharField(_("Tekst van de link"), max_length=200, blank=True)
    online_url = models.URLField(_("Online regelen"), max_length=2000, blank=True)
    geldig_tot = models.DateField(_("Geldig tot en met"), null=True, blank=True)
    trefwoorden = models.TextField(_("Trefwoorden"), blank=True)
    # One object with titel and url for each source.
    bronnen = models.JSONField(_("Bronnen"), default=list)
    # Counts the saves of a concept, so that nobody overwrites what they have not seen.
    bewerking = models.PositiveIntegerField(default=0)
    gewijzigd_op = models.DateTimeField()
    gewijzigd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    gepubliceerd_op = models.DateTimeField(null=True)
    gepubliceerd_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ("artikel_id", "-nummer")
        constraints = [
            models.UniqueConstraint(fields=["artikel", "nummer"], name="artikelversie_nummer_once"),
            models.UniqueConstraint(
                fields=["artikel"],
                condition=models.Q(gepubliceerd_op=None),
                name="artikelversie_one_concept",
            ),
            models.CheckConstraint(
                condition=models.Q(gepubliceerd_op=None)
                | (
                    ~models.Q(titel="")
                    & ~models.Q(antwoord="")
                    & models.Q(gepubliceerd_door__isnull=False)
                ),
                name="artikelversie_published_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return self.titel


class Terugkoppeling(Outward):
    """What a reader says about an article to its editor, and the answer."""

    artikel = models.ForeignKey(Artikel, models.CASCADE, related_name="terugkoppelingen")
    versie = models.ForeignKey(ArtikelVersie, models.CASCADE, related_name="terugkoppelingen")
    tekst = models.TextField(_("Wat klopt er niet, of wat mist u?"))
    van = models.ForeignKey(Medewerker, models.PROTECT, related_name="terugkoppelingen")
    op = models.DateTimeField()
    antwoord = models.TextField(_("Antwoord"), blank=True)
    beantwoord_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    beantwoord_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-op", "-pk")
        constraints = [
            models.CheckConstraint(condition=~models.Q(tekst=""), name="terugkoppeling_says_so"),
        ]

    def __str__(self) -> str:
        return self.tekst


class Tekstblok(Outward):
    """A text to copy into a note or a mail; without onderwerp it fits every question."""

    class Soort(models.TextChoices):
        NOTITIE = "notitie", _("Notitie")
        MAIL = "mail", _("E-mail")

    titel = models.CharField(_("Titel"), max_length=200)
    tekst = models.TextField(_("Tekst"))
    soort = models.CharField(_("Waarvoor?"), max_length=20, choices=Soort, default=Soort.NOTITIE)
    onderwerp = models.ForeignKey(
        Onderwerp,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="tekstblokken",
        verbose_name=_("Onderwerp"),
    )
    afdeling = models.ForeignKey(
        Afdeling, models.PROTECT, related_name="tekstblokken", verbose_name=_("Afdeling")
    )
    is_actief = models.BooleanField(_("In gebruik"), default=True)

    class Meta:
        ordering = ("titel", "pk")

    def __str__(self) -> str:
        return self.titel


class Bericht(Outward):
    """News or a work instruction for colleagues, for as long as it holds."""

    class Soort(models.TextChoices):
        NIEUWS = "nieuws", _("Nieuws")
        WERKINSTRUCTIE = "werkinstructie", _("Werkinstructie")

    soort = models.CharField(_("Soort"), max_length=20, choices=Soort, default=Soort.NIEUWS)
    titel = models.CharField(_("Titel"), max_length=200)
    tekst = models.TextField(_("Tekst"))
    thema = models.ForeignKey(
        Thema,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="berichten",
        verbose_name=_("Thema"),
    )
    # Whose bericht it is; for whom it is are the afdelingen, and everybody if there are none.
    afdeling = models.ForeignKey(
        Afdeling, models.PROTECT, related_name="kennisberichten", verbose_name=_("Van afdeling")
    )
    afdelingen = models.ManyToManyField(
        Afdeling, blank=True, related_name="+", verbose_name=_("Voor wie?")
    )
    geldig_van = models.DateField(_("Te zien vanaf"))
    geldig_tot = models.DateField(_("Te zien tot en met"), null=True, blank=True)
    geplaatst_op = models.DateTimeField()
    geplaatst_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    # Marks from before this moment are of an older text that must be read again.
    lezen_vanaf = models.DateTimeField()
    bewerking = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ("-geldig_van", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(geldig_tot=None)
                | models.Q(geldig_tot__gte=models.F("geldig_van")),
                name="bericht_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return self.titel


class Gelezen(models.Model):
    """That somebody read a bericht; for that person only."""

    bericht = models.ForeignKey(Bericht, models.CASCADE, related_name="gelezen")
    medewerker = models.ForeignKey(Medewerker, models.CASCADE, related_name="gelezen_berichten")
    op = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["bericht", "medewerker"], name="gelezen_once")
        ]

    def __str__(self) -> str:
        return f"{self.bericht}: {self.medewerker}"


class Synoniem(Outward):
    """Words that mean the same to who searches, such as ID-kaart and identiteitskaart."""

    # The words as typed; what they are recognised by follows from them.
    woorden = models.JSONField(_("Woorden die hetzelfde betekenen"), default=list)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return ", ".join(self.woorden)


class Zoekdocument(models.Model):
    """Which version of an article can be found, until when, and by which words."""

    artikel = models.OneToOneField(
        Artikel, models.CASCADE, primary_key=True, related_name="zoekdocument"
    )
    versie = models.ForeignKey(ArtikelVersie, models.CASCADE, related_name="+")
    geldig_tot = models.DateField(null=True, db_index=True)
    # The words as written, each once: what to take off the count of each word.
    vormen = models.JSONField(default=list)

    def __str__(self) -> str:
        return str(self.artikel_id)


class Zoekwoord(models.Model):
    """A word that stands in articles, its stem, and in how many articles it stands."""

    vorm = models.CharField(max_length=60, unique=True)
    stam = models.CharField(max_length=60, db_index=True)
    aantal = models.IntegerField(default=0)

    def __str__(self) -> str:
        return self.vorm


class Spelvariant(models.Model):
    """How a word sounds, whole and with one letter less, so that typing errors find it."""

    woord = models.ForeignKey(Zoekwoord, models.CASCADE, related_name="varianten")
    variant = models.CharField(max_length=60, db_index=True)

    def __str__(self) -> str:
        return self.variant
