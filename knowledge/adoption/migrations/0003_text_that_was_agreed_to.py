"""With each report that was sent stands which text the cooperative agreed to. There was only one."""

from django.db import migrations, models

ONLY = "2026-11"


def name_the_only_one(apps, schema_editor):
    reports = apps.get_model("adoption", "AdoptionReport").objects
    reports.exclude(consented_at=None).update(consented_to=ONLY)


class Migration(migrations.Migration):
    dependencies = [("adoption", "0002_reports")]

    operations = [
        migrations.AddField(
            "adoptionreport",
            "consented_to",
            models.CharField(
                "version of the text agreed to", max_length=10, blank=True, default="", editable=False
            ),
            preserve_default=False,
        ),
        migrations.RunPython(name_the_only_one, migrations.RunPython.noop),
        migrations.AddConstraint(
            "adoptionreport",
            models.CheckConstraint(
                name="adoption_report_consent_to_a_text",
                condition=models.Q(consented_at__isnull=True, consented_to="")
                | (models.Q(consented_at__isnull=False) & ~models.Q(consented_to="")),
            ),
        ),
    ]
