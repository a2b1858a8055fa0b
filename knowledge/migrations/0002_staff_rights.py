"""Editors and moderators keep the tags; rights on tools come with the page tree."""

from django.db import migrations

from home.groups import grant_records


def grant_rights(apps, schema_editor):
    grant_records(apps, "knowledge", "tooltag")


class Migration(migrations.Migration):
    dependencies = [("knowledge", "0001_initial"), ("home", "0002_staff_groups")]
    operations = [migrations.RunPython(grant_rights, migrations.RunPython.noop)]
