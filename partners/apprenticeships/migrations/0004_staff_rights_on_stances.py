"""Editors and moderators see what hosts say of a season. Nobody writes it in the admin.

It needs no table, and comes before it: going back in another room does not undo it.
"""

from django.db import migrations

from home.groups import EDITORS, MODERATORS, grant


def grant_rights(apps, schema_editor):
    for group in (EDITORS, MODERATORS):
        grant(apps, group, "apprenticeships.view_hoststance")


class Migration(migrations.Migration):
    dependencies = [("apprenticeships", "0003_say_what_a_seat_is")]
    operations = [migrations.RunPython(grant_rights, migrations.RunPython.noop)]
