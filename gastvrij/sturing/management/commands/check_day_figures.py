"""`gastvrij check-day-figures`: the day figures against a full recount."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from gastvrij.sturing import actions, queries


class Command(BaseCommand):
    help = "Vergelijkt de dagcijfers met een volledige hertelling van alle klantcontacten."

    def handle(self, *_args: Any, **_options: Any) -> None:
        actions.update_day_figures(at=timezone.now())
        wrong = queries.wrong_days()
        if wrong:
            days = ", ".join(f"{day:%d-%m-%Y}" for day in wrong)
            msg = f"{len(wrong)} dagen kloppen niet: {days}. Draai gastvrij rebuild-day-figures."
            raise CommandError(msg)
        self.stdout.write(f"Alle {len(queries.days_with_figures())} dagen kloppen.")
