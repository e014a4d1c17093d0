"""`gastvrij demo`: an invented gemeente to look around in."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from gastvrij.basis.queries import is_empty_installation
from gastvrij.ontwikkeling.actions import make_badge_key
from gastvrij.ontwikkeling.queries import badge_key
from gastvrij.werkplek.demo import make_demo
from gastvrij.werkplek.demo.organisatie import Login


class Command(BaseCommand):
    help = "Maakt een demogemeente met medewerkers in elke rol, kaders en gesprekken."

    def handle(self, *_args: Any, **_options: Any) -> None:
        if not is_empty_installation():
            self.stdout.write("Er zijn al medewerkers. De demo hoort bij een lege installatie.")
            return
        self.stdout.write("Demogemeente maken …")
        make_demo(at=timezone.now(), say=self._say, keep=self._keep)
        if badge_key() is None:
            make_badge_key(at=timezone.now())
            self._say(f"sleutel voor badges in {settings.BADGE_KEY_FILE}")

    def _say(self, line: str) -> None:
        self.stdout.write(f"  {line}")
        self.stdout.flush()

    def _keep(self, logins: list[Login]) -> None:
        lines = [
            f"{login.gebruikersnaam:<8} {login.password:<22} {login.rol:<30} {login.naam}"
            for login in logins
        ]
        path = Path(settings.VAR) / "demo-logins.txt"
        path.unlink(missing_ok=True)
        path.touch(mode=0o600)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        self.stdout.write("\nInloggen in de demo (ook bewaard in " + str(path) + "):")
        self.stdout.write("\n".join(f"  {line}" for line in lines) + "\n")
