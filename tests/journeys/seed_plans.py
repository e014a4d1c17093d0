"""Takes in exam plans, in a process of its own: pairs of a file and the title of its kader."""

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import django

django.setup()

from gastvrij.basis.models import Medewerker  # noqa: E402
from gastvrij.kaders import actions as kaders  # noqa: E402

if __name__ == "__main__":
    at = datetime.now(UTC) - timedelta(hours=1)
    kim = Medewerker.objects.get(gebruikersnaam="kim")
    karel = Medewerker.objects.get(gebruikersnaam="karel")
    for name, titel in zip(sys.argv[1::2], sys.argv[2::2], strict=True):
        file = Path(name)
        for voorstel in kaders.upload(
            by=kim, at=at, bestandsnaam=file.name, inhoud=file.read_bytes()
        ):
            versie = kaders.adopt(by=kim, at=at, voorstel=voorstel, kader=None, titel=titel)
            kaders.publish(by=karel, at=at, versie=versie, ingangsdatum=at.date())
