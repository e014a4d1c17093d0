"""`gastvrij rebuild-day-figures`: count every day again."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from gastvrij.sturing import actions

STEPS = 20


class Command(BaseCommand):
    help = "Telt de cijfers van alle dagen opnieuw en laat zien hoe ver het is."

    def handle(self, *_args: Any, **_options: Any) -> None:
        counted = actions.rebuild_all(at=timezone.now(), progress=self._progress)
        self.stdout.write(f"{counted} dagen geteld.")

    def _progress(self, done: int, total: int) -> None:
        if done == total or done % max(total // STEPS, 1) == 0:
            self.stdout.write(f"{done} van {total} dagen")
