from django.apps import AppConfig


class KlantcontactConfig(AppConfig):
    name = "gastvrij.klantcontact"
    label = "klantcontact"
