"""Editors write and submit agreements; moderators publish, undo and archive. Nobody deletes."""

from django.db import migrations

from home.groups import EDITORS, MODERATORS, grant

WORKFLOW = "Moderasi"


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


def moderate_agreements(apps, schema_editor):
    workflow = apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW).first()
    content_type = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="agreements", model="agreement"
    )[0]
    if workflow:
        apps.get_model("wagtailcore", "WorkflowContentType").objects.get_or_create(
            content_type=content_type, workflow=workflow
        )


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_initial"), ("home", "0002_staff_groups")]

    operations = [
        migrations.RunPython(grant_rights, migrations.RunPython.noop),
        migrations.RunPython(moderate_agreements, migrations.RunPython.noop),
    ]
