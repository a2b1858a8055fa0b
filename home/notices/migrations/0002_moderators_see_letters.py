"""Moderators see which letters did not arrive, and have them sent again."""

from django.db import migrations

from home.groups import MODERATORS, grant


def grant_rights(apps, schema_editor):
    grant(apps, MODERATORS, "notices.view_letter", "notices.change_letter")


class Migration(migrations.Migration):
    dependencies = [("notices", "0001_keep_notices"), ("home", "0002_staff_groups")]
    operations = [migrations.RunPython(grant_rights, migrations.RunPython.noop)]
