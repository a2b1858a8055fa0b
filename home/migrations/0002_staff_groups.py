"""Editors, moderators and the moderation workflow, under the portal's own names.

Wagtail has made them with their rights on pages, images and documents; later apps give
rights on their records in migrations of their own (`home.groups.grant`).
"""

from django.db import migrations

from home.groups import EDITORS, MODERATORS, grant, grant_records

WAGTAIL_NAMES = {"Editors": EDITORS, "Moderators": MODERATORS}
WORKFLOW = "Moderasi"
TERMS = ("sector", "competency", "challenge", "businessunit", "stage")
VERBS = ("view", "add", "change")


def name_groups_and_workflow(apps, schema_editor):
    for old, new in WAGTAIL_NAMES.items():
        apps.get_model("auth", "Group").objects.filter(name=old).update(name=new)
    workflow = apps.get_model("wagtailcore", "Workflow").objects.filter(name="Moderators approval")
    workflow.update(name=WORKFLOW)
    apps.get_model("wagtailcore", "Task").objects.filter(name="Moderators approval").update(
        name=WORKFLOW
    )


def grant_rights(apps, schema_editor):
    """A term is retired, never deleted: nobody gets the right to delete one."""
    for group in (EDITORS, MODERATORS):
        grant(apps, group, *(f"home.{verb}_{term}" for term in TERMS for verb in VERBS))
        grant(apps, group, "home.view_region", "home.change_region")
    grant_records(apps, "home", "datedfact")
    grant(apps, MODERATORS, "home.change_sitesettings")


def add_languages(apps, schema_editor):
    for code in ("id", "en"):
        apps.get_model("wagtailcore", "Locale").objects.get_or_create(language_code=code)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("wagtailadmin", "0005_editingsession_is_editing"),
        ("wagtailcore", "0098_apitoken"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
        ("wagtail_localize", "0016_rename_page_revision_translationlog_revision"),
    ]
    operations = [
        migrations.RunPython(name_groups_and_workflow, migrations.RunPython.noop),
        migrations.RunPython(grant_rights, migrations.RunPython.noop),
        migrations.RunPython(add_languages, migrations.RunPython.noop),
    ]
