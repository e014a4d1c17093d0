from django.apps import AppConfig


class SturingConfig(AppConfig):
    name = "gastvrij.sturing"
    label = "sturing"
