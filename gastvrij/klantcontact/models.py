"""Tables of klantcontact: the Klantinteracties resources, and what the standard lacks.

Source: VNG Klantinteracties 0.9.0. Texts are unlimited inside; the API bounds them outside.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Afdeling, Medewerker, Outward
from gastvrij.kaders.models import KaderVersie


def _in_parts(person: "Partij | Betrokkene") -> str:
    parts = (
        person.voornaam or person.voorletters,
        person.voorvoegsel_achternaam,
        person.achternaam,
    )
    return " ".join(part for part in parts if part)


class Kanaal(Outward):
    """A channel through which inwoners reach the gemeente; a managed list."""

    code = models.SlugField(max_length=40, unique=True)
    naam = models.CharField(_("Naam"), max_length=50)
    icoon = models.CharField(max_length=40, default="message-circle")
    volgorde = models.PositiveSmallIntegerField(default=0)
    is_actief = models.BooleanField(default=True)

    class Meta:
        ordering = ("volgorde", "naam")

    def __str__(self) -> str:
        return self.naam


class Onderwerp(Outward):
    """What a question is about: whose work it is, and on which line."""

    class Lijn(models.TextChoices):
        EERSTE = "1e", _("Eerste lijn")
        TWEEDE = "2e", _("Tweede lijn")

    class Domein(models.TextChoices):
        GEEN = "", _("Geen")
        PARTICIPATIEWET = "participatiewet", _("Participatiewet")
        WMO = "wmo", _("Wmo")
        JEUGDWET = "jeugdwet", _("Jeugdwet")

    naam = models.CharField(_("Naam"), max_length=200)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    afdeling = models.ForeignKey(Afdeling, models.PROTECT, related_name="onderwerpen")
    lijn = models.CharField(max_length=2, choices=Lijn, default=Lijn.EERSTE)
    domein = models.CharField(max_length=20, choices=Domein, blank=True, default="")
    is_actief = models.BooleanField(default=True)

    class Meta:
        ordering = ("naam",)

    def __str__(self) -> str:
        return self.naam


class Partij(Outward):
    """A person or organisation that the gemeente has contact with."""

    class Soort(models.TextChoices):
        PERSOON = "persoon", _("Persoon")
        ORGANISATIE = "organisatie", _("Organisatie")
        CONTACTPERSOON = "contactpersoon", _("Contactpersoon")

    nummer = models.CharField(max_length=10, unique=True, null=True)
    soort_partij = models.CharField(max_length=20, choices=Soort, default=Soort.PERSOON)
    voorletters = models.CharField(max_length=40, blank=True)
    voornaam = models.CharField(max_length=200, blank=True)
    voorvoegsel_achternaam = models.CharField(max_length=40, blank=True)
    achternaam = models.CharField(max_length=200, blank=True)
    organisatienaam = models.CharField(max_length=200, blank=True)
    werkte_voor_partij = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="contactpersonen"
    )
    geboortedatum = models.DateField(null=True)
    indicatie_geheimhouding = models.BooleanField(null=True)
    indicatie_actief = models.BooleanField(default=True)
    voorkeurstaal = models.CharField(max_length=3, blank=True)
    interne_notitie = models.TextField(blank=True)
    bezoekadres = models.JSONField(default=dict)
    correspondentieadres = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["achternaam"], name="partij_achternaam")]

    def __str__(self) -> str:
        return self.volledige_naam

    @property
    def volledige_naam(self) -> str:
        """Return the name as one writes it, the name of the organisation otherwise."""
        return _in_parts(self) or self.organisatienaam


class PartijIdentificator(Outward):
    """How another register knows a partij: BSN, KvK, RSIN, vestiging."""

    partij = models.ForeignKey(
        Partij, models.CASCADE, null=True, related_name="partij_identificatoren"
    )
    sub_identificator_van = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    code_objecttype = models.CharField(max_length=200)
    code_soort_object_id = models.CharField(max_length=200)
    object_id = models.CharField(max_length=200)
    code_register = models.CharField(max_length=200)

    class Meta:
        indexes = [
            models.Index(fields=["code_soort_object_id", "object_id"], name="identificator_object")
        ]

    def __str__(self) -> str:
        return self.code_soort_object_id


class Actor(Outward):
    """Who at the gemeente was involved, as the standard tells it."""

    class Soort(models.TextChoices):
        MEDEWERKER = "medewerker", _("Medewerker")
        AUTOMAAT = "geautomatiseerde_actor", _("Geautomatiseerde actor")
        EENHEID = "organisatorische_eenheid", _("Organisatorische eenheid")

    naam = models.CharField(max_length=200)
    soort_actor = models.CharField(max_length=40, choices=Soort)
    indicatie_actief = models.BooleanField(default=True)
    medewerker = models.OneToOneField(Medewerker, models.PROTECT, null=True, related_name="actor")
    afdeling = models.OneToOneField(Afdeling, models.PROTECT, null=True, related_name="actor")
    actoridentificator = models.JSONField(default=dict)
    actor_identificatie = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.naam


class Gesprek(Outward):
    """One conversation with one or more vragen; a draft until it is registered as a whole."""

    class Status(models.TextChoices):
        LOPEND = "lopend", _("Loopt")
        GEREGISTREERD = "geregistreerd", _("Geregistreerd")

    status = models.CharField(max_length=20, choices=Status, default=Status.LOPEND)
    kanaal = models.ForeignKey(Kanaal, models.PROTECT, related_name="gesprekken")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, related_name="gesprekken")
    afdeling = models.ForeignKey(Afdeling, models.PROTECT, null=True, related_name="gesprekken")
    begonnen_op = models.DateTimeField()
    beeindigd_op = models.DateTimeField(null=True)
    seconden_overgegaan = models.PositiveIntegerField(null=True)
    leidraad = models.ForeignKey(KaderVersie, models.PROTECT, null=True, related_name="gesprekken")
    concept = models.JSONField(default=dict)
    concept_versie = models.PositiveIntegerField(default=0)
    concept_bewaard_op = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["medewerker", "status", "begonnen_op"], name="gesprek_open"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status="lopend") | models.Q(beeindigd_op__isnull=False),
                name="gesprek_registered_has_ended",
            )
        ]

    def __str__(self) -> str:
        return str(self.uuid)


class Klantcontact(Outward):
    """One vraag of an inwoner, and what became of it."""

    class Resultaat(models.TextChoices):
        DIRECT_AFGEHANDELD = "direct_afgehandeld", _("Direct afgehandeld")
        WARM_DOORVERBONDEN = "warm_doorverbonden", _("Warm doorverbonden")
        TERUGBELAFSPRAAK = "terugbelafspraak", _("Terugbelafspraak")
        DOORGEZET = "doorgezet", _("Doorgezet")
        DOORVERWEZEN = "doorverwezen", _("Doorverwezen")
        KLANT_MAILT_ZELF = "klant_mailt_zelf", _("Inwoner mailt zelf")
        AFGEBROKEN = "afgebroken", _("Afgebroken")

    class SoortVraag(models.TextChoices):
        INFORMATIE = "informatie", _("Informatie")
        AANVRAAG = "aanvraag", _("Aanvraag")
        MELDING = "melding", _("Melding")
        KLACHT = "klacht", _("Klacht")
        BEZWAAR = "bezwaar", _("Bezwaar")
        COMPLIMENT = "compliment", _("Compliment")

    nummer = models.CharField(max_length=10, unique=True, null=True)
    gesprek = models.ForeignKey(Gesprek, models.PROTECT, null=True, related_name="vragen")
    volgnummer = models.PositiveSmallIntegerField(default=1)
    kanaal = models.CharField(max_length=50)
    kanaal_ref = models.ForeignKey(Kanaal, models.PROTECT, null=True, related_name="+")
    onderwerp = models.TextField()
    onderwerp_ref = models.ForeignKey(Onderwerp, models.PROTECT, null=True, related_name="+")
    inhoud = models.TextField(blank=True)
    reactie = models.TextField(blank=True)
    soort_vraag = models.CharField(max_length=20, choices=SoortVraag, blank=True)
    resultaat = models.CharField(max_length=20, choices=Resultaat, null=True)
    resultaat_toelichting = models.TextField(blank=True)
    doorverbinden_gelukt = models.BooleanField(null=True)
    is_eenvoudig = models.BooleanField(default=False)
    afdeling = models.ForeignKey(Afdeling, models.PROTECT, null=True, related_name="+")
    indicatie_contact_gelukt = models.BooleanField(null=True)
    verdere_actie_ondernomen = models.BooleanField(default=False)
    taal = models.CharField(max_length=3, default="nld")
    vertrouwelijk = models.BooleanField(default=False)
    plaatsgevonden_op = models.DateTimeField()
    metadata = models.JSONField(default=dict)

    class Meta:
        ordering = ("-plaatsgevonden_op", "-pk")
        indexes = [
            models.Index(fields=["-plaatsgevonden_op", "-id"], name="klantcontact_newest"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["gesprek", "volgnummer"], name="klantcontact_place_in_gesprek"
            ),
            models.CheckConstraint(
                condition=models.Q(resultaat=None)
                | models.Q(
                    resultaat__in=[
                        "direct_afgehandeld",
                        "warm_doorverbonden",
                        "terugbelafspraak",
                        "doorgezet",
                        "doorverwezen",
                        "klant_mailt_zelf",
                        "afgebroken",
                    ]
                ),
                name="klantcontact_known_resultaat",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nummer} {self.onderwerp}"


class Betrokkene(Outward):
    """Who took part in a klantcontact; known as partij, by own words only, or not at all."""

    class Rol(models.TextChoices):
        KLANT = "klant", _("Klant")
        VERTEGENWOORDIGER = "vertegenwoordiger", _("Vertegenwoordiger")

    klantcontact = models.ForeignKey(Klantcontact, models.CASCADE, related_name="had_betrokkenen")
    partij = models.ForeignKey(Partij, models.PROTECT, null=True, related_name="betrokkenen")
    rol = models.CharField(max_length=20, choices=Rol, default=Rol.KLANT)
    initiator = models.BooleanField(default=True)
    genoemde_naam = models.TextField(blank=True)
    gegevens_gecontroleerd = models.BooleanField(default=False)
    voorletters = models.CharField(max_length=40, blank=True)
    voornaam = models.CharField(max_length=200, blank=True)
    voorvoegsel_achternaam = models.CharField(max_length=40, blank=True)
    achternaam = models.CharField(max_length=200, blank=True)
    organisatienaam = models.CharField(max_length=200, blank=True)
    bezoekadres = models.JSONField(default=dict)
    correspondentieadres = models.JSONField(default=dict)

    def __str__(self) -> str:
        return self.volledige_naam

    @property
    def volledige_naam(self) -> str:
        """Return the name as stated, else from its parts; empty for somebody anonymous."""
        return self.genoemde_naam or _in_parts(self) or self.organisatienaam


class Naamwoord(models.Model):
    """A word of a stated name, without case and accents, so that search needs no full scan."""

    betrokkene = models.ForeignKey(Betrokkene, models.CASCADE, related_name="naamwoorden")
    woord = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["woord", "betrokkene"], name="naamwoord_woord")]

    def __str__(self) -> str:
        return self.woord


class DigitaalAdres(Outward):
    """A phone number, mail address or other address, as typed and normalised."""

    class Soort(models.TextChoices):
        EMAIL = "email", _("E-mailadres")
        TELEFOONNUMMER = "telefoonnummer", _("Telefoonnummer")
        OVERIG = "overig", _("Overig")

    soort_digitaal_adres = models.CharField(max_length=20, choices=Soort)
    adres = models.CharField(max_length=320)
    genormaliseerd = models.CharField(max_length=320, db_index=True)
    omschrijving = models.CharField(max_length=200, blank=True)
    referentie = models.SlugField(max_length=50, blank=True)
    is_standaard_adres = models.BooleanField(default=False)
    verificatie_datum = models.DateField(null=True)
    partij = models.ForeignKey(Partij, models.CASCADE, null=True, related_name="digitale_adressen")
    betrokkene = models.ForeignKey(
        Betrokkene, models.CASCADE, null=True, related_name="digitale_adressen"
    )

    def __str__(self) -> str:
        return self.get_soort_digitaal_adres_display()


class Onderwerpobject(Outward):
    """The zaak or other object that a klantcontact is about, or the contact it follows on."""

    klantcontact = models.ForeignKey(
        Klantcontact, models.CASCADE, null=True, related_name="onderwerpobjecten"
    )
    was_klantcontact = models.ForeignKey(
        Klantcontact, models.CASCADE, null=True, related_name="opvolgingen"
    )
    object_id = models.CharField(max_length=200, blank=True, db_index=True)
    code_objecttype = models.CharField(max_length=200, blank=True)
    code_register = models.CharField(max_length=200, blank=True)
    code_soort_object_id = models.CharField(max_length=200, blank=True)

    def __str__(self) -> str:
        return self.object_id


class ActorKlantcontact(Outward):
    """That an actor was involved in a klantcontact."""

    actor = models.ForeignKey(Actor, models.PROTECT, related_name="klantcontacten")
    klantcontact = models.ForeignKey(Klantcontact, models.CASCADE, related_name="betrokken_actoren")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["actor", "klantcontact"], name="actor_once_in_contact")
        ]

    def __str__(self) -> str:
        return f"{self.actor} {self.klantcontact}"
