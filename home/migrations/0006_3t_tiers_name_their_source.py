"""The flag goes; a tier is 0 to 2 and names its source and date; what is in force has no successor."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("home", "0005_grade_3t_regions_and_key_names")]

    operations = [
        migrations.RemoveField("region", "is_3t"),
        migrations.AddConstraint(
            "region",
            models.CheckConstraint(
                condition=models.Q(is_current=False) | models.Q(successor__isnull=True),
                name="region_in_force_has_no_successor",
            ),
        ),
        migrations.AddConstraint(
            "region",
            models.CheckConstraint(
                condition=models.Q(tier_3t__lte=2),
                name="region_tier_3t_in_range",
                violation_error_message="A 3T tier is 0, 1 or 2.",
            ),
        ),
        migrations.AddConstraint(
            "region",
            models.CheckConstraint(
                condition=models.Q(tier_3t=0)
                | (~models.Q(source_3t="") & models.Q(as_of_3t__isnull=False)),
                name="region_tier_3t_names_its_source",
                violation_error_message="A 3T tier names its source and the date of it.",
            ),
        ),
    ]
