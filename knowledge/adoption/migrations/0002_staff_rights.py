"""Editors and moderators see reports; moderators decide. Nobody adds, and nobody deletes."""

from django.db import migrations

from home.groups import EDITORS, MODERATORS, grant


def grant_rights(apps, schema_editor):
    for group in (EDITORS, MODERATORS):
        grant(apps, group, "adoption.view_adoptionreport")
    grant(apps, MODERATORS, "adoption.change_adoptionreport")


class Migration(migrations.Migration):
    dependencies = [("adoption", "0001_initial"), ("home", "0002_staff_groups")]
    operations = [migrations.RunPython(grant_rights, migrations.RunPython.noop)]
