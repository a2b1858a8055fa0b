"""Apart from the writing of the keys: PostgreSQL does not change a table with pending rows."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0005_one_form_of_a_number")]

    operations = [
        migrations.AddConstraint(
            "cooperativeprofile",
            models.UniqueConstraint(
                fields=["registration_key"],
                condition=~models.Q(registration_key=""),
                name="cooperative_registration_number_unique",
                violation_error_message="Another cooperative has this registration number.",
            ),
        ),
    ]
