"""Groups and scales of forms, a sheet for each assessor, and the tables of exams and samples."""

import uuid
from decimal import Decimal
from itertools import groupby
from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from gastvrij.basis.install_triggers import uninstall


def set_aside_triggers(_apps: Any, schema_editor: Any) -> None:
    """Drop what keeps published forms as they are; migrate installs it anew at its end."""
    uninstall(schema_editor.connection, "beoordeling_criterium", "beoordeling_criteriumgroep")


def make_groups(apps: Any, schema_editor: Any) -> None:
    """Make a group of each run of criteria with the same title, in their order."""
    criterium_model = apps.get_model("beoordeling", "Criterium")
    groep_model = apps.get_model("beoordeling", "Criteriumgroep")
    criteria = criterium_model.objects.order_by("formulier_id", "volgorde")
    for formulier, of_form in groupby(criteria, key=lambda one: one.formulier_id):
        for place, (titel, found) in enumerate(groupby(of_form, key=lambda one: one.groep)):
            groep = groep_model.objects.create(formulier_id=formulier, titel=titel, volgorde=place)
            keys = [one.pk for one in found]
            criterium_model.objects.filter(pk__in=keys).update(in_groep=groep)
    _check_now(schema_editor)


def make_sheets(apps: Any, schema_editor: Any) -> None:
    """Give each assessor of an observation a sheet, handed in when it was shared."""
    sheet_model = apps.get_model("beoordeling", "Beoordeling")
    for observatie in apps.get_model("beoordeling", "Observatie").objects.all():
        sheet_model.objects.create(
            observatie=observatie,
            beoordelaar_id=observatie.beoordelaar_id,
            ingediend_op=observatie.gedeeld_op,
        )
    _check_now(schema_editor)


def _check_now(schema_editor: Any) -> None:
    """Check foreign keys now: PostgreSQL changes no table with checks that wait."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")


class Migration(migrations.Migration):
    dependencies = [
        ("basis", "0002_bureau"),
        ("beoordeling", "0001_initial"),
        ("kaders", "0005_beslissing_bewerking"),
        ("klantcontact", "0008_leidraad_per_kanaal"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Afnamegesprek",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("nummer", models.PositiveSmallIntegerField()),
                ("burger_geinformeerd", models.BooleanField()),
                ("toegevoegd_op", models.DateTimeField()),
            ],
            options={
                "ordering": ("observatie", "nummer"),
            },
        ),
        migrations.CreateModel(
            name="Beoordeling",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("beoordelaar", "Beoordelaar"),
                            ("herbeoordeling", "Andere beoordelaar, na bezwaar van de medewerker"),
                            ("zelf", "De medewerker zelf"),
                        ],
                        default="beoordelaar",
                        max_length=20,
                    ),
                ),
                ("ingediend_op", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ("observatie", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Betwisting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("reden", models.TextField()),
                ("ingediend_op", models.DateTimeField()),
                ("uitkomst", models.TextField(blank=True)),
                ("afgerond_op", models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="Bewaartermijn",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("kwaliteit", "Gesprekken beoordelen op kwaliteit"),
                            ("coaching", "Meeluisteren om te leren"),
                            ("kalibratie", "Kalibratie tussen beoordelaars"),
                        ],
                        max_length=20,
                    ),
                ),
                ("dagen", models.PositiveIntegerField()),
                ("grondslag", models.TextField()),
                ("op", models.DateTimeField()),
            ],
            options={
                "ordering": ("-op", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Criteriumgroep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("titel", models.TextField(blank=True)),
                ("toelichting", models.TextField(blank=True)),
                ("gewicht", models.DecimalField(decimal_places=2, max_digits=5, null=True)),
                ("volgorde", models.PositiveIntegerField()),
            ],
            options={
                "ordering": ("formulier", "volgorde"),
            },
        ),
        migrations.CreateModel(
            name="Exameneigenaar",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("naam", models.CharField(max_length=200)),
                ("is_extern", models.BooleanField()),
                ("reglement", models.TextField(blank=True)),
                ("adres", models.TextField(blank=True)),
                ("termijnen", models.JSONField(default=dict)),
                ("is_actief", models.BooleanField(default=True)),
            ],
            options={
                "ordering": ("naam",),
            },
        ),
        migrations.CreateModel(
            name="Leerpunt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("tekst", models.TextField()),
                ("voorgesteld_op", models.DateTimeField()),
                ("akkoord_op", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ("observatie", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Opdracht",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("titel", models.CharField(max_length=500)),
                ("is_oefening", models.BooleanField(default=False)),
                ("instructies", models.TextField(blank=True)),
                ("met_leidraad", models.BooleanField(null=True)),
                ("met_kennis", models.BooleanField(null=True)),
                ("aantal_gesprekken", models.PositiveSmallIntegerField(null=True)),
                ("kanalen", models.JSONField(null=True)),
                ("minuten_afname", models.PositiveSmallIntegerField(default=30)),
                ("minuten_uitslag", models.PositiveSmallIntegerField(default=30)),
                (
                    "status",
                    models.CharField(
                        choices=[("concept", "Concept"), ("ondertekend", "Ondertekend")],
                        default="concept",
                        max_length=20,
                    ),
                ),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("gemaakt_op", models.DateTimeField()),
                ("ondertekend_op", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ("-gemaakt_op", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Overeenkomst",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("waarde", models.CharField(max_length=60)),
                ("reden", models.TextField()),
                ("op", models.DateTimeField()),
            ],
            options={
                "ordering": ("criterium__volgorde", "op", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Procedure",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "soort",
                    models.CharField(
                        choices=[
                            ("inzage", "Inzage"),
                            ("klacht", "Klacht"),
                            ("herziening", "Verzoek om herziening"),
                            ("bezwaar", "Bezwaar"),
                            ("beroep", "Beroep"),
                        ],
                        max_length=20,
                    ),
                ),
                ("tekst", models.TextField()),
                ("ingediend_op", models.DateTimeField()),
                ("uiterlijk_op", models.DateField(null=True)),
                ("is_op_tijd", models.BooleanField(null=True)),
                ("beslissen_voor", models.DateField(null=True)),
                ("besluit", models.TextField(blank=True)),
                ("is_gegrond", models.BooleanField(null=True)),
                ("besloten_op", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ("proeve", "ingediend_op", "pk"),
            },
        ),
        migrations.CreateModel(
            name="Proeve",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("aangevraagd", "Aangevraagd"),
                            ("afgewezen", "Niet toegelaten"),
                            ("vrijgesteld", "Vrijgesteld"),
                            ("toegelaten", "Toegelaten"),
                            ("formulier_uitgereikt", "Formulier uitgereikt"),
                            ("bevestigd", "Ontvangst bevestigd"),
                            ("identiteit_vastgesteld", "Identiteit vastgesteld"),
                            ("afname", "Afname"),
                            ("oordelen", "Beoordelaars oordelen"),
                            ("bespreken", "Verschillen bespreken"),
                            ("voorlopig", "Voorlopige uitslag"),
                            ("vastgesteld", "Uitslag vastgesteld"),
                            ("uitgereikt", "Uitslag uitgereikt"),
                            ("gearchiveerd", "In het archief"),
                            ("vernietigd", "Vernietigd"),
                            ("teruggetrokken", "Teruggetrokken"),
                            ("afgebroken", "Afgebroken"),
                        ],
                        default="aangevraagd",
                        max_length=30,
                    ),
                ),
                ("begint_op", models.DateTimeField()),
                ("locatie", models.CharField(max_length=300)),
                ("ruimte", models.CharField(blank=True, max_length=200)),
                ("reden", models.TextField(blank=True)),
                ("formulier_uitgereikt_op", models.DateTimeField(null=True)),
                ("bevestigd_op", models.DateTimeField(null=True)),
                ("identiteit_op", models.DateTimeField(null=True)),
                (
                    "identiteit_met",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("paspoort", "Paspoort"),
                            ("identiteitskaart", "Identiteitskaart"),
                            ("rijbewijs", "Rijbewijs"),
                            ("verblijfsdocument", "Verblijfsdocument"),
                        ],
                        max_length=30,
                    ),
                ),
                ("afname_begonnen_op", models.DateTimeField(null=True)),
                ("afname_beeindigd_op", models.DateTimeField(null=True)),
                ("voorlopig_op", models.DateTimeField(null=True)),
                ("uitkomst", models.CharField(blank=True, max_length=30)),
                ("vastgesteld_op", models.DateTimeField(null=True)),
                ("uitgereikt_op", models.DateTimeField(null=True)),
                ("gearchiveerd_op", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ("-begint_op", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Steekproef",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("titel", models.CharField(max_length=300)),
                ("van", models.DateField()),
                ("tot", models.DateField()),
                ("aantal", models.PositiveSmallIntegerField()),
                ("kanalen", models.JSONField(default=list)),
                ("seed", models.CharField(max_length=64)),
                ("gemaakt_op", models.DateTimeField()),
            ],
            options={
                "ordering": ("-van", "-pk"),
            },
        ),
        migrations.CreateModel(
            name="Transcript",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("regels", models.JSONField()),
                ("gevonden", models.JSONField(default=dict)),
                ("gecontroleerd_op", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Trekking",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("nummer", models.PositiveSmallIntegerField()),
                ("reden", models.TextField(blank=True)),
            ],
            options={
                "ordering": ("steekproef", "medewerker", "nummer"),
            },
        ),
        migrations.CreateModel(
            name="Vernietiging",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("op", models.DateTimeField()),
                ("soort", models.CharField(max_length=20)),
                ("grondslag", models.TextField()),
                ("aantallen", models.JSONField()),
            ],
            options={
                "ordering": ("-op", "-pk"),
            },
        ),
        migrations.RemoveConstraint(
            model_name="observatie",
            name="observatie_begun_has_gesprek",
        ),
        migrations.RemoveConstraint(
            model_name="observatie",
            name="observatie_citizen_was_told",
        ),
        migrations.AddField(
            model_name="criterium",
            name="bewijs_verplicht",
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name="criterium",
            name="gewicht",
            field=models.DecimalField(decimal_places=2, default=Decimal("1"), max_digits=5),
        ),
        migrations.AddField(
            model_name="criterium",
            name="hulp",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="criterium",
            name="invuller",
            field=models.CharField(
                choices=[
                    ("beoordelaar", "Wie beoordeelt"),
                    ("medewerker", "De medewerker zelf"),
                    ("beiden", "Allebei, apart van elkaar"),
                ],
                default="beoordelaar",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="criterium",
            name="is_knock_out",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="criterium",
            name="schaal",
            field=models.CharField(
                choices=[
                    ("voldoende", "Voldoende of onvoldoende"),
                    ("voldaan", "Voldaan of niet"),
                    ("deels", "Voldaan, deels of niet"),
                    ("rubric", "Nog niet, op de norm of erboven"),
                    ("treden", "Eigen treden met omschrijving"),
                ],
                default="voldoende",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="criterium",
            name="treden",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="criterium",
            name="waarneembaar_bij",
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name="formulier",
            name="cesuur",
            field=models.JSONField(null=True),
        ),
        migrations.AddField(
            model_name="formulier",
            name="cesuur_door",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="formulier",
            name="cesuur_op",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="formulier",
            name="cesuur_reden",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="formulier",
            name="soort",
            field=models.CharField(
                choices=[("proeve", "Proeve op de werkplek"), ("kwaliteit", "Gesprekskwaliteit")],
                default="proeve",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="formulier",
            name="toelichting",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="formulier",
            name="voorganger",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="opvolgers",
                to="beoordeling.formulier",
            ),
        ),
        migrations.AddField(
            model_name="fragment",
            name="regel",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="observatie",
            name="herkomst",
            field=models.CharField(
                choices=[
                    ("contact", "Geregistreerd gesprek"),
                    ("live", "Naast de medewerker"),
                    ("tekst", "Uitgeschreven gesprek"),
                ],
                default="contact",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="observatie",
            name="vernietigd_op",
            field=models.DateTimeField(null=True),
        ),
        migrations.AlterField(
            model_name="criterium",
            name="element",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="kaders.element",
            ),
        ),
        migrations.AlterField(
            model_name="formulier",
            name="versie",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="formulieren",
                to="kaders.kaderversie",
            ),
        ),
        migrations.AlterField(
            model_name="observatie",
            name="doel",
            field=models.CharField(
                choices=[
                    ("proeve", "Proeve op de werkplek"),
                    ("kwaliteit", "Gesprekken beoordelen op kwaliteit"),
                    ("coaching", "Meeluisteren om te leren"),
                    ("kalibratie", "Kalibratie tussen beoordelaars"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="oordeel",
            name="waarde",
            field=models.CharField(max_length=60),
        ),
        migrations.AddConstraint(
            model_name="observatie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status", "gepland"),
                    ("gesprek__isnull", False),
                    ("doel", "proeve"),
                    ("herkomst", "tekst"),
                    _connector="OR",
                ),
                name="observatie_begun_has_gesprek",
            ),
        ),
        migrations.AddConstraint(
            model_name="observatie",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status", "gepland"),
                    ("burger_geinformeerd", True),
                    ("doel", "proeve"),
                    _connector="OR",
                ),
                name="observatie_citizen_was_told",
            ),
        ),
        migrations.AddField(
            model_name="afnamegesprek",
            name="gesprek",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="afnamegesprek",
                to="klantcontact.gesprek",
            ),
        ),
        migrations.AddField(
            model_name="afnamegesprek",
            name="observatie",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="afnamegesprekken",
                to="beoordeling.observatie",
            ),
        ),
        migrations.AddField(
            model_name="afnamegesprek",
            name="toegevoegd_door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="fragment",
            name="afnamegesprek",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="fragmenten",
                to="beoordeling.afnamegesprek",
            ),
        ),
        migrations.AddField(
            model_name="beoordeling",
            name="beoordelaar",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="beoordelingen",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="beoordeling",
            name="observatie",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="beoordelingen",
                to="beoordeling.observatie",
            ),
        ),
        migrations.AddField(
            model_name="betwisting",
            name="herbeoordeling",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="betwisting",
                to="beoordeling.beoordeling",
            ),
        ),
        migrations.AddField(
            model_name="betwisting",
            name="observatie",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="betwisting",
                to="beoordeling.observatie",
            ),
        ),
        migrations.AddField(
            model_name="bewaartermijn",
            name="door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="criteriumgroep",
            name="formulier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="groepen",
                to="beoordeling.formulier",
            ),
        ),
        migrations.AddField(
            model_name="criterium",
            name="in_groep",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="criteria",
                to="beoordeling.criteriumgroep",
            ),
        ),
        migrations.RunPython(set_aside_triggers, migrations.RunPython.noop),
        migrations.RunPython(make_groups, migrations.RunPython.noop),
        migrations.RemoveField(model_name="criterium", name="groep"),
        migrations.RenameField(model_name="criterium", old_name="in_groep", new_name="groep"),
        migrations.AlterField(
            model_name="criterium",
            name="groep",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="criteria",
                to="beoordeling.criteriumgroep",
            ),
        ),
        migrations.AddConstraint(
            model_name="criterium",
            constraint=models.CheckConstraint(
                condition=models.Q(("gewicht__gte", 0)), name="criterium_gewicht_is_not_negative"
            ),
        ),
        migrations.AddField(
            model_name="leerpunt",
            name="criterium",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="leerpunten",
                to="beoordeling.criterium",
            ),
        ),
        migrations.AddField(
            model_name="leerpunt",
            name="indicator",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="leerpunten",
                to="kaders.element",
            ),
        ),
        migrations.AddField(
            model_name="leerpunt",
            name="observatie",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="leerpunten",
                to="beoordeling.observatie",
            ),
        ),
        migrations.AddField(
            model_name="leerpunt",
            name="voorgesteld_door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="opdracht",
            name="formulier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="opdrachten",
                to="beoordeling.formulier",
            ),
        ),
        migrations.AddField(
            model_name="opdracht",
            name="gemaakt_door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="opdracht",
            name="ondertekend_door",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="overeenkomst",
            name="criterium",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="overeenkomsten",
                to="beoordeling.criterium",
            ),
        ),
        migrations.AddField(
            model_name="overeenkomst",
            name="door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="overeenkomst",
            name="observatie",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="overeenkomsten",
                to="beoordeling.observatie",
            ),
        ),
        migrations.AddField(
            model_name="procedure",
            name="besloten_door",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="proeve",
            name="eigenaar",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="proeven",
                to="beoordeling.exameneigenaar",
            ),
        ),
        migrations.AddField(
            model_name="proeve",
            name="herkansing_van",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="herkansingen",
                to="beoordeling.proeve",
            ),
        ),
        migrations.AddField(
            model_name="proeve",
            name="observatie",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="proeve",
                to="beoordeling.observatie",
            ),
        ),
        migrations.AddField(
            model_name="proeve",
            name="opdracht",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="proeven",
                to="beoordeling.opdracht",
            ),
        ),
        migrations.AddField(
            model_name="procedure",
            name="proeve",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="procedures",
                to="beoordeling.proeve",
            ),
        ),
        migrations.AddField(
            model_name="steekproef",
            name="afdeling",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="steekproeven",
                to="basis.afdeling",
            ),
        ),
        migrations.AddField(
            model_name="steekproef",
            name="coach",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="steekproeven",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="steekproef",
            name="formulier",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="steekproeven",
                to="beoordeling.formulier",
            ),
        ),
        migrations.AddField(
            model_name="steekproef",
            name="gemaakt_door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="transcript",
            name="gecontroleerd_door",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="transcript",
            name="observatie",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="transcript",
                to="beoordeling.observatie",
            ),
        ),
        migrations.AddField(
            model_name="trekking",
            name="getrokken",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="klantcontact.gesprek",
            ),
        ),
        migrations.AddField(
            model_name="trekking",
            name="medewerker",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="trekkingen",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="trekking",
            name="observatie",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="trekking",
                to="beoordeling.observatie",
            ),
        ),
        migrations.AddField(
            model_name="trekking",
            name="steekproef",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="trekkingen",
                to="beoordeling.steekproef",
            ),
        ),
        migrations.AddConstraint(
            model_name="afnamegesprek",
            constraint=models.UniqueConstraint(
                fields=("observatie", "nummer"), name="afnamegesprek_nummer_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="afnamegesprek",
            constraint=models.CheckConstraint(
                condition=models.Q(("burger_geinformeerd", True)),
                name="afnamegesprek_citizen_was_told",
            ),
        ),
        migrations.AddConstraint(
            model_name="beoordeling",
            constraint=models.UniqueConstraint(
                fields=("observatie", "beoordelaar"), name="beoordeling_once_a_person"
            ),
        ),
        migrations.AddConstraint(
            model_name="betwisting",
            constraint=models.CheckConstraint(
                condition=models.Q(("reden", ""), _negated=True), name="betwisting_has_a_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="bewaartermijn",
            constraint=models.CheckConstraint(
                condition=models.Q(("dagen__gte", 1)), name="bewaartermijn_is_a_term"
            ),
        ),
        migrations.AddConstraint(
            model_name="bewaartermijn",
            constraint=models.CheckConstraint(
                condition=models.Q(("grondslag", ""), _negated=True), name="bewaartermijn_says_why"
            ),
        ),
        migrations.AddConstraint(
            model_name="criteriumgroep",
            constraint=models.UniqueConstraint(
                fields=("formulier", "volgorde"), name="criteriumgroep_place_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="criteriumgroep",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("gewicht", None),
                    models.Q(("gewicht__gte", 0), ("gewicht__lte", 100)),
                    _connector="OR",
                ),
                name="criteriumgroep_gewicht_is_a_share",
            ),
        ),
        migrations.AddConstraint(
            model_name="leerpunt",
            constraint=models.CheckConstraint(
                condition=models.Q(("tekst", ""), _negated=True), name="leerpunt_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="opdracht",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status", "concept"),
                    models.Q(
                        models.Q(("digest", ""), _negated=True),
                        ("aantal_gesprekken__isnull", False),
                        ("kanalen__isnull", False),
                        ("met_kennis__isnull", False),
                        ("met_leidraad__isnull", False),
                        ("ondertekend_door__isnull", False),
                        ("ondertekend_op__isnull", False),
                    ),
                    _connector="OR",
                ),
                name="opdracht_signed_is_decided",
            ),
        ),
        migrations.AddConstraint(
            model_name="overeenkomst",
            constraint=models.CheckConstraint(
                condition=models.Q(("reden", ""), _negated=True), name="overeenkomst_has_a_reason"
            ),
        ),
        migrations.AddIndex(
            model_name="proeve",
            index=models.Index(fields=["status", "begint_op"], name="proeve_status"),
        ),
        migrations.AddConstraint(
            model_name="procedure",
            constraint=models.UniqueConstraint(
                fields=("proeve", "soort"), name="procedure_once_a_kind"
            ),
        ),
        migrations.AddConstraint(
            model_name="steekproef",
            constraint=models.CheckConstraint(
                condition=models.Q(("tot__gte", models.F("van"))),
                name="steekproef_ends_after_start",
            ),
        ),
        migrations.AddConstraint(
            model_name="steekproef",
            constraint=models.CheckConstraint(
                condition=models.Q(("aantal__gte", 1)), name="steekproef_asks_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="trekking",
            constraint=models.UniqueConstraint(
                fields=("steekproef", "medewerker", "nummer"), name="trekking_place_once"
            ),
        ),
        migrations.RunPython(make_sheets, migrations.RunPython.noop),
    ]
