"""Sturing as a Django app."""

from django.apps import AppConfig


class SturingConfig(AppConfig):
    """The room sturing."""

    name = "gastvrij.sturing"
    label = "sturing"
