from django.apps import AppConfig


class BeoordelingConfig(AppConfig):
    name = "gastvrij.beoordeling"
    label = "beoordeling"
