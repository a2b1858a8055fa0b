"""Editors and moderators see which links do not answer."""

from django.db import migrations

from home.groups import EDITORS, MODERATORS, grant


def give(apps, schema_editor):
    for group in (EDITORS, MODERATORS):
        grant(apps, group, "links.view_address")


class Migration(migrations.Migration):
    dependencies = [("links", "0001_initial"), ("home", "0002_staff_groups")]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
