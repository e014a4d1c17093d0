"""Tables of klantcontact: the Klantinteracties resources, and what the standard lacks.

Source: VNG Klantinteracties 0.9.0. Texts are unlimited inside; the API bounds them outside.
"""

from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from gastvrij.basis.models import Afdeling, Medewerker, Outward
from gastvrij.kaders.models import Kader, KaderVersie


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
    # Which gespreksstructuur stands beside a conversation; None is the one that runs for all.
    leidraad = models.ForeignKey(Kader, models.PROTECT, null=True, related_name="kanalen")
    met_leidraad = models.BooleanField(default=True)

    class Meta:
        ordering = ("volgorde", "naam")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(met_leidraad=True) | models.Q(leidraad=None),
                name="kanaal_leidraad_or_none",
            )
        ]

    def __str__(self) -> str:
        return self.naam


class Thema(Outward):
    """What is going on: bundles onderwerpen, and above them berichten and articles."""

    naam = models.CharField(_("Naam"), max_length=200, unique=True)
    omschrijving = models.TextField(_("Omschrijving"), blank=True)
    is_actief = models.BooleanField(_("In gebruik"), default=True)

    class Meta:
        ordering = ("naam",)

    def __str__(self) -> str:
        return self.naam


class Ketenpartner(Outward):
    """Another organisation that the gemeente refers inwoners to, by its full name."""

    naam = models.CharField(_("Volledige naam"), max_length=200, unique=True)
    afkorting = models.CharField(_("Afkorting"), max_length=20, blank=True)
    waarvoor = models.TextField(_("Waarvoor kan de inwoner hier terecht?"), blank=True)
    telefoon = models.CharField(_("Telefoon"), max_length=40, blank=True)
    website = models.URLField(_("Website"), blank=True)
    is_actief = models.BooleanField(_("In gebruik"), default=True)

    class Meta:
        ordering = ("naam",)

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
    loket = models.ForeignKey(
        Afdeling, models.PROTECT, null=True, blank=True, related_name="loketonderwerpen"
    )
    thema = models.ForeignKey(
        Thema, models.PROTECT, null=True, blank=True, related_name="onderwerpen"
    )
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
    # Of the bezoekadres, in one form (1234AB), so that search needs no full scan.
    postcode = models.CharField(max_length=10, blank=True)
    huisnummer = models.PositiveIntegerField(null=True)
    # The partij that this one turned out to be; taken apart again by emptying it.
    opgegaan_in = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="opgegane_partijen"
    )

    class Meta:
        indexes = [
            models.Index(fields=["achternaam"], name="partij_achternaam"),
            models.Index(fields=["geboortedatum"], name="partij_geboortedatum"),
            models.Index(fields=["postcode", "huisnummer"], name="partij_adres"),
            models.Index(
                fields=["-id"],
                name="partij_samengevoegd",
                condition=models.Q(opgegaan_in__isnull=False),
            ),
            models.Index(
                models.F("geboortedatum"),
                Lower("achternaam"),
                name="partij_zelfde_geboorte",
                condition=models.Q(geboortedatum__isnull=False, opgegaan_in=None)
                & ~models.Q(achternaam=""),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(opgegaan_in=None) | ~models.Q(opgegaan_in=models.F("pk")),
                name="partij_not_in_itself",
            )
        ]

    def __str__(self) -> str:
        return self.volledige_naam

    @property
    def volledige_naam(self) -> str:
        """Return the name as one writes it, the name of the organisation otherwise."""
        return _in_parts(self) or self.organisatienaam


class Partijwoord(models.Model):
    """A word of the name of a partij, without case and accents, so that search needs no scan."""

    partij = models.ForeignKey(Partij, models.CASCADE, related_name="woorden")
    woord = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["woord", "partij"], name="partijwoord_woord")]

    def __str__(self) -> str:
        return self.woord


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
            # With the partij in it, so that doubles are found in the index alone.
            models.Index(
                fields=["code_soort_object_id", "object_id", "partij"], name="identificator_partij"
            ),
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
    # The exchange told that this call went on to somebody else.
    doorverbonden_op = models.DateTimeField(null=True)
    leidraad = models.ForeignKey(KaderVersie, models.PROTECT, null=True, related_name="gesprekken")
    # Who it may be until the caller's own words were compared; which of them were right, after.
    partij = models.ForeignKey(Partij, models.PROTECT, null=True, related_name="gesprekken")
    gecontroleerd = models.JSONField(default=list)
    gecontroleerd_op = models.DateTimeField(null=True)
    concept = models.JSONField(default=dict)
    concept_versie = models.PositiveIntegerField(default=0)
    concept_bewaard_op = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["medewerker", "status", "begonnen_op"], name="gesprek_open"),
            models.Index(fields=["medewerker", "-begonnen_op"], name="gesprek_laatste"),
            # The few drafts that are kept until undoing is over, among all gesprekken ever held.
            models.Index(
                fields=["beeindigd_op"],
                name="gesprek_draft_kept",
                condition=models.Q(status="geregistreerd", concept_bewaard_op__isnull=False),
            ),
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
    # None: nobody said; the earlier contact is known only if an agent confirmed it.
    is_herhaling = models.BooleanField(null=True)
    herhaling_van = models.ForeignKey("self", models.PROTECT, null=True, related_name="herhalingen")
    verwachting_besproken = models.BooleanField(null=True)
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
            models.Index(
                fields=["onderwerp_ref", "plaatsgevonden_op"], name="klantcontact_per_onderwerp"
            ),
            # Nearly none repeat another; the index of the key itself SQLite then leaves unused.
            models.Index(
                fields=["herhaling_van"],
                name="klantcontact_herhaalt",
                condition=models.Q(herhaling_van__isnull=False),
            ),
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

    class Meta:
        indexes = [
            models.Index(
                # SQLite reads the index alone only if all that is asked stands in it.
                fields=["soort_digitaal_adres", "genormaliseerd", "partij"],
                name="adres_email_partij",
                condition=models.Q(soort_digitaal_adres="email", partij__isnull=False),
            )
        ]

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

    class Meta:
        indexes = [
            models.Index(
                fields=["was_klantcontact"],
                name="onderwerpobject_volgt_op",
                condition=models.Q(was_klantcontact__isnull=False),
            )
        ]

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


class Overdracht(Outward):
    """That a colleague is handed a running conversation: spoken to first, with a note."""

    class Soort(models.TextChoices):
        EERSTE_LIJN = "eerste_lijn", _("Binnen de eerste lijn")
        WARM = "warm", _("Warm doorverbinden")

    class Uitkomst(models.TextChoices):
        GELUKT = "gelukt", _("Gelukt")
        NIET_GELUKT = "niet_gelukt", _("Niet gelukt")
        INGETROKKEN = "ingetrokken", _("Ingetrokken")

    gesprek = models.ForeignKey(Gesprek, models.CASCADE, related_name="overdrachten")
    soort = models.CharField(max_length=20, choices=Soort)
    van = models.ForeignKey(Medewerker, models.PROTECT, related_name="+")
    naar = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="overdrachten")
    naar_afdeling = models.ForeignKey(
        Afdeling, models.PROTECT, null=True, related_name="overdrachten"
    )
    notitie = models.TextField(blank=True)
    at = models.DateTimeField()
    geopend_op = models.DateTimeField(null=True)
    uitkomst = models.CharField(max_length=20, choices=Uitkomst, blank=True)
    afgesloten_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("at", "pk")
        indexes = [
            models.Index(fields=["naar", "afgesloten_op"], name="overdracht_naar"),
            models.Index(fields=["naar_afdeling", "afgesloten_op"], name="overdracht_afdeling"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(naar__isnull=False) | models.Q(naar_afdeling__isnull=False),
                name="overdracht_goes_to_someone",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_soort_display()}: {self.naar or self.naar_afdeling}"


class Klantsignaal(Outward):
    """What agents hear from inwoners and pass on to who can do something about it."""

    gesprek = models.ForeignKey(Gesprek, models.SET_NULL, null=True, related_name="signalen")
    onderwerp_ref = models.ForeignKey(Onderwerp, models.PROTECT, null=True, related_name="+")
    tekst = models.TextField()
    gemeld_op = models.DateTimeField()
    gemeld_door = models.ForeignKey(Medewerker, models.PROTECT, related_name="klantsignalen")
    afdeling = models.ForeignKey(Afdeling, models.PROTECT, related_name="klantsignalen")
    antwoord = models.TextField(blank=True)
    beantwoord_op = models.DateTimeField(null=True)
    beantwoord_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    antwoord_gezien_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("-gemeld_op", "-pk")
        indexes = [models.Index(fields=["afdeling", "beantwoord_op"], name="klantsignaal_open")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(tekst=""), name="klantsignaal_says_something"
            ),
            models.CheckConstraint(
                condition=models.Q(beantwoord_op=None, antwoord="")
                | (models.Q(beantwoord_op__isnull=False) & ~models.Q(antwoord="")),
                name="klantsignaal_answered_has_moment",
            ),
        ]

    def __str__(self) -> str:
        return self.tekst


class Sjabloon(Outward):
    """A text that goes to inwoners, with places that are filled in: {naam}, {nummer} and so on."""

    class Soort(models.TextChoices):
        TERUGBELAFSPRAAK = "terugbelafspraak", _("Bevestiging van een terugbelafspraak")
        DOORGEZET = "doorgezet", _("Bevestiging dat een vraag is doorgezet")
        KLANT_MAILT_ZELF = "klant_mailt_zelf", _("Kenmerk voor wie zelf mailt")
        KLACHT = "klacht", _("Ontvangstbevestiging van een klacht")
        ANTWOORD = "antwoord", _("Antwoord op een bericht")
        AFGEROND = "afgerond", _("Antwoord na een terugbelafspraak of doorgezette vraag")
        NIET_BEREIKT = "niet_bereikt", _("U was niet bereikbaar")

    soort = models.CharField(_("Soort bericht"), max_length=30, choices=Soort, unique=True)
    onderwerp = models.CharField(_("Onderwerp"), max_length=200)
    tekst = models.TextField(_("Tekst"))

    class Meta:
        ordering = ("soort",)

    def __str__(self) -> str:
        return self.get_soort_display()


class InkomendBericht(Outward):
    """A mail or e-form that came in, until it is answered or handed over as any contact."""

    class Status(models.TextChoices):
        NIEUW = "nieuw", _("Nieuw")
        IN_BEHANDELING = "in_behandeling", _("In behandeling")
        AFGEHANDELD = "afgehandeld", _("Afgehandeld")
        NIET_VOOR_ONS = "niet_voor_ons", _("Geen vraag van een inwoner")

    kanaal = models.ForeignKey(Kanaal, models.PROTECT, related_name="berichten")
    # What the sender's system calls it; twice the same is one bericht.
    extern_id = models.CharField(max_length=998, unique=True)
    van_naam = models.TextField(blank=True)
    van_adres = models.CharField(max_length=320, blank=True)
    genormaliseerd = models.CharField(max_length=320, blank=True, db_index=True)
    telefoon = models.CharField(max_length=40, blank=True)
    onderwerp = models.TextField(blank=True)
    tekst = models.TextField(blank=True)
    ontvangen_op = models.DateTimeField()
    status = models.CharField(max_length=20, choices=Status, default=Status.NIEUW)
    afdeling = models.ForeignKey(Afdeling, models.PROTECT, null=True, related_name="berichten")
    medewerker = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="berichten")
    gesprek = models.OneToOneField(Gesprek, models.SET_NULL, null=True, related_name="bericht")
    # The contact that it says it is about, by the kenmerk that the inwoner was given.
    hoort_bij = models.ForeignKey(
        Klantcontact, models.SET_NULL, null=True, related_name="berichten"
    )
    afgehandeld_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("ontvangen_op", "pk")
        indexes = [models.Index(fields=["status", "ontvangen_op"], name="bericht_werklijst")]

    def __str__(self) -> str:
        return self.onderwerp or self.tekst[:80]


class UitgaandBericht(Outward):
    """A mail to an inwoner that waits to be sent, was sent, or could not be."""

    class Status(models.TextChoices):
        KLAAR = "klaar", _("Wordt verzonden")
        VERZONDEN = "verzonden", _("Verzonden")
        MISLUKT = "mislukt", _("Niet verzonden")
        INGETROKKEN = "ingetrokken", _("Ingetrokken")

    klantcontact = models.ForeignKey(
        Klantcontact, models.SET_NULL, null=True, related_name="uitgaande_berichten"
    )
    antwoord_op = models.ForeignKey(
        InkomendBericht, models.PROTECT, null=True, related_name="antwoorden"
    )
    soort = models.CharField(max_length=30, choices=Sjabloon.Soort)
    aan = models.CharField(max_length=320)
    onderwerp = models.TextField()
    tekst = models.TextField()
    gemaakt_op = models.DateTimeField()
    gemaakt_door = models.ForeignKey(Medewerker, models.PROTECT, null=True, related_name="+")
    # Undoing is possible until then, so nothing is sent before it.
    niet_voor = models.DateTimeField()
    status = models.CharField(max_length=20, choices=Status, default=Status.KLAAR)
    pogingen = models.PositiveSmallIntegerField(default=0)
    fout = models.TextField(blank=True)
    verzonden_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("gemaakt_op", "pk")
        indexes = [models.Index(fields=["status", "niet_voor"], name="uitgaand_wachtrij")]

    def __str__(self) -> str:
        return self.onderwerp


class Oproep(Outward):
    """A call that the telephone exchange tells of while it lasts; nothing stays when it ends.

    Of an ended call only its name at the exchange is kept for a while, so that an event that comes
    too late does not make it ring again.
    """

    extern_id = models.CharField(max_length=200, unique=True)
    nummer = models.CharField(max_length=80, blank=True)
    genormaliseerd = models.CharField(max_length=40, blank=True)
    medewerker = models.ForeignKey(Medewerker, models.CASCADE, null=True, related_name="oproepen")
    gesprek = models.ForeignKey(Gesprek, models.SET_NULL, null=True, related_name="oproepen")
    ging_over_op = models.DateTimeField(null=True)
    opgenomen_op = models.DateTimeField(null=True)
    getoond_op = models.DateTimeField(null=True)
    doorverbonden_op = models.DateTimeField(null=True)
    beeindigd_op = models.DateTimeField(null=True)

    class Meta:
        ordering = ("pk",)
        indexes = [models.Index(fields=["beeindigd_op"], name="oproep_beeindigd")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(
                    beeindigd_op__isnull=False,
                    medewerker=None,
                    gesprek=None,
                    nummer="",
                    genormaliseerd="",
                    ging_over_op=None,
                    opgenomen_op=None,
                )
                | models.Q(beeindigd_op=None, medewerker__isnull=False),
                name="oproep_keeps_nothing_when_ended",
            )
        ]

    def __str__(self) -> str:
        return self.extern_id
