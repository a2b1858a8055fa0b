"""Every region has a kind; one that was loaded before there were kinds gets that of its level.

`load_regions`, which follows in `setup`, writes what the list says.
"""

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q

KINDS = ["province", "regency", "city", "district", "desa", "kelurahan", "desa-adat"]
OF_LEVEL = {1: "province", 2: "regency", 3: "district", 4: "desa"}


def fill(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    unknown = apps.get_model("home", "Region").objects.exclude(kind__in=KINDS)
    unknown.filter(level=2, name__startswith="Kota ").update(kind="city")
    for level, kind in OF_LEVEL.items():
        unknown.filter(level=level).update(kind=kind)


class Migration(migrations.Migration):
    dependencies = [("home", "0006_3t_tiers_name_their_source")]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.AddConstraint(
            "region",
            models.CheckConstraint(condition=Q(kind__in=KINDS), name="region_kind_is_known"),
        ),
    ]
