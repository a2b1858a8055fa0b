"""A party's unit and its signatory's position in Indonesian and in English; drafts follow."""

from django.db import migrations, models

RENAMED = {"unit": "unit_id", "position": "position_id"}


def rename_in_drafts(names, apps):
    """Revisions keep their parties as JSON under the names of the fields."""
    kinds = apps.get_model("contenttypes", "ContentType").objects
    agreements = kinds.filter(app_label="agreements", model="agreement")
    revisions = apps.get_model("wagtailcore", "Revision").objects
    for revision in revisions.filter(content_type__in=agreements).iterator():
        for party in revision.content.get("parties", ()):
            for before, after in names.items():
                if before in party:
                    party[after] = party.pop(before)
        revision.save(update_fields=["content"])


def text(name):
    return models.CharField(blank=True, max_length=160, verbose_name=name)


def forwards(apps, schema_editor):
    rename_in_drafts(RENAMED, apps)


def backwards(apps, schema_editor):
    rename_in_drafts({after: before for before, after in RENAMED.items()}, apps)


class Migration(migrations.Migration):
    dependencies = [
        ("agreements", "0004_keep_imported_lists"),
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.RenameField("party", "unit", "unit_id"),
        migrations.RenameField("party", "position", "position_id"),
        migrations.AlterField("party", "unit_id", text("unit or division (Indonesian)")),
        migrations.AddField("party", "unit_en", text("unit or division (English)")),
        migrations.AlterField(
            "party", "position_id", text("position of the signatory (Indonesian)")
        ),
        migrations.AddField("party", "position_en", text("position of the signatory (English)")),
        migrations.RunPython(forwards, backwards),
    ]
