"""The page of a tool reads its newest reports, however many there are of all tools."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("adoption", "0003_text_that_was_agreed_to")]

    operations = [
        migrations.AddIndex(
            "publishedreport",
            models.Index(name="published_report_newest", fields=["tool", "-published_at", "-id"]),
        ),
    ]
