"""The address that somebody signs in with is proven: the ministry made the account with it."""

from django.db import migrations


def prove(apps, schema_editor):
    addresses = apps.get_model("account", "EmailAddress").objects
    for user in apps.get_model("users", "User").objects.exclude(email=""):
        others = addresses.filter(user=user).exclude(email=user.email)
        others.update(primary=False)
        proven = {"verified": True, "primary": True}
        addresses.update_or_create(user=user, email=user.email, defaults=proven)


class Migration(migrations.Migration):
    dependencies = [
        ("users", "0004_encrypt_second_factors"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]
    operations = [migrations.RunPython(prove, migrations.RunPython.noop)]
