"""A report about a tool knows the plan at home that it was begun from."""

from django.db import migrations, models
from django.db.models.deletion import SET_NULL


def _plan() -> models.ForeignKey:
    return models.ForeignKey(
        "placements.actionplan", SET_NULL, null=True, editable=False, related_name="+"
    )


class Migration(migrations.Migration):
    dependencies = [
        ("adoption", "0004_newest_of_a_tool"),
        ("placements", "0008_writers_of_plans"),
    ]

    operations = [
        migrations.AddField("adoptionreport", "plan", _plan()),
        migrations.AddField("publishedreport", "plan", _plan()),
    ]
