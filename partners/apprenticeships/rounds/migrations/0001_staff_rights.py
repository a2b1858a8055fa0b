"""Moderators make rounds and decide; editors look on. Nobody deletes.

It needs no table, and comes before them: going back in another room does not undo it.
"""

from typing import Any

from django.db import migrations

from home.groups import EDITORS, MODERATORS, grant


def grant_rights(apps: Any, schema_editor: Any) -> None:
    grant(apps, MODERATORS, "rounds.view_round", "rounds.add_round", "rounds.change_round")
    grant(apps, EDITORS, "rounds.view_round")


class Migration(migrations.Migration):
    initial = True
    dependencies = [("home", "0002_staff_groups")]
    operations = [migrations.RunPython(grant_rights, migrations.RunPython.noop)]
