"""Editors write agreements; moderators publish, undo and archive. Nobody deletes."""

from django.db import migrations

from home.groups import EDITORS, MODERATORS, grant


def grant_rights(apps, schema_editor):
    for group in (EDITORS, MODERATORS):
        for model in ("agreement", "unit"):
            grant(apps, group, *(f"agreements.{verb}_{model}" for verb in ("view", "add", "change")))
        grant(apps, group, "agreements.confidential_agreement")
    grant(
        apps,
        MODERATORS,
        "agreements.publish_agreement",
        "agreements.lock_agreement",
        "agreements.unlock_agreement",
        "agreements.undo_transition",
    )


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_initial"), ("home", "0002_staff_groups")]

    operations = [migrations.RunPython(grant_rights, migrations.RunPython.noop)]
