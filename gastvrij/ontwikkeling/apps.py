from django.apps import AppConfig


class OntwikkelingConfig(AppConfig):
    name = "gastvrij.ontwikkeling"
    label = "ontwikkeling"
