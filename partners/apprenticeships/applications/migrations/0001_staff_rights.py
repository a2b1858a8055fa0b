"""Staff look at applications. Nobody adds or changes one but its cooperative.

It needs no table, and comes before them: going back in another room does not undo it.
"""

from django.db import migrations

from home.groups import EDITORS, MODERATORS, grant


def grant_rights(apps, schema_editor):
    for group in (EDITORS, MODERATORS):
        grant(apps, group, "applications.view_application")


class Migration(migrations.Migration):
    initial = True
    dependencies = [("home", "0002_staff_groups")]
    operations = [migrations.RunPython(grant_rights, migrations.RunPython.noop)]
