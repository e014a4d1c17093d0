"""`gastvrij check-day-figures`: figures of days against a recount, those of months against days."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from gastvrij.sturing import actions, queries


class Command(BaseCommand):
    help = "Vergelijkt dag- en maandcijfers met een volledige hertelling van alle klantcontacten."

    def handle(self, *_args: Any, **_options: Any) -> None:
        actions.update_day_figures(at=timezone.now())
        self._refuse("dagen", [f"{day:%d-%m-%Y}" for day in queries.wrong_days()])
        self._refuse("maanden", [f"{month:%m-%Y}" for month in queries.wrong_months()])
        days, months = len(queries.days_with_figures()), len(queries.months_with_figures())
        self.stdout.write(f"Alle {days} dagen en {months} maanden kloppen.")

    def _refuse(self, what: str, wrong: list[str]) -> None:
        if wrong:
            msg = (
                f"{len(wrong)} {what} kloppen niet: {', '.join(wrong)}. "
                "Draai gastvrij rebuild-day-figures."
            )
            raise CommandError(msg)
