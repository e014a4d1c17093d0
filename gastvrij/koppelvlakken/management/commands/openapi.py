"""`gastvrij openapi`: write the descriptions of the interfaces for telephony and messages anew."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from gastvrij.koppelvlakken.berichten import openapi as berichten
from gastvrij.koppelvlakken.beschrijving import written
from gastvrij.koppelvlakken.telefonie import openapi as telefonie


class Command(BaseCommand):
    help = _("Schrijft de OpenAPI-beschrijvingen van telefonie en berichten opnieuw.")
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        for one in (telefonie, berichten):
            one.FILE.write_text(written(one.DESCRIPTION), encoding="utf-8")
            self.stdout.write(f"{one.FILE.parent.name}/{one.FILE.name}")
