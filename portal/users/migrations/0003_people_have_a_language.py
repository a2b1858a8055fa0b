"""The language of a person, until now known only where Wagtail had a profile of them."""

from django.conf import settings
from django.db import migrations, models


def take_over(apps, schema_editor):
    profiles = apps.get_model("wagtailusers", "UserProfile").objects
    users = apps.get_model("users", "User").objects
    for language, _name in settings.LANGUAGES:
        # Wagtail once stored "id-id".
        chose = profiles.filter(preferred_language__startswith=language).values("user_id")
        users.filter(pk__in=chose).update(language=language)


class Migration(migrations.Migration):
    dependencies = [
        ("users", "0002_search_rights"),
        ("wagtailusers", "0015_userprofile_keyboard_shortcuts"),
    ]
    operations = [
        migrations.AddField(
            model_name="user",
            name="language",
            field=models.CharField(
                choices=[("id", "Bahasa Indonesia"), ("en", "English")],
                default="id",
                max_length=5,
                verbose_name="language",
            ),
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop),
    ]
