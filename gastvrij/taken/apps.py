"""Set-up of taken."""

from django.apps import AppConfig


class TakenConfig(AppConfig):
    """The room taken."""

    name = "gastvrij.taken"
    label = "taken"
