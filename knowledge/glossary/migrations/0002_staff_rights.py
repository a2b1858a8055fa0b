"""Editors and moderators add and change terms; moderators delete."""

from django.db import migrations

from home.groups import grant_records


def grant_rights(apps, schema_editor):
    grant_records(apps, "glossary", "term")


class Migration(migrations.Migration):
    dependencies = [("glossary", "0001_initial"), ("home", "0002_staff_groups")]
    operations = [migrations.RunPython(grant_rights, migrations.RunPython.noop)]
