"""Tables of sturing: figures of a day and of a month, so that volume costs a dashboard nothing."""

from django.db import models

# What stands in a key where the klantcontact has no channel, loket or afdeling.
ONBEKEND = 0


KEY = ("kanaal_id", "loket_id", "afdeling_id", "domein", "is_eenvoudig")


class Cijfers(models.Model):
    """How the vragen of one channel, loket, afdeling and domain came out.

    One column for each resultaat. The keys hold primary keys, not names or codes, so that a renamed
    channel changes nothing here; they are never null, so that a row is unique on both databases.
    """

    kanaal_id = models.BigIntegerField(default=ONBEKEND)
    loket_id = models.BigIntegerField(default=ONBEKEND)
    afdeling_id = models.BigIntegerField(default=ONBEKEND)
    domein = models.CharField(max_length=20, blank=True, default="")
    is_eenvoudig = models.BooleanField(default=False)

    direct_afgehandeld = models.PositiveIntegerField()
    warm_doorverbonden = models.PositiveIntegerField()
    terugbelafspraak = models.PositiveIntegerField()
    doorgezet = models.PositiveIntegerField()
    doorverwezen = models.PositiveIntegerField()
    klant_mailt_zelf = models.PositiveIntegerField()
    afgebroken = models.PositiveIntegerField()
    zonder_resultaat = models.PositiveIntegerField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.kanaal_id}/{self.loket_id}/{self.afdeling_id}"


class DagCijfer(Cijfers):
    """How the vragen of one day came out, counted from the contacts."""

    dag = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["dag", *KEY], name="dagcijfer_once")]

    def __str__(self) -> str:
        return f"{self.dag:%d-%m-%Y} {super().__str__()}"


class MaandCijfer(Cijfers):
    """How the vragen of one month came out: the sums of its days, so that a year reads few rows.

    `maand` is the first day of the month.
    """

    maand = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["maand", *KEY], name="maandcijfer_once")]

    def __str__(self) -> str:
        return f"{self.maand:%m-%Y} {super().__str__()}"


class Bijgewerkt(models.Model):
    """Up to which event the day figures were brought, and when they were last right."""

    laatste_event = models.BigIntegerField(default=0)
    at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="bijgewerkt_is_one_row")
        ]

    def __str__(self) -> str:
        return str(self.laatste_event)


class OntbrekendEvent(models.Model):
    """A number that was skipped among the events read: still being written, or never written."""

    event_id = models.BigIntegerField(primary_key=True)
    gezien_op = models.DateTimeField()

    def __str__(self) -> str:
        return str(self.event_id)


class GewijzigdeDag(models.Model):
    """A day whose figures must be counted again."""

    dag = models.DateField(unique=True)

    def __str__(self) -> str:
        return f"{self.dag:%d-%m-%Y}"
