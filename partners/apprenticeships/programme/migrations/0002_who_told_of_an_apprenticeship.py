"""Rows of the directory say which cooperatives told what they made of an apprenticeship."""

from typing import Any

from django.db import migrations


def fill(apps: Any, schema_editor: Any) -> None:
    published = apps.get_model("placements", "PublishedPlan").objects.order_by()
    rows = apps.get_model("organisations", "DirectoryRow").objects
    rows.filter(organisation__in=published.values("organisation")).update(learned=True)


class Migration(migrations.Migration):
    dependencies = [
        ("programme", "0001_figures_of_rounds_and_hosts"),
        ("placements", "0004_certificates"),
        ("organisations", "0024_told_of_an_apprenticeship"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
