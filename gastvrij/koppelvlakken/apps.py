"""The app that holds what the interfaces share."""

from django.apps import AppConfig


class KoppelvlakkenConfig(AppConfig):
    """What we speak to other systems."""

    name = "gastvrij.koppelvlakken"
    label = "koppelvlakken"
