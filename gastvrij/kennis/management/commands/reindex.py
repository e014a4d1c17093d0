"""`gastvrij reindex`: build the search index of kennis anew."""

from typing import Any

from django.core.management.base import BaseCommand

from gastvrij.kennis import actions

STEPS = 20


class Command(BaseCommand):
    help = "Bouwt de zoekindex van kennis opnieuw op uit wat is gepubliceerd."

    def handle(self, *_args: Any, **_options: Any) -> None:
        counted = actions.rebuild_index(progress=self._progress)
        self.stdout.write(f"{counted} artikelen zijn te vinden.")

    def _progress(self, done: int, total: int) -> None:
        if done == total or done % max(total // STEPS, 1) == 0:
            self.stdout.write(f"{done} van {total} artikelen")
