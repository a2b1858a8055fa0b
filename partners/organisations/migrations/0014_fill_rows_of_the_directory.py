from django.db import migrations

AT_ONCE = 1_000
COLUMNS = ("pk", "region", "cooperative__stage__code", "cooperative__hosts_magang")


def fill(apps, schema_editor):
    """Rows of the cooperatives that the site shows already."""
    row_of = apps.get_model("organisations", "DirectoryRow")
    profiles = apps.get_model("organisations", "CooperativeProfile").objects.order_by("pk")
    organisations = apps.get_model("organisations", "Organisation").objects.order_by("pk")
    shown = organisations.filter(kind="cooperative", is_public=True)
    units, sectors = _codes(profiles, "business_units"), _codes(profiles, "sectors")
    waiting = []
    for pk, region, stage, hosts in shown.values_list(*COLUMNS).iterator(AT_ONCE):
        waiting.append(
            row_of(
                organisation_id=pk,
                region_code=region or "",
                stage=stage or "",
                hosts=bool(hosts),
                units=_joined(units.get(pk, ())),
                sectors=_joined(sectors.get(pk, ())),
            )
        )
    row_of.objects.bulk_create(waiting, batch_size=AT_ONCE)


def _codes(profiles, field):
    found = {}
    listed = profiles.filter(**{f"{field}__isnull": False})
    for pk, code in listed.values_list("organisation", f"{field}__code"):
        found.setdefault(pk, []).append(code)
    return found


def _joined(codes):
    return "".join(f" {code}" for code in sorted(codes))[:399] + " "


class Migration(migrations.Migration):

    dependencies = [
        ("organisations", "0013_rows_of_the_directory"),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
