"""Contacts for the tests of figures: many, in the past, and such as only an API would post."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from gastvrij.basis.actions import record
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.conftest import NOW, Cast
from gastvrij.kaders import actions as kaders
from gastvrij.kaders.models import Norm
from gastvrij.klantcontact import actions as klantcontacten
from gastvrij.klantcontact.models import Kanaal, Klantcontact, Onderwerp
from gastvrij.klantcontact.rules import nummer


@dataclass(frozen=True)
class Gemeente:
    """The cast with channels and onderwerpen."""

    cast: Cast
    kanalen: dict[str, Kanaal]
    onderwerpen: dict[str, Onderwerp]

    @property
    def kcc(self) -> Afdeling:
        return self.cast.afdelingen["KCC"]

    @property
    def loket(self) -> Afdeling:
        return self.cast.afdelingen["Frontoffice sociaal"]

    @property
    def burgerzaken(self) -> Afdeling:
        return self.cast.afdelingen["Burgerzaken"]


def make_gemeente(cast: Cast) -> Gemeente:
    klantcontacten.ensure_kanalen()
    onderwerpen = {
        naam: klantcontacten.add_onderwerp(
            by=cast.frits, at=NOW, naam=naam, afdeling=cast.afdelingen[afdeling], domein=domein
        )
        for naam, afdeling, domein in (
            ("Paspoort", "Burgerzaken", ""),
            ("Hulp in huis", "Sociaal domein", "wmo"),
            ("Bijstand", "Sociaal domein", "participatiewet"),
            ("Jeugdhulp", "Sociaal domein", "jeugdwet"),
        )
    }
    kanalen = {kanaal.code: kanaal for kanaal in Kanaal.objects.all()}
    return Gemeente(cast, kanalen, onderwerpen)


def add_contact(
    gemeente: Gemeente,
    *,
    at: datetime = NOW,
    resultaat: str | None = "direct_afgehandeld",
    kanaal: str | None = "telefoon",
    onderwerp: str | None = "Paspoort",
    loket: Afdeling | None = None,
    is_eenvoudig: bool = False,
) -> Klantcontact:
    """Write a klantcontact and the event that tells its day."""
    contact = Klantcontact.objects.create(
        kanaal=kanaal or "",
        kanaal_ref=gemeente.kanalen[kanaal] if kanaal else None,
        onderwerp=onderwerp or "",
        onderwerp_ref=gemeente.onderwerpen[onderwerp] if onderwerp else None,
        resultaat=resultaat,
        is_eenvoudig=is_eenvoudig,
        afdeling=loket,
        plaatsgevonden_op=at,
    )
    contact.nummer = nummer(contact.pk)
    contact.save(update_fields=["nummer"])
    tell(contact, "klantcontact.registered", at=at)
    return contact


def change_contact(
    contact: Klantcontact, *, resultaat: str | None, at: datetime | None = None
) -> None:
    """Change the outcome or the moment of a klantcontact, with its event."""
    was = timezone.localdate(contact.plaatsgevonden_op).isoformat()
    contact.resultaat = resultaat
    contact.plaatsgevonden_op = at or contact.plaatsgevonden_op
    contact.save()
    tell(contact, "klantcontact.changed", at=contact.plaatsgevonden_op, dag_was=was)


def remove_contact(contact: Klantcontact) -> None:
    tell(contact, "klantcontact.removed", at=contact.plaatsgevonden_op)
    contact.delete()


def tell(contact: Klantcontact, did: str, *, at: datetime, **extra: str) -> None:
    dag = timezone.localdate(at).isoformat()
    record(by=None, did=did, to=contact, at=at, data={"dag": dag, **extra})


def set_norm(by: Medewerker, *, waarde: int, scope: str = "", operator: str = ">=") -> Norm:
    """Set a norm for direct afgehandeld by hand."""
    return kaders.add_norm(
        by=by,
        at=NOW,
        metriek=Norm.Metriek.DIRECT_AFGEHANDELD,
        operator=operator,
        waarde=Decimal(waarde),
        eenheid="%",
        scope=scope,
    )
