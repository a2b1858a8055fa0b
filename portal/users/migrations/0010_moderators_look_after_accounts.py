"""Moderators make, invite and end accounts, within what they may themselves."""

from django.db import migrations

from home.groups import MODERATORS, grant


def grant_rights(apps, schema_editor):
    grant(apps, MODERATORS, "users.add_user", "users.change_user")


class Migration(migrations.Migration):
    dependencies = [("users", "0009_proofs"), ("home", "0002_staff_groups")]
    operations = [migrations.RunPython(grant_rights, migrations.RunPython.noop)]
