"""Addresses in their canonical form. Where two accounts would have the same, the one that has it
keeps it, and the other stays as it was.
"""

from django.db import migrations
from django.utils.translation import gettext_lazy as _

from home.email_addresses import AddressField, canonical


def write_alike(apps, schema_editor):
    users = apps.get_model("users", "User").objects
    addresses = apps.get_model("account", "EmailAddress").objects
    taken = set(users.values_list("email", flat=True))
    for pk, email in users.order_by("pk").values_list("pk", "email"):
        if (written := canonical(email)) not in taken:
            taken.add(written)
            users.filter(pk=pk).update(email=written)
            addresses.filter(user=pk, email=email).update(email=written)


class Migration(migrations.Migration):
    dependencies = [
        ("users", "0005_addresses_are_proven"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]
    operations = [
        migrations.RunPython(write_alike, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="user",
            name="email",
            field=AddressField(max_length=254, unique=True, verbose_name=_("e-mail address")),
        ),
    ]
