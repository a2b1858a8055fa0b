from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("home", "0010_facts_say_how_exact_they_are")]

    operations = [
        migrations.AddField(
            "challenge",
            "ministry_wording_id",
            models.CharField(
                blank=True,
                max_length=120,
                verbose_name="wording of the ministry (Indonesian)",
            ),
        ),
        migrations.AddField(
            "challenge",
            "ministry_wording_en",
            models.CharField(
                blank=True,
                max_length=120,
                verbose_name="wording of the ministry (English)",
            ),
        ),
    ]
