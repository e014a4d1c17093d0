"""Observations, the passages that are their evidence, and what each assessor says of them."""

from collections.abc import Sequence

from django.db import models
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Medewerker, Outward, Poortbesluit
from gastvrij.kaders.models import Element, Kruistabel
from gastvrij.klantcontact.models import Gesprek

from .formulieren import Criterium, Formulier


class Observatie(Outward):
    """One occasion on which a medewerker is observed, for a purpose that was fixed beforehand.

    One conversation, but for a proeve: that has as many `afnamegesprekken` as its version says.
    """

    class Doel(models.TextChoices):
        PROEVE = "proeve", _("Proeve op de werkplek")
        KWALITEIT = "kwaliteit", _("Gesprekken beoordelen op kwaliteit")
        COACHING = "coaching", _("Meeluisteren om te leren")
        KALIBRATIE = "kalibratie", _("Kalibratie tussen beoordelaars")

    class Status(models.TextChoices):
        GEPLAND = "gepland", _("Gepland")
        AFNAME = "afname", _("Bezig")
        GEDEELD = "gedeeld", _("Gedeeld met de medewerker")
        VASTGESTELD = "vastgesteld", _("Uitslag vastgesteld")

    class Herkomst(models.TextChoices):
        CONTACT = "contact", _("Geregistreerd gesprek")
        LIVE = "live", _("Naast de medewerker")
        TEKST = "tekst", _("Uitgeschreven gesprek")

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
    herkomst = models.CharField(max_length=20, choices=Herkomst, default=Herkomst.CONTACT)
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
    # What stands under it may only be removed once this is set.
    vernietigd_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-gepland_op", "-pk")
        indexes = [models.Index(fields=["medewerker", "status"], name="observatie_medewerker")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(medewerker=models.F("beoordelaar")),
                name="observatie_never_of_oneself",
            ),
            models.CheckConstraint(
                condition=models.Q(status="gepland")
                | models.Q(gesprek__isnull=False)
                | models.Q(doel="proeve")
                | models.Q(herkomst="tekst"),
                name="observatie_begun_has_gesprek",
            ),
            models.CheckConstraint(
                condition=models.Q(status="gepland")
                | models.Q(burger_geinformeerd=True)
                | models.Q(doel="proeve"),
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


class Beoordeling(Outward):
    """What one assessor says of an observation: blind until all have handed theirs in.

    Of a proeve an assessor can be replaced: their sheet stays and says so, and counts nowhere;
    `vervangt` is the sheet whose place this one took.
    """

    class Soort(models.TextChoices):
        BEOORDELAAR = "beoordelaar", _("Beoordelaar")
        HERBEOORDELING = "herbeoordeling", _("Andere beoordelaar, na bezwaar van de medewerker")
        ZELF = "zelf", _("De medewerker zelf")
        VERVANGEN = "vervangen", _("Beoordelaar die is vervangen")

    observatie = models.ForeignKey(Observatie, models.PROTECT, related_name="beoordelingen")
    beoordelaar = models.ForeignKey(Medewerker, models.PROTECT, related_name="beoordelingen")
    soort = models.CharField(max_length=20, choices=Soort, default=Soort.BEOORDELAAR)
    ingediend_op = models.DateTimeField(null=True)
    vervangt = models.OneToOneField("self", models.PROTECT, null=True, related_name="opvolger")
    vervangen_op = models.DateTimeField(null=True)
    vervangen_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    vervangen_reden = models.TextField(blank=True)

    class Meta:
        ordering = ("observatie_id", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["observatie", "beoordelaar"], name="beoordeling_once_a_person"
            ),
            models.CheckConstraint(
                condition=models.Q(
                    soort="vervangen",
                    vervangen_op__isnull=False,
                    vervangen_door__isnull=False,
                    ingediend_op=None,
                )
                | (~models.Q(soort="vervangen") & models.Q(vervangen_op=None, vervangen_door=None)),
                name="beoordeling_replaced_by_someone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.observatie}: {self.beoordelaar}"


class Afnamegesprek(Outward):
    """One of the conversations of a proeve, with a citizen who knows that somebody listens."""

    observatie = models.ForeignKey(Observatie, models.PROTECT, related_name="afnamegesprekken")
    gesprek = models.OneToOneField(Gesprek, models.PROTECT, related_name="afnamegesprek")
    nummer = models.PositiveSmallIntegerField()
    burger_geinformeerd = models.BooleanField()
    toegevoegd_op = models.DateTimeField()
    toegevoegd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("observatie_id", "nummer")
        constraints = [
            models.UniqueConstraint(
                fields=["observatie", "nummer"], name="afnamegesprek_nummer_once"
            ),
            models.CheckConstraint(
                condition=models.Q(burger_geinformeerd=True), name="afnamegesprek_citizen_was_told"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.observatie} {self.nummer}"


class Transcript(Outward):
    """A conversation written out, with personal data masked before it was stored.

    `regels` holds [who speaks, text] for each line; `gevonden` counts what was masked by kind.
    """

    observatie = models.OneToOneField(Observatie, models.PROTECT, related_name="transcript")
    regels = models.JSONField()
    gevonden = models.JSONField(default=dict)
    gecontroleerd_op = models.DateTimeField()
    gecontroleerd_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return str(self.observatie)


class Fragment(Outward):
    """Evidence: a passage of the conversation, an answer to a question, or a document."""

    class Soort(models.TextChoices):
        GEOBSERVEERD = "geobserveerd", _("Gehoord of gezien")
        BEVRAAGD = "bevraagd", _("Nagevraagd")
        DOCUMENT = "document", _("Document")

    observatie = models.ForeignKey(Observatie, models.PROTECT, related_name="fragmenten")
    afnamegesprek = models.ForeignKey(
        Afnamegesprek, models.PROTECT, null=True, related_name="fragmenten"
    )
    soort = models.CharField(max_length=20, choices=Soort, default=Soort.GEOBSERVEERD)
    tekst = models.TextField()
    seconde = models.PositiveIntegerField(null=True)
    regel = models.PositiveIntegerField(null=True)
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
    """What an assessor says about one criterium, and on which fragments; none overwrites.

    `waarde` is a code of the scale of the criterium (`rules.schalen`).
    """

    class Waarde(models.TextChoices):
        VOLDOENDE = "voldoende", _("Voldoende")
        ONVOLDOENDE = "onvoldoende", _("Onvoldoende")
        VOLDAAN = "voldaan", _("Voldaan")
        DEELS = "deels", _("Deels")
        NIET_VOLDAAN = "niet_voldaan", _("Niet voldaan")
        OP_NORM = "op_norm", _("Op de norm")
        BOVEN_NORM = "boven_norm", _("Boven de norm")
        ONDER_NORM = "onder_norm", _("Nog niet op de norm")
        NVT = "nvt", _("Niet van toepassing")
        NIET_WAARGENOMEN = "niet_waargenomen", _("Niet waargenomen")

    observatie = models.ForeignKey(Observatie, models.PROTECT, related_name="oordelen")
    criterium = models.ForeignKey(Criterium, models.PROTECT, related_name="oordelen")
    waarde = models.CharField(max_length=60)
    toelichting = models.TextField(blank=True)
    fragmenten = models.ManyToManyField(Fragment, related_name="oordelen")
    gegeven_op = models.DateTimeField()
    gegeven_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")

    class Meta:
        ordering = ("criterium__volgorde", "gegeven_op", "pk")
        indexes = [models.Index(fields=["observatie", "criterium"], name="oordeel_criterium")]

    def __str__(self) -> str:
        return f"{self.criterium.code}: {self.waarde}"

    @property
    def naam(self) -> str:
        """Return the value in words, as its scale has it."""
        return name_of(self.waarde, self.criterium.treden)


def name_of(waarde: str, treden: Sequence[Sequence[str]] = ()) -> str:
    """Return a value in words; `treden` are those of its criterium, which name their own."""
    own = {trede[0]: trede[1] for trede in treden}
    return own[waarde] if waarde in own else str(Oordeel.Waarde(waarde).label)
