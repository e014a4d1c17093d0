"""Tables of sturing: figures of a day, so that a dashboard costs the same at any volume."""

from django.db import models


class DagCijfer(models.Model):
    """How many klantcontacten of one day share channel, afdeling, domain and outcome."""

    dag = models.DateField()
    kanaal = models.CharField(max_length=40, blank=True)
    afdeling_id = models.BigIntegerField(null=True)
    domein = models.CharField(max_length=20, blank=True)
    resultaat = models.CharField(max_length=20, blank=True)
    is_eenvoudig = models.BooleanField(default=False)
    aantal = models.PositiveIntegerField()

    class Meta:
        indexes = [models.Index(fields=["dag"], name="dagcijfer_dag")]

    def __str__(self) -> str:
        return f"{self.dag:%d-%m-%Y}: {self.aantal}"


class Bijgewerkt(models.Model):
    """Up to which event the day figures are right, and since when."""

    laatste_event = models.BigIntegerField(default=0)
    at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="bijgewerkt_is_one_row")
        ]

    def __str__(self) -> str:
        return str(self.laatste_event)


class GewijzigdeDag(models.Model):
    """A day whose figures must be counted again."""

    dag = models.DateField(unique=True)

    def __str__(self) -> str:
        return f"{self.dag:%d-%m-%Y}"
