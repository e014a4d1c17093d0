"""`python -m bench.examples file`: somebody to search, an article and taken, as JSON."""

import json
import os
import sys
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gastvrij.config.settings")
if __name__ == "__main__":
    django.setup()

from gastvrij.basis.models import Medewerker
from gastvrij.kennis.models import Artikel
from gastvrij.klantcontact.models import Betrokkene, Partij
from gastvrij.taken.models import InterneTaak


def find() -> dict[str, str]:
    """Return what the steps of the desk search for and open."""
    known = Betrokkene.objects.filter(partij__isnull=False).order_by("-pk")
    partij = Partij.objects.get(
        pk=known.filter(partij__indicatie_geheimhouding=False).values("partij")[:1]
    )
    by_soort = {
        one.soort_digitaal_adres: one.adres for one in partij.digitale_adressen.order_by("pk")
    }
    number = partij.partij_identificatoren.first()
    taak = InterneTaak.objects.exclude(status="verwerkt").order_by("-pk")[0]
    worker = Medewerker.objects.get(gebruikersnaam="bram")
    own = InterneTaak.objects.filter(afdeling=worker.afdeling).order_by("-pk").first()
    return {
        "partij": str(partij.uuid),
        "naam": str(partij),
        "geboortedatum": f"{partij.geboortedatum:%d-%m-%Y}" if partij.geboortedatum else "",
        "postcode": partij.postcode,
        "huisnummer": str(partij.huisnummer),
        "telefoon": by_soort["telefoonnummer"],
        "email": by_soort["email"],
        "bsn": number.object_id if number else "",
        "nummer": taak.klantcontact.nummer or "",
        "taak": str((own or taak).uuid),
        "artikel": str(Artikel.objects.filter(status="gepubliceerd").order_by("-pk")[0].uuid),
    }


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(find()), encoding="utf-8")
