from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("basis", "0002_bureau"),
        ("klantcontact", "0006_laatste_en_ongedaan"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="digitaaladres",
            name="adres_zelfde_email",
        ),
        migrations.RemoveIndex(
            model_name="partijidentificator",
            name="identificator_object",
        ),
        migrations.RemoveIndex(
            model_name="partijidentificator",
            name="identificator_zelfde_bsn",
        ),
        migrations.AddIndex(
            model_name="digitaaladres",
            index=models.Index(
                condition=models.Q(("partij__isnull", False), ("soort_digitaal_adres", "email")),
                fields=["soort_digitaal_adres", "genormaliseerd", "partij"],
                name="adres_email_partij",
            ),
        ),
        migrations.AddIndex(
            model_name="klantcontact",
            index=models.Index(
                fields=["onderwerp_ref", "plaatsgevonden_op"], name="klantcontact_per_onderwerp"
            ),
        ),
        migrations.AddIndex(
            model_name="partij",
            index=models.Index(
                condition=models.Q(("opgegaan_in__isnull", False)),
                fields=["-id"],
                name="partij_samengevoegd",
            ),
        ),
        migrations.AddIndex(
            model_name="partijidentificator",
            index=models.Index(
                fields=["code_soort_object_id", "object_id", "partij"], name="identificator_partij"
            ),
        ),
    ]
