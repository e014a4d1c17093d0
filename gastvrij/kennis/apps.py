"""Set-up of kennis."""

from django.apps import AppConfig


class KennisConfig(AppConfig):
    """The room kennis."""

    name = "gastvrij.kennis"
    label = "kennis"
