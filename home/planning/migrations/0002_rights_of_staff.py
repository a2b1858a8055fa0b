"""Editors say when a record is checked again; moderators also gather drafts and release them."""

from django.db import migrations

from home.groups import EDITORS, MODERATORS, grant


def give(apps, schema_editor):
    for group in (EDITORS, MODERATORS):
        grant(apps, group, "planning.view_reviewday", "planning.change_reviewday")
    grant(apps, MODERATORS, "planning.view_bundle", "planning.change_bundle")


class Migration(migrations.Migration):
    dependencies = [("planning", "0001_initial"), ("home", "0002_staff_groups")]
    operations = [migrations.RunPython(give, migrations.RunPython.noop)]
