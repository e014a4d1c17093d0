"""The room as Django knows it."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BasisConfig(AppConfig):
    """Puts triggers and timetable in place after every migrate."""

    name = "gastvrij.basis"
    label = "basis"

    def ready(self) -> None:
        """Listen to migrate; models exist from here on."""
        from . import install_jobs, install_triggers

        post_migrate.connect(install_triggers.install, sender=self)
        post_migrate.connect(install_jobs.install, sender=self)
