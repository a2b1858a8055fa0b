"""Moderators see reports and decide. Nobody adds, and nobody deletes.

It needs no table, and comes before them: going back in another room does not undo it.
"""

from django.db import migrations

from home.groups import MODERATORS, grant


def grant_rights(apps, schema_editor):
    grant(apps, MODERATORS, "adoption.view_adoptionreport")
    grant(apps, MODERATORS, "adoption.change_adoptionreport")


class Migration(migrations.Migration):
    initial = True
    dependencies = [("home", "0002_staff_groups")]
    operations = [migrations.RunPython(grant_rights, migrations.RunPython.noop)]
