from django.apps import AppConfig


class TakenConfig(AppConfig):
    name = "gastvrij.taken"
    label = "taken"
