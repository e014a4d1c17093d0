"""`gastvrij toepassing NAAM --recht telefonie --geldig-tot DAG`: a key for an application."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import actions
from gastvrij.basis.rules import Koppelrecht


class Command(BaseCommand):
    help = "Maakt een sleutel voor een toepassing die met Gastvrij praat, en toont die één keer."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("naam")
        parser.add_argument(
            "--recht",
            action="append",
            required=True,
            choices=[str(recht) for recht in Koppelrecht],
            help="Wat de toepassing mag; vaker te geven.",
        )
        parser.add_argument("--geldig-tot", required=True, help="Laatste dag, zoals 2027-12-31.")

    def handle(self, *_args: Any, **given: Any) -> None:
        try:
            until = date.fromisoformat(given["geldig_tot"])
        except ValueError:
            raise CommandError(_("Schrijf de dag als 2027-12-31.")) from None
        try:
            new = actions.add_toepassing(
                by=None,
                at=timezone.now(),
                naam=given["naam"],
                rechten=given["recht"],
                geldig_tot=until,
            )
        except actions.CannotAdminister as problem:
            raise CommandError(str(problem)) from None
        self.stderr.write(_("Bewaar deze sleutel nu: u ziet hem maar één keer."))
        self.stdout.write(new.sleutel)
