"""Moderators see reports and decide. Nobody adds, and nobody deletes."""

from django.db import migrations

from home.groups import MODERATORS, grant


def grant_rights(apps, schema_editor):
    grant(apps, MODERATORS, "adoption.view_adoptionreport")
    grant(apps, MODERATORS, "adoption.change_adoptionreport")


class Migration(migrations.Migration):
    dependencies = [("adoption", "0001_initial"), ("home", "0002_staff_groups")]
    operations = [migrations.RunPython(grant_rights, migrations.RunPython.noop)]
