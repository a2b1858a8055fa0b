"""A registration number has one form, however it is typed, and belongs to one cooperative in it.

The number itself stays as people typed it. Where two cooperatives have one number by that form, the
later one's is shown still but not in force until somebody looks into it; its source says so.
"""

from django.db import migrations, models

from partners.organisations.identity import canonical

KEPT = "Nomor registrasi ganda: "
AT_ONCE = 1000


def write_keys(apps, schema_editor):
    CooperativeProfile = apps.get_model("organisations", "CooperativeProfile")
    seen, written = set(), []
    numbered = CooperativeProfile.objects.exclude(registration_number="")
    for profile in numbered.select_related("organisation").order_by("pk").iterator(AT_ONCE):
        key = canonical(profile.registration_number)
        if key in seen:
            organisation = profile.organisation
            note = f"{KEPT}{profile.registration_number}"
            organisation.source = "; ".join(filter(None, [note, organisation.source]))[:200]
            organisation.save(update_fields=["source"])
            continue
        seen.add(key)
        profile.registration_key = key
        written.append(profile)
    CooperativeProfile.objects.bulk_update(written, ["registration_key"], AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0004_identity_is_unique")]

    operations = [
        migrations.RemoveConstraint("cooperativeprofile", "cooperative_registration_number_unique"),
        migrations.RemoveField("cooperativeprofile", "registration_key"),
        migrations.AddField(
            "cooperativeprofile",
            "registration_key",
            models.CharField(blank=True, editable=False, max_length=180, default=""),
            preserve_default=False,
        ),
        migrations.RunPython(write_keys, migrations.RunPython.noop),
    ]
