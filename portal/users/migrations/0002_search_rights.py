"""Editors and moderators see what people search, and put documents first.

The search knows no other room, so its rights are given here.
"""

from django.db import migrations

from home.groups import EDITORS, MODERATORS, grant


def grant_rights(apps, schema_editor):
    for group in (EDITORS, MODERATORS):
        grant(
            apps,
            group,
            "search.view_searched",
            "search.view_pin",
            "search.add_pin",
            "search.delete_pin",
        )


class Migration(migrations.Migration):
    dependencies = [
        ("users", "0001_initial"),
        ("home", "0002_staff_groups"),
        ("search", "0002_searches_counted_and_pins"),
    ]
    operations = [migrations.RunPython(grant_rights, migrations.RunPython.noop)]
