"""Regions down to the village: kind, postal code, key to find them by; 3T as a tier with a date."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models

KINDS = [
    ("province", "province"),
    ("regency", "regency"),
    ("city", "city"),
    ("district", "district"),
    ("desa", "village (desa)"),
    ("kelurahan", "urban village (kelurahan)"),
    ("desa-adat", "customary village (desa adat)"),
]
LEVELS = [(1, "province"), (2, "regency or city"), (3, "district"), (4, "village")]


class Migration(migrations.Migration):
    dependencies = [("home", "0003_mark_demo_pages")]

    operations = [
        migrations.AlterField(
            "region",
            "code",
            models.CharField(
                max_length=10,
                primary_key=True,
                serialize=False,
                validators=[django.core.validators.RegexValidator(r"^(\d{2}){1,3}(\d{4})?$")],
                verbose_name="Kemendagri code",
            ),
        ),
        migrations.AlterField(
            "region",
            "level",
            models.PositiveSmallIntegerField(choices=LEVELS, verbose_name="level"),
        ),
        migrations.AddField(
            "region",
            "key",
            models.CharField(db_index=True, default="", editable=False, max_length=100),
            preserve_default=False,
        ),
        migrations.AddField(
            "region",
            "kind",
            models.CharField(choices=KINDS, default="", max_length=10, verbose_name="kind"),
            preserve_default=False,
        ),
        migrations.AddField(
            "region",
            "postal_code",
            models.CharField(blank=True, max_length=5, verbose_name="postal code"),
        ),
        migrations.AddField(
            "region",
            "formerly",
            models.CharField(
                blank=True,
                help_text="The name before the last decree.",
                max_length=100,
                verbose_name="formerly",
            ),
        ),
        migrations.AddField(
            "region",
            "is_current",
            models.BooleanField(default=True, verbose_name="in force"),
        ),
        migrations.AddField(
            "region",
            "successor",
            models.ForeignKey(
                blank=True,
                help_text="What a code that is no longer in force stands for today.",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="predecessors",
                to="home.region",
                verbose_name="successor",
            ),
        ),
        migrations.AddField(
            "region",
            "tier_3t",
            models.PositiveSmallIntegerField(
                default=0,
                help_text="0: no 3T region. 1 or 2: underserved, as its source grades it.",
                verbose_name="3T tier",
            ),
        ),
        migrations.AddField(
            "region",
            "as_of_3t",
            models.DateField(
                blank=True,
                help_text="When it was signed.",
                null=True,
                verbose_name="date of that source",
            ),
        ),
        migrations.AlterField(
            "region",
            "source_3t",
            models.CharField(
                blank=True,
                help_text="Regulation and period, for example: Perpres 63/2020 (2020-2024).",
                max_length=200,
                verbose_name="what the 3T tier rests on",
            ),
        ),
    ]
