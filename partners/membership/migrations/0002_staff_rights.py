"""Staff see who acts for whom; moderators decide about it. Nobody deletes: it ends."""

from django.db import migrations

from home.groups import EDITORS, MODERATORS, grant

MODELS = ("membership", "mandate", "area")


def grant_rights(apps, schema_editor):
    for group in (EDITORS, MODERATORS):
        grant(apps, group, *(f"membership.view_{model}" for model in MODELS))
    grant(apps, MODERATORS, "membership.change_membership", "membership.change_mandate")
    grant(apps, MODERATORS, "membership.add_area", "membership.change_area")


class Migration(migrations.Migration):
    dependencies = [("membership", "0001_initial"), ("home", "0002_staff_groups")]
    operations = [migrations.RunPython(grant_rights, migrations.RunPython.noop)]
