"""The application kaders."""

from django.apps import AppConfig


class KadersConfig(AppConfig):
    """Name and label of the room."""

    name = "gastvrij.kaders"
    label = "kaders"
