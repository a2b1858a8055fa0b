"""Every organisation gets a code that never changes, at first its address; numbers get a key.

The key is the registration number in capitals without blanks. Where two cooperatives have one
number already, the later ones lose it from the field and keep it in their source, so that
nothing is lost and somebody can look into it.
"""

import django.db.models.functions.text
from django.db import migrations, models

KEPT = "Nomor registrasi ganda: "


def code_organisations(apps, schema_editor):
    Organisation = apps.get_model("organisations", "Organisation")
    Organisation.objects.filter(code=None).update(code=models.F("slug"))


def part_equal_numbers(apps, schema_editor):
    CooperativeProfile = apps.get_model("organisations", "CooperativeProfile")
    seen = set()
    numbered = CooperativeProfile.objects.exclude(registration_number="")
    for profile in numbered.select_related("organisation").order_by("pk"):
        key = "".join(profile.registration_number.split()).upper()
        if key and key not in seen:
            seen.add(key)
            continue
        organisation = profile.organisation
        if key:
            note = f"{KEPT}{profile.registration_number}"
            organisation.source = "; ".join(filter(None, [note, organisation.source]))[:200]
            organisation.save(update_fields=["source"])
        profile.registration_number = ""
        profile.save(update_fields=["registration_number"])


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_staff_rights"), ("home", "0006_3t_tiers_name_their_source")]

    operations = [
        migrations.AddField("organisation", "code", models.SlugField(max_length=90, null=True)),
        migrations.RunPython(code_organisations, migrations.RunPython.noop),
        migrations.RunPython(part_equal_numbers, migrations.RunPython.noop),
    ]
