"""Every version that was published runs from the day it did: a decision that was implied."""

from datetime import date
from typing import Any

from django.db import migrations
from django.utils import timezone


def take_into_use(apps: Any, _schema_editor: Any) -> None:
    """Give each published version the day from which it ran, in the order of those days."""
    versie_model = apps.get_model("kaders", "KaderVersie")
    ingebruikname_model = apps.get_model("kaders", "Ingebruikname")
    has_one = set(ingebruikname_model.objects.values_list("versie_id", flat=True))
    published = [
        versie
        for versie in versie_model.objects.exclude(status="concept").defer("kop")
        if versie.pk not in has_one
    ]
    for versie in sorted(published, key=lambda one: (_start(one), one.nummer)):
        ingebruikname_model.objects.create(
            kader_id=versie.kader_id,
            versie=versie,
            per=_start(versie),
            door_id=versie.vastgesteld_door_id,
            op=versie.vastgesteld_op,
        )


def _start(versie: Any) -> date:
    """Return the day a version says it starts, or else the day it was published."""
    start: date = versie.ingangsdatum or timezone.localdate(versie.vastgesteld_op)
    return start


class Migration(migrations.Migration):
    dependencies = [("kaders", "0002_lezen_bewerken_verbinden")]

    operations = [migrations.RunPython(take_into_use, migrations.RunPython.noop)]
