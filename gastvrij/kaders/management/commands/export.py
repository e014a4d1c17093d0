"""`gastvrij export`: write a version of a kader, or a crosswalk, as a file."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.http import Http404
from django.utils.translation import gettext as _

from gastvrij.kaders import queries
from gastvrij.kaders.models import Kruistabel
from gastvrij.kaders.queries.uitvoer import FORMS, as_file, case_of, file_of, kruistabel_case
from gastvrij.kaders.uitvoer.case import Pakket
from gastvrij.kaders.uitvoer.case_klassen import NEW, OLD

CASE = "case"


class Command(BaseCommand):
    help = _("Schrijft een versie van een kader, of een kruistabel als CASE, naar een bestand.")
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "versie", metavar="VERSIE", help=_("Titel@nummer, of de uuid van een versie.")
        )
        parser.add_argument("--als", choices=FORMS, required=True, help=_("In welke vorm."))
        parser.add_argument(
            "--naar", type=Path, metavar="FILE", help=_("Waarheen; anders naar de uitvoer.")
        )
        parser.add_argument(
            "--case-versie", choices=(NEW, OLD), default=NEW, help=_("Welke versie van CASE.")
        )

    def handle(
        self,
        *_args: Any,
        versie: str,
        als: str,
        naar: Path | None,
        case_versie: str,
        **_options: Any,
    ) -> None:
        content = self._content(versie, als, case_versie)
        if naar is None:
            sys.stdout.buffer.write(content)
            return
        try:
            naar.write_bytes(content)
        except OSError as problem:
            raise CommandError(
                _("{naam} is niet te schrijven: {reden}").format(naam=naar, reden=problem.strerror)
            ) from problem

    def _content(self, name: str, form: str, case_version: str) -> bytes:
        kruistabel = _kruistabel(name) if form == CASE else None
        if kruistabel is not None:
            return self._case(kruistabel_case(kruistabel, version=case_version))
        try:
            versie = queries.find_versie(name)
        except Http404 as problem:
            raise CommandError(str(problem)) from problem
        if form == CASE:
            return self._case(case_of(versie, version=case_version))
        return file_of(versie, form)

    def _case(self, pakket: Pakket) -> bytes:
        """Return the package; what it cannot carry in a field of its own is said apart."""
        for one in pakket.verslag:
            said = (
                _("Past niet in deze versie van CASE: {klasse}.{naam} ({aantal})")
                if one.is_lost
                else _("Staat in een extensie: {klasse}.{naam} ({aantal})")
            )
            self.stderr.write(
                said.format(klasse=one.klasse, naam=one.eigenschap, aantal=one.aantal)
            )
        return as_file(pakket)


def _kruistabel(name: str) -> Kruistabel | None:
    try:
        return Kruistabel.objects.filter(uuid=UUID(name)).first()
    except ValueError:
        return None
