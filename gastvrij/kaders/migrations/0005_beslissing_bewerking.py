from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kaders", "0004_bureau"),
    ]

    operations = [
        migrations.AddField(
            model_name="beslissing",
            name="bewerking",
            field=models.PositiveIntegerField(default=0),
        ),
    ]
