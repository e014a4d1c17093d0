from django.apps import AppConfig


class WerkplekConfig(AppConfig):
    name = "gastvrij.werkplek"
    label = "werkplek"
