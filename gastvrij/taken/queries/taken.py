"""Finding a taak, those of a conversation, and who can do one."""

from django.db.models import Q, QuerySet

from gastvrij.basis import rules as basis_rules
from gastvrij.basis.models import Afdeling, Medewerker
from gastvrij.basis.rules import Recht
from gastvrij.klantcontact import queries as klantcontacten
from gastvrij.klantcontact.models import DigitaalAdres, Gesprek
from gastvrij.taken.models import Contactpoging, InterneTaak, Taaknotitie

from .rechten import Blik, for_list, readable_for

MOST_FOUND = 50


def find_for(medewerker: Medewerker, text: str, *, view: Blik | None = None) -> list[InterneTaak]:
    """Return the newest taken for a number of a taak or contact, a phone, mail address or name."""
    wanted = text.strip()
    if not wanted:
        return []
    by_contact = klantcontacten.find_contact_ids(wanted)
    rows = readable_for(medewerker, view=view).filter(
        Q(nummer=wanted) | Q(klantcontact_id__in=by_contact)
    )
    newest = rows.order_by("-pk").values_list("pk", flat=True)[:MOST_FOUND]
    return list(for_list(InterneTaak.objects.filter(pk__in=list(newest))).order_by("-pk"))


def afdelingen() -> QuerySet[Afdeling]:
    """Return the afdelingen that work can lie with."""
    return Afdeling.objects.filter(is_actief=True)


def colleagues() -> QuerySet[Medewerker]:
    """Return the people who may work on taken, by name."""
    giving = list(basis_rules.RECHTEN[Recht.TAKEN])
    return (
        Medewerker.objects.filter(is_active=True, toewijzingen__rol__in=giving)
        .select_related("afdeling")
        .distinct()
    )


def taken_of(gesprek: Gesprek) -> QuerySet[InterneTaak]:
    """Return the taken that a conversation led to, in the order of its vragen."""
    return InterneTaak.objects.filter(klantcontact__gesprek=gesprek).order_by(
        "klantcontact__volgnummer"
    )


def _addresses(taak: InterneTaak, soort: str) -> list[str]:
    found = [
        one
        for person in taak.klantcontact.had_betrokkenen.all()
        for one in person.digitale_adressen.all()
        if one.soort_digitaal_adres == soort
    ]
    return [one.adres for one in sorted(found, key=lambda one: not one.is_standaard_adres)]


def mail_address(taak: InterneTaak) -> str:
    """Return the mail address to write the inwoner at, empty if there is none or it is secret."""
    gesprek = taak.klantcontact.gesprek
    partij = gesprek.partij if gesprek else None
    if partij is not None and partij.indicatie_geheimhouding:
        return ""
    return next(iter(_addresses(taak, DigitaalAdres.Soort.EMAIL)), "")


def phone_number(taak: InterneTaak) -> str:
    """Return the number to call back on, empty if there is none."""
    return next(iter(_addresses(taak, DigitaalAdres.Soort.TELEFOONNUMMER)), "")


def missed_pogingen(taak: InterneTaak) -> int:
    """Return how often the inwoner was not reached, since last spoken to or since reopening."""
    tried = taak.contactpogingen.all()
    spoken = [one.at for one in tried if one.uitkomst == Contactpoging.Uitkomst.GESPROKEN]
    reopened = [one.at for one in taak.notities.all() if one.soort == Taaknotitie.Soort.HEROPEND]
    since = max([*spoken, *reopened], default=None)
    return sum(1 for one in tried if since is None or one.at > since)
