"""Editors and moderators see what is looked at, and settle what is asked for in vain."""

from django.db import migrations

from home.groups import EDITORS, MODERATORS, grant


def give(apps, schema_editor):
    for group in (EDITORS, MODERATORS):
        grant(apps, group, "visits.view_viewed", "visits.view_missed", "visits.change_missed")


class Migration(migrations.Migration):
    dependencies = [("visits", "0001_initial"), ("home", "0002_staff_groups")]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
