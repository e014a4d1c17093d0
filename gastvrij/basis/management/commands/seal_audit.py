"""`gastvrij seal-audit`: seals now what the background seals every minute."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from gastvrij.basis import actions, queries


class Command(BaseCommand):
    help = "Verzegelt de gebeurtenissen die ouder zijn dan een minuut."

    def handle(self, *_args: Any, **_options: Any) -> None:
        count = actions.seal_events(at=timezone.now())
        self.stdout.write(f"Verzegeld: {count} gebeurtenissen.")
        self.stdout.write(f"Laatste zegel: {queries.laatste_zegel() or 'nog geen'}")
