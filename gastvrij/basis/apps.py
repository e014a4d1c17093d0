from django.apps import AppConfig
from django.db.models.signals import post_migrate


class BasisConfig(AppConfig):
    name = "gastvrij.basis"
    label = "basis"

    def ready(self) -> None:
        from .install_triggers import install  # noqa: PLC0415 - models exist from here on

        post_migrate.connect(install, sender=self)
