"""Second factors that were set up before lie open in the database."""

from django.db import migrations


def encrypt(apps, schema_editor):
    from portal.users.second_factor import encrypt_all

    encrypt_all(apps.get_model("mfa", "Authenticator").objects)


class Migration(migrations.Migration):
    dependencies = [
        ("users", "0003_people_have_a_language"),
        ("mfa", "0003_authenticator_type_uniq"),
    ]
    operations = [migrations.RunPython(encrypt, migrations.RunPython.noop)]
