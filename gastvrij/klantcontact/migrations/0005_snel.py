import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("klantcontact", "0004_afhandeling")]

    operations = [
        migrations.AddIndex(
            model_name="digitaaladres",
            index=models.Index(
                condition=models.Q(("partij__isnull", False), ("soort_digitaal_adres", "email")),
                fields=["genormaliseerd", "partij"],
                name="adres_zelfde_email",
            ),
        ),
        migrations.AddIndex(
            model_name="partij",
            index=models.Index(
                models.F("geboortedatum"),
                django.db.models.functions.text.Lower("achternaam"),
                condition=models.Q(
                    ("geboortedatum__isnull", False),
                    ("opgegaan_in", None),
                    models.Q(("achternaam", ""), _negated=True),
                ),
                name="partij_zelfde_geboorte",
            ),
        ),
        migrations.AddIndex(
            model_name="partijidentificator",
            index=models.Index(
                condition=models.Q(("code_soort_object_id", "bsn"), ("partij__isnull", False)),
                fields=["object_id", "partij"],
                name="identificator_zelfde_bsn",
            ),
        ),
    ]
