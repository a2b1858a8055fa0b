"""Staff see the roots of pages and of files; Wagtail calls both of them "Root"."""

from django.conf import settings
from django.db import migrations

ROOT = "Root"


def _rename(apps, before, after):
    apps.get_model("wagtailcore", "Page").objects.filter(depth=1, title=before).update(
        title=after, draft_title=after
    )
    apps.get_model("wagtailcore", "Collection").objects.filter(depth=1, name=before).update(
        name=after
    )


def name_them(apps, _schema_editor):
    _rename(apps, ROOT, settings.WAGTAIL_SITE_NAME)


def unname_them(apps, _schema_editor):
    _rename(apps, settings.WAGTAIL_SITE_NAME, ROOT)


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0008_one_whatever_its_case"),
        ("wagtailcore", "0098_apitoken"),
    ]
    operations = [migrations.RunPython(name_them, unname_them)]
