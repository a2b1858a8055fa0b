"""Editors and moderators write remarks to each other."""

from django.db import migrations

from home.groups import EDITORS, MODERATORS, grant


def give(apps, schema_editor):
    for group in (EDITORS, MODERATORS):
        grant(apps, group, "planning.view_remark", "planning.change_remark")


class Migration(migrations.Migration):
    dependencies = [("planning", "0003_remarks"), ("home", "0002_staff_groups")]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
