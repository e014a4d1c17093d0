from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("klantcontact", "0003_intake")]

    operations = [
        migrations.AddIndex(
            model_name="gesprek",
            index=models.Index(
                condition=models.Q(
                    ("concept_bewaard_op__isnull", False), ("status", "geregistreerd")
                ),
                fields=["beeindigd_op"],
                name="gesprek_draft_kept",
            ),
        ),
    ]
