"""Set-up of werkplek."""

from django.apps import AppConfig


class WerkplekConfig(AppConfig):
    """The room werkplek."""

    name = "gastvrij.werkplek"
    label = "werkplek"
