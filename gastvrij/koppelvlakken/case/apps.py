"""The app that holds the command of CASE."""

from django.apps import AppConfig


class CaseConfig(AppConfig):
    """Frameworks for other systems, as CASE has them."""

    name = "gastvrij.koppelvlakken.case"
    label = "koppelvlakken_case"
