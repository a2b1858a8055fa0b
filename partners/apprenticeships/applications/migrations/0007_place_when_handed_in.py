"""A submission keeps where its cooperative was: the round reads it where the register lost it."""

from typing import Any

from django.db import migrations, models
from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce


def remember(apps: Any, schema_editor: Any) -> None:
    """As the register says today: nobody knows better of what was handed in before."""
    application = apps.get_model("applications", "Application")
    its = application.objects.filter(pk=OuterRef("application"))
    region = Subquery(its.values("organisation__region")[:1])
    rows = apps.get_model("applications", "Submission").objects
    rows.update(region=Coalesce(region, models.Value("")))


class Migration(migrations.Migration):
    dependencies = [("applications", "0006_attachments")]
    operations = [
        migrations.AddField(
            model_name="submission",
            name="region",
            field=models.CharField(blank=True, default="", editable=False, max_length=10),
            preserve_default=False,
        ),
        migrations.RunPython(remember, migrations.RunPython.noop),
    ]
