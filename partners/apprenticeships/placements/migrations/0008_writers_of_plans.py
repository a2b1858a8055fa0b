"""Who had a hand in a plan at home is remembered, also where others changed it since."""

from typing import Any

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def remember(apps: Any, schema_editor: Any) -> None:
    """As far as the plans still say it."""
    plan_model = apps.get_model("placements", "ActionPlan")
    writer = apps.get_model("placements", "PlanWriter")
    steps = apps.get_model("placements", "PlanStep").objects.exclude(written_by=None)
    known = set(steps.values_list("plan", "written_by"))
    plans = plan_model.objects.exclude(handed_in_by=None)
    known |= set(plans.values_list("pk", "handed_in_by"))
    rows = [writer(plan_id=plan, person_id=person) for plan, person in sorted(known)]
    writer.objects.bulk_create(rows, batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("placements", "0007_objections_and_messages"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]
    operations = [
        migrations.CreateModel(
            name="PlanWriter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="writers",
                        to="placements.actionplan",
                    ),
                ),
            ],
            options={
                "verbose_name": "writer of a plan",
                "verbose_name_plural": "writers of plans",
                "ordering": ["plan", "pk"],
            },
        ),
        migrations.RunPython(remember, migrations.RunPython.noop),
    ]
