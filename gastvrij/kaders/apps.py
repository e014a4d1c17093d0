from django.apps import AppConfig


class KadersConfig(AppConfig):
    name = "gastvrij.kaders"
    label = "kaders"
