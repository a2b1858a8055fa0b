"""Moderators tend placements; editors look on.

It needs no table, and comes before them: going back in another room does not undo it.
"""

from django.db import migrations

from home.groups import EDITORS, MODERATORS, grant


def grant_rights(apps, schema_editor):
    grant(apps, MODERATORS, "placements.view_placement", "placements.change_placement")
    grant(apps, EDITORS, "placements.view_placement")


class Migration(migrations.Migration):
    initial = True
    dependencies = [("home", "0002_staff_groups")]
    operations = [migrations.RunPython(grant_rights, migrations.RunPython.noop)]
