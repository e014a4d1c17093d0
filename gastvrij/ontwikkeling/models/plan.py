"""The development plan: conversations in a cycle, goals to learn, and how they go."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Medewerker, Outward, Poortbesluit
from gastvrij.beoordeling.models import Leerpunt
from gastvrij.kaders.models import Element


class Cyclus(Outward):
    """A period in which an employee and the one who leads hold conversations about development."""

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="cycli")
    leidinggevende = models.ForeignKey(Medewerker, models.PROTECT, related_name="geleide_cycli")
    van = models.DateField(_("Vanaf"))
    tot_en_met = models.DateField(_("Tot en met"))
    poortbesluit = models.ForeignKey(Poortbesluit, models.PROTECT, related_name="+")
    gemaakt_op = models.DateTimeField()

    class Meta:
        ordering = ("-van", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(medewerker=models.F("leidinggevende")),
                name="cyclus_led_by_another",
            ),
            models.CheckConstraint(
                condition=models.Q(tot_en_met__gt=models.F("van")), name="cyclus_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.van:%d-%m-%Y} – {self.tot_en_met:%d-%m-%Y}"


class Cyclusgesprek(Outward):
    """One conversation of a cycle; its report is fixed once the employee has answered it."""

    class Soort(models.TextChoices):
        PLANNING = "planning", _("Planningsgesprek")
        VOORTGANG = "voortgang", _("Voortgangsgesprek")
        TERUGBLIK = "terugblik", _("Terugblik")

    cyclus = models.ForeignKey(Cyclus, models.PROTECT, related_name="gesprekken")
    soort = models.CharField(_("Soort gesprek"), max_length=20, choices=Soort)
    gepland_op = models.DateTimeField(_("Wanneer"))
    plaats = models.CharField(_("Waar"), max_length=200)
    afgezegd_op = models.DateTimeField(null=True)
    gehouden_op = models.DateField(_("Gehouden op"), null=True)
    verslag = models.TextField(_("Verslag"), blank=True)
    verslag_op = models.DateTimeField(null=True)
    bewerking = models.PositiveIntegerField(default=0)
    is_akkoord = models.BooleanField(null=True)
    reactie = models.TextField(_("Uw reactie"), blank=True)
    gereageerd_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("gepland_op", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(gehouden_op=None, verslag="", verslag_op=None)
                | models.Q(gehouden_op__isnull=False, verslag_op__isnull=False),
                name="cyclusgesprek_report_of_what_was_held",
            ),
            models.CheckConstraint(
                condition=models.Q(afgezegd_op=None) | models.Q(gehouden_op=None),
                name="cyclusgesprek_called_off_or_held",
            ),
            models.CheckConstraint(
                condition=models.Q(gereageerd_op=None, is_akkoord=None)
                | models.Q(
                    gereageerd_op__isnull=False,
                    is_akkoord__isnull=False,
                    gehouden_op__isnull=False,
                ),
                name="cyclusgesprek_answer_has_a_moment",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()} {self.gepland_op:%d-%m-%Y}"


class Agendapunt(Outward):
    """What one of the two wants to talk about; both see it beforehand."""

    gesprek = models.ForeignKey(Cyclusgesprek, models.PROTECT, related_name="agendapunten")
    tekst = models.CharField(_("Agendapunt"), max_length=500)
    gemaakt_op = models.DateTimeField()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    besproken_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("gesprek_id", "pk")
        constraints = [
            models.CheckConstraint(condition=~models.Q(tekst=""), name="agendapunt_says_something")
        ]

    def __str__(self) -> str:
        return self.tekst[:60]


class Leerdoel(Outward):
    """What an employee wants to learn: one behaviour, how it shows, by when, and by which action.

    Only the employee says that it was reached, with what shows it. The one who leads a cycle sees
    the goals that the employee put in that cycle.
    """

    class Actie(models.TextChoices):
        TRAINING = "training", _("Training of cursus")
        MEEKIJKEN = "meekijken", _("Meekijken met een collega")
        OEFENEN = "oefenen", _("Oefenen in het werk")
        E_LEARNING = "e-learning", _("E-learning")
        ANDERS = "anders", _("Anders")

    class Status(models.TextChoices):
        LOOPT = "loopt", _("Loopt")
        BEREIKT = "bereikt", _("Bereikt")
        GESTOPT = "gestopt", _("Gestopt")

    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="leerdoelen")
    cyclus = models.ForeignKey(Cyclus, models.PROTECT, null=True, related_name="doelen")
    element = models.ForeignKey(Element, models.PROTECT, related_name="leerdoelen")
    niveau = models.ForeignKey(Element, models.PROTECT, null=True, related_name="+")
    leerpunt = models.ForeignKey(Leerpunt, models.PROTECT, null=True, related_name="leerdoelen")
    titel = models.CharField(_("Uw doel in één zin"), max_length=120)
    specifiek = models.TextField(_("Wat gaat u doen?"))
    meetbaar = models.TextField(_("Waaraan ziet u dat het lukt?"))
    klaar_op = models.DateField(_("Klaar op"))
    evaluatie_op = models.DateField(_("Tussentijds terugkijken op"))
    actie = models.CharField(_("Hoe leert u het?"), max_length=20, choices=Actie)
    actie_tekst = models.CharField(_("Welke, of met wie"), max_length=300)
    actie_link = models.URLField(_("Link"), max_length=500, blank=True)
    gemaakt_op = models.DateTimeField()
    bewerking = models.PositiveIntegerField(default=0)
    status = models.CharField(max_length=20, choices=Status, default=Status.LOOPT)
    afgesloten_op = models.DateTimeField(null=True)
    afsluiting = models.TextField(blank=True)

    class Meta:
        ordering = ("klaar_op", "pk")
        indexes = [models.Index(fields=["medewerker", "status"], name="leerdoel_of_someone")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(titel="")
                & ~models.Q(specifiek="")
                & ~models.Q(meetbaar="")
                & ~models.Q(actie_tekst=""),
                name="leerdoel_is_complete",
            ),
            models.CheckConstraint(
                condition=models.Q(evaluatie_op__lte=models.F("klaar_op")),
                name="leerdoel_looked_at_before_the_end",
            ),
            models.CheckConstraint(
                condition=models.Q(actie_link="") | models.Q(actie_link__startswith="https://"),
                name="leerdoel_link_is_https",
            ),
            models.CheckConstraint(
                condition=models.Q(status="loopt", afgesloten_op=None, afsluiting="")
                | (
                    ~models.Q(status="loopt")
                    & models.Q(afgesloten_op__isnull=False)
                    & ~models.Q(afsluiting="")
                ),
                name="leerdoel_closed_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.titel


class Voortgang(Outward):
    """A line about how a goal goes; without a stand it is a reaction of the one who leads."""

    class Stand(models.TextChoices):
        NIET_BEGONNEN = "niet_begonnen", _("Nog niet begonnen")
        BEZIG = "bezig", _("Bezig")
        KLAAR = "klaar", _("Klaar")

    doel = models.ForeignKey(Leerdoel, models.PROTECT, related_name="voortgang")
    op = models.DateTimeField()
    door = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    tekst = models.TextField()
    stand = models.CharField(_("Hoe staat het ervoor?"), max_length=20, choices=Stand, blank=True)

    class Meta:
        ordering = ("doel_id", "op", "pk")
        constraints = [
            models.CheckConstraint(condition=~models.Q(tekst=""), name="voortgang_says_something")
        ]

    def __str__(self) -> str:
        return self.tekst[:60]
