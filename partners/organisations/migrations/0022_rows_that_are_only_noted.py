"""Rows that change nothing of their cooperative are told apart from those that do."""

from django.db import migrations, models
from django.db.models import Count


def note(apps, schema_editor):
    """Of lists that were compared before; the figures of each say the same as its rows."""
    rows = apps.get_model("organisations", "RegisterRow").objects
    _move(apps, rows.filter(outcome="changed", after={}), "changed", "noted")


def forget(apps, schema_editor):
    rows = apps.get_model("organisations", "RegisterRow").objects.filter(outcome="noted")
    _move(apps, rows, "noted", "changed")


def _move(apps, rows, before, after):
    counted = dict(rows.order_by().values_list("register_import").annotate(Count("pk")))
    rows.update(outcome=after)
    records = apps.get_model("organisations", "RegisterImport").objects
    for record in records.filter(pk__in=counted).only("figures"):
        moved = counted[record.pk]
        figures = {
            **record.figures,
            before: record.figures.get(before, moved) - moved,
            after: record.figures.get(after, 0) + moved,
        }
        records.filter(pk=record.pk).update(figures=figures)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0021_changes_of_the_directory")]

    operations = [
        migrations.AlterField(
            model_name="registerrow",
            name="outcome",
            field=models.CharField(
                choices=[
                    ("new", "new"),
                    ("changed", "changed"),
                    ("noted", "only noted"),
                    ("missing", "not in the list any more"),
                    ("unsure", "unsure"),
                    ("wrong", "wrong"),
                ],
                max_length=7,
                verbose_name="outcome",
            ),
        ),
        migrations.RunPython(note, forget),
    ]
