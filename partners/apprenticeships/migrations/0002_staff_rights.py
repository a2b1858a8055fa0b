"""Editors write offers, moderators publish them and decide about batches."""

from django.db import migrations

from home.groups import EDITORS, MODERATORS, grant, grant_records

WORKFLOW = "Moderasi"


def grant_rights(apps, schema_editor):
    grant_records(apps, "apprenticeships", "offer")
    grant(
        apps,
        MODERATORS,
        "apprenticeships.publish_offer",
        "apprenticeships.lock_offer",
        "apprenticeships.unlock_offer",
        "apprenticeships.change_batch",
    )
    for group in (EDITORS, MODERATORS):
        grant(apps, group, "apprenticeships.view_batch")


def moderate_offers(apps, schema_editor):
    workflow = apps.get_model("wagtailcore", "Workflow").objects.filter(name=WORKFLOW).first()
    content_type = apps.get_model("contenttypes", "ContentType").objects.get_or_create(
        app_label="apprenticeships", model="offer"
    )[0]
    if workflow:
        apps.get_model("wagtailcore", "WorkflowContentType").objects.get_or_create(
            content_type=content_type, workflow=workflow
        )


class Migration(migrations.Migration):
    dependencies = [("apprenticeships", "0001_initial"), ("home", "0002_staff_groups")]
    operations = [
        migrations.RunPython(grant_rights, migrations.RunPython.noop),
        migrations.RunPython(moderate_offers, migrations.RunPython.noop),
    ]
