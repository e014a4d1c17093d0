"""`gastvrij create-admin`: makes a functioneel beheerder."""

import getpass
import os
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _

from gastvrij.basis import actions, queries


class Command(BaseCommand):
    help = "Maakt een functioneel beheerder; vraagt wat u niet als optie opgeeft."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--gebruikersnaam")
        parser.add_argument("--naam")
        parser.add_argument("--email")
        parser.add_argument("--gemeente", help="Alleen nodig voor de eerste beheerder.")

    def handle(self, *_args: Any, **given: Any) -> None:
        is_first = queries.is_empty_installation()
        answers = {
            "gebruikersnaam": given["gebruikersnaam"] or self._ask(_("Gebruikersnaam")),
            "naam": given["naam"] or self._ask(_("Naam")),
            "email": given["email"] or self._ask(_("E-mailadres")),
        }
        if is_first:
            answers["gemeente"] = given["gemeente"] or self._ask(_("Naam van de gemeente"))
        answers["password"] = os.environ.get("GASTVRIJ_ADMIN_PASSWORD") or self._ask_password()
        make = actions.create_first_admin if is_first else actions.add_admin
        try:
            admin = make(at=timezone.now(), **answers)
        except actions.CannotAdminister as problem:
            raise CommandError(str(problem)) from None
        self.stdout.write(_("Beheerder “{}” is gemaakt.").format(admin.gebruikersnaam))

    def _ask(self, what: str) -> str:
        self.stdout.write(f"{what}: ", ending="")
        self.stdout.flush()
        try:
            answer = input().strip()
        except EOFError:
            answer = ""
        if not answer:
            raise CommandError(_("{} ontbreekt. Geef het op als optie.").format(what))
        return answer

    def _ask_password(self) -> str:
        first = getpass.getpass(_("Wachtwoord (u ziet niet wat u typt): "))
        if first != getpass.getpass(_("Nog een keer: ")):
            raise CommandError(_("De twee wachtwoorden zijn niet gelijk. Probeer het opnieuw."))
        return first
