"""The room as Django knows it."""

from django.apps import AppConfig


class OntwikkelingConfig(AppConfig):
    """Ontwikkeling, above beoordeling."""

    name = "gastvrij.ontwikkeling"
    label = "ontwikkeling"
