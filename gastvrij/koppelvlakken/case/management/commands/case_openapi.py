"""`gastvrij case-openapi`: write the description of the CASE service anew."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from gastvrij.koppelvlakken.case.openapi import FILES, written


class Command(BaseCommand):
    help = _("Schrijft de OpenAPI-beschrijving van de CASE-dienst opnieuw.")
    requires_system_checks: list[str] = []

    def handle(self, *_args: Any, **_options: Any) -> None:
        for version, path in FILES.items():
            path.write_text(written(version), encoding="utf-8")
            self.stdout.write(path.name)
