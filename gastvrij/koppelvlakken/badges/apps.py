"""The app that holds the pages of badges."""

from django.apps import AppConfig


class BadgesConfig(AppConfig):
    """Open Badges for who has no login."""

    name = "gastvrij.koppelvlakken.badges"
    label = "koppelvlakken_badges"
