"""Set-up of klantcontact: the managed channels and templates are there after every migrate."""

from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate


def add_kanalen(using: str = "default", **_kwargs: Any) -> None:
    """Add the channels that are missing, once their table exists."""
    from . import actions
    from .models import Kanaal

    if Kanaal._meta.db_table in connections[using].introspection.table_names():
        actions.ensure_kanalen()


def add_sjablonen(using: str = "default", **_kwargs: Any) -> None:
    """Add the templates of mail that are missing, once their table exists."""
    from . import actions
    from .models import Sjabloon

    if Sjabloon._meta.db_table in connections[using].introspection.table_names():
        actions.ensure_sjablonen()


class KlantcontactConfig(AppConfig):
    """The room klantcontact."""

    name = "gastvrij.klantcontact"
    label = "klantcontact"

    def ready(self) -> None:
        """Hang the channels and the templates on every migrate."""
        post_migrate.connect(add_kanalen, sender=self)
        post_migrate.connect(add_sjablonen, sender=self)
