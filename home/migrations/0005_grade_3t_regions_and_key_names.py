"""Every 3T flag becomes tier 1 with its source and the date of that source.

A flag without a source keeps its tier and says so: it was set by hand before sources were
asked for. Kinds and keys follow from names; `load_regions` renews them with every new list.
"""

from datetime import date

from django.db import migrations

from home.regions.names import own_key

SIGNED = {"Perpres 63/2020": date(2020, 4, 27)}
WITHOUT_SOURCE = "Ditandai tanpa sumber sebelum tingkat 3T dicatat"
BATCH = 500


def grade_and_key(apps, schema_editor):
    Region = apps.get_model("home", "Region")
    regions = []
    for region in Region.objects.all():
        region.key = own_key(region.name, region.level)
        region.kind = _kind(region)
        if region.is_3t:
            region.tier_3t = 1
            region.source_3t = region.source_3t.strip() or WITHOUT_SOURCE
            region.as_of_3t = next(
                (day for name, day in SIGNED.items() if name in region.source_3t), date.today()
            )
        regions.append(region)
    fields = ["key", "kind", "tier_3t", "source_3t", "as_of_3t"]
    Region.objects.bulk_update(regions, fields, batch_size=BATCH)


def flag_again(apps, schema_editor):
    apps.get_model("home", "Region").objects.filter(tier_3t__gt=0).update(is_3t=True)


def _kind(region):
    if region.level == 2:
        return "city" if region.name.startswith("Kota ") else "regency"
    return "province" if region.level == 1 else "district"


class Migration(migrations.Migration):
    dependencies = [("home", "0004_villages_kinds_and_3t_tiers")]

    operations = [migrations.RunPython(grade_and_key, flag_again)]
