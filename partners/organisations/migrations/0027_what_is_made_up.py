from django.db import migrations, models

SOURCE = "Data rekaan untuk peragaan, bukan data kementerian"


def mark(apps, schema_editor):
    """Rows of the cooperatives that a demo brought along, as `made_up.is_made_up` says."""
    rows = apps.get_model("organisations", "DirectoryRow").objects.order_by()
    invented = models.Q(organisation__source__startswith=SOURCE) | models.Q(
        organisation__cooperative__registration_key__startswith="CONTOH"
    )
    rows.filter(pk__in=rows.filter(invented).values("pk")).update(made_up=True)


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0026_person_in_charge"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="directoryrow", name="directory_row_whole"),
        migrations.AddField(
            model_name="directoryrow",
            name="made_up",
            field=models.BooleanField(default=False, verbose_name="made up for the demo"),
        ),
        migrations.AddIndex(
            model_name="directoryrow",
            index=models.Index(
                fields=[
                    "region_code",
                    "organisation",
                    "stage",
                    "hosts",
                    "reports",
                    "learned",
                    "made_up",
                    "units",
                    "sectors",
                ],
                name="directory_row_whole",
            ),
        ),
        migrations.RunPython(mark, migrations.RunPython.noop, elidable=True),
    ]
