"""The room as Django knows it."""

from django.apps import AppConfig


class BeoordelingConfig(AppConfig):
    """Beoordeling, with its triggers named in the settings."""

    name = "gastvrij.beoordeling"
    label = "beoordeling"
