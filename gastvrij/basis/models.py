"""Tables of basis: people, organisation, gate, calendar, events and their seals."""

import uuid
from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from . import rules


class Outward(models.Model):
    """What other systems and addresses on screen know by uuid."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)

    class Meta:
        abstract = True


class Organisatie(models.Model):
    """The one gemeente of this installation."""

    naam = models.CharField(_("Naam van de gemeente"), max_length=200)
    thema = models.CharField(_("Thema"), max_length=40, default="lindemeer")
    vier_ogen = models.BooleanField(_("Vaststellen door een tweede persoon"), default=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="organisatie_is_one_row")
        ]

    def __str__(self) -> str:
        return self.naam


class Afdeling(Outward):
    """A part of the organisation; a loket is one too."""

    naam = models.CharField(_("Naam"), max_length=200)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("Valt onder"),
    )
    is_eerste_lijn = models.BooleanField(_("Eerste lijn (KCC of loket)"), default=False)
    is_actief = models.BooleanField(_("Actief"), default=True)

    class Meta:
        ordering = ("naam",)
        constraints = [
            models.UniqueConstraint(fields=["parent", "naam"], name="afdeling_once_in_parent"),
            models.UniqueConstraint(
                fields=["naam"], condition=models.Q(parent=None), name="afdeling_once_at_the_top"
            ),
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("pk")), name="afdeling_not_own_parent"
            ),
        ]

    def __str__(self) -> str:
        return self.naam


class Team(Outward):
    """People of one afdeling who work together."""

    naam = models.CharField(_("Naam"), max_length=200)
    afdeling = models.ForeignKey(
        Afdeling, models.PROTECT, related_name="teams", verbose_name=_("Afdeling")
    )

    class Meta:
        ordering = ("naam",)
        constraints = [
            models.UniqueConstraint(fields=["afdeling", "naam"], name="team_once_in_afdeling")
        ]

    def __str__(self) -> str:
        return self.naam


class MedewerkerManager(BaseUserManager["Medewerker"]):
    """Finds people for login; they are made by `actions.add_medewerker`."""

    def get_by_natural_key(self, username: str | None) -> "Medewerker":
        """Return somebody by login name, capitals or not."""
        return self.get(gebruikersnaam=(username or "").strip().lower())


class Medewerker(AbstractBaseUser, Outward):
    """Somebody who works for the gemeente and logs in."""

    class Taal(models.TextChoices):
        NL = "nl", _("Nederlands")
        EN = "en", _("Engels")

    gebruikersnaam = models.CharField(_("Gebruikersnaam"), max_length=150, unique=True)
    naam = models.CharField(_("Naam"), max_length=200)
    email = models.EmailField(_("E-mailadres"), blank=True)
    afdeling = models.ForeignKey(
        Afdeling,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="medewerkers",
        verbose_name=_("Afdeling"),
    )
    team = models.ForeignKey(
        Team,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="medewerkers",
        verbose_name=_("Team"),
    )
    telefoon = models.CharField(_("Doorkiesnummer"), max_length=40, blank=True)
    toestel = models.CharField(_("Toestel"), max_length=100, blank=True, db_index=True)
    taal = models.CharField(_("Taal"), max_length=2, choices=Taal, default=Taal.NL)
    is_active = models.BooleanField(_("Mag inloggen"), default=True)

    USERNAME_FIELD = "gebruikersnaam"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = MedewerkerManager()

    class Meta:
        ordering = ("naam",)

    def __str__(self) -> str:
        return self.naam

    @property
    def initialen(self) -> str:
        """Return the first letters of the first and the last word of the name."""
        words = self.naam.split()
        return "".join(word[0] for word in (words[:1] + words[1:][-1:])).upper()

    @cached_property
    def rollen(self) -> frozenset[rules.Rol]:
        """Return the roles that this person has."""
        return frozenset(rol for rol, _afdeling in self.rollen_over)

    @cached_property
    def rollen_over(self) -> list[tuple[rules.Rol, int | None]]:
        """Return each role with the key of the afdeling it is over; read once an object."""
        found = self.toewijzingen.values_list("rol", "afdeling_id")
        return [(rules.Rol(rol), afdeling) for rol, afdeling in found]


class RolToewijzing(models.Model):
    """A role that somebody has, over an afdeling where the right reaches that far."""

    class Rol(models.TextChoices):
        KCC = "kcc", _("KCC-medewerker")
        FRONTOFFICE_SOCIAAL = "frontoffice_sociaal", _("Medewerker frontoffice sociaal")
        TWEEDE_LIJN = "tweede_lijn", _("Medewerker tweede lijn")
        TEAMLEIDER = "teamleider", _("Teamleider")
        COACH = "coach", _("Kwaliteitscoach")
        BEOORDELAAR = "beoordelaar", _("Beoordelaar")
        OPLEIDINGSADVISEUR = "opleidingsadviseur", _("Opleidingsadviseur")
        KADERBEHEERDER = "kaderbeheerder", _("Kaderbeheerder")
        FUNCTIONEEL_BEHEERDER = "functioneel_beheerder", _("Functioneel beheerder")
        AUDITOR = "auditor", _("Auditor")

    medewerker = models.ForeignKey(Medewerker, models.CASCADE, related_name="toewijzingen")
    rol = models.CharField(_("Rol"), max_length=40, choices=Rol)
    afdeling = models.ForeignKey(
        Afdeling,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="toewijzingen",
        verbose_name=_("Voor afdeling"),
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["medewerker", "rol", "afdeling"], name="rol_once"),
            models.UniqueConstraint(
                fields=["medewerker", "rol"],
                condition=models.Q(afdeling=None),
                name="rol_once_for_own_afdeling",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.medewerker}: {self.get_rol_display()}"


class Aanwezigheid(models.Model):
    """Whether somebody can be reached now, as set by that person; one row, without history."""

    class Stand(models.TextChoices):
        BESCHIKBAAR = "beschikbaar", _("Bereikbaar")
        BEZET = "bezet", _("In gesprek")
        AFWEZIG = "afwezig", _("Niet bereikbaar")

    medewerker = models.OneToOneField(
        Medewerker, models.CASCADE, primary_key=True, related_name="aanwezigheid"
    )
    stand = models.CharField(_("Bent u bereikbaar?"), max_length=20, choices=Stand)
    geldig_tot = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.medewerker}: {self.get_stand_display()}"


class Toepassing(Outward):
    """An application that speaks to us: its key as a digest, what it may do, and until when."""

    naam = models.CharField(_("Naam"), max_length=200)
    rechten = models.JSONField(_("Mag gebruiken"), default=list)
    sleutel = models.CharField(max_length=64, unique=True)
    gemaakt_op = models.DateTimeField()
    geldig_tot = models.DateField(_("Geldig tot en met"))
    laatst_gebruikt_op = models.DateTimeField(null=True)
    ingetrokken_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("naam", "pk")

    def __str__(self) -> str:
        return self.naam


class Poortbesluit(Outward):
    """The OR-besluit and DPIA under which something that watches people may run."""

    class Doel(models.TextChoices):
        KWALITEIT = "kwaliteit", _("Gesprekken beoordelen op kwaliteit")
        COACHING = "coaching", _("Meeluisteren om te leren")
        PROEVE = "proeve", _("Proeve op de werkplek")
        KALIBRATIE = "kalibratie", _("Kalibratie tussen beoordelaars")
        ONTWIKKELING = "ontwikkeling", _("Competenties bespreken en inschatten")
        BELTIJDEN = "beltijden", _("Overgaan en beltijden meten")
        AANWEZIGHEID = "aanwezigheid", _("Aanwezigheid tonen")

    doel = models.CharField(_("Doel"), max_length=20, choices=Doel)
    or_besluit = models.CharField(_("Kenmerk van het OR-besluit"), max_length=200)
    or_besluit_op = models.DateField(_("Datum van het OR-besluit"))
    dpia = models.CharField(_("Kenmerk van de DPIA"), max_length=200)
    reikwijdte = models.TextField(_("Voor wie en waarvoor"))
    voorwaarden = models.TextField(_("Voorwaarden"))
    geldig_van = models.DateField(_("Geldig vanaf"))
    geldig_tot = models.DateField(_("Geldig tot en met"))
    ingetrokken_op = models.DateField(_("Ingetrokken op"), null=True, blank=True)

    class Meta:
        ordering = ("-geldig_van", "-pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(geldig_tot__gte=models.F("geldig_van")),
                name="poortbesluit_ends_after_start",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_doel_display()}: {self.or_besluit}"


class Sluitingsdag(models.Model):
    """A day on which this gemeente is closed beside the national holidays."""

    dag = models.DateField(_("Dag"), unique=True)
    reden = models.CharField(_("Reden"), max_length=200)

    class Meta:
        ordering = ("dag",)

    def __str__(self) -> str:
        return f"{self.dag:%d-%m-%Y} {self.reden}"


class Event(models.Model):
    """What somebody did, on what, about whom: ids only, appended, never changed."""

    at = models.DateTimeField()
    by = models.UUIDField(null=True)
    did = models.CharField(max_length=60)
    soort = models.CharField(max_length=60)
    object = models.UUIDField(null=True)
    about = models.UUIDField(null=True)
    data = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["object", "at"], name="event_object"),
            models.Index(fields=["about", "at"], name="event_about"),
            models.Index(fields=["by", "at"], name="event_by"),
            models.Index(fields=["did", "id"], name="event_did"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M:%S} {self.did}"


class Zegel(models.Model):
    """A link of the hash chain over the events, made once a minute."""

    at = models.DateTimeField()
    eerste = models.BigIntegerField()
    laatste = models.BigIntegerField(unique=True)
    aantal = models.IntegerField()
    # Unique, so that two sealers at once can never fork the chain.
    vorige = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ("laatste",)

    def __str__(self) -> str:
        return f"{self.eerste}-{self.laatste}: {self.digest[:12]}"


class Aanvraag(models.Model):
    """A request that is rationed, such as a password mail: a keyed digest, no address."""

    soort = models.CharField(max_length=40)
    sleutel = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["soort", "sleutel", "at"], name="aanvraag_recent")]

    def __str__(self) -> str:
        return f"{self.soort} {self.at:%Y-%m-%d %H:%M}"
