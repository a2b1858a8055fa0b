"""Accounts without an e-mail address: by mobile number, or by an account number."""

import home.phone_numbers
import home.email_addresses
from django.db import migrations, models


def name_those_without(apps, schema_editor):
    """Until now one account could have the address ""."""
    from portal.users.account_numbers import draw

    nameless = apps.get_model("users", "User").objects.filter(email="")
    nameless.update(email=None, account_number=draw())


class Migration(migrations.Migration):

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
        ('users', '0006_one_way_to_write_an_address'),
    ]

    operations = [
        migrations.AlterModelOptions(
            name='user',
            options={'ordering': ['email', 'pk'], 'verbose_name': 'user', 'verbose_name_plural': 'users'},
        ),
        migrations.AddField(
            model_name='user',
            name='account_number',
            field=models.CharField(editable=False, max_length=8, null=True, unique=True, verbose_name='account number'),
        ),
        migrations.AddField(
            model_name='user',
            name='phone',
            field=home.phone_numbers.PhoneNumberField(blank=True, max_length=16, null=True, unique=True, verbose_name='mobile number'),
        ),
        migrations.AddField(
            model_name='user',
            name='phone_verified',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.AlterField(
            model_name='user',
            name='email',
            field=home.email_addresses.AddressField(blank=True, max_length=254, null=True, unique=True, verbose_name='e-mail address'),
        ),
        migrations.RunPython(name_those_without, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('email__isnull', False), ('phone__isnull', False), ('account_number__isnull', False), _connector='OR'), name='account_has_a_name_to_sign_in', violation_error_message='An account needs an e-mail address or a mobile number.'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('email', ''), _negated=True), models.Q(('phone', ''), _negated=True), models.Q(('account_number', ''), _negated=True)), name='name_to_sign_in_is_not_empty'),
        ),
        migrations.AddConstraint(
            model_name='user',
            constraint=models.CheckConstraint(condition=models.Q(('phone_verified', False), ('phone__isnull', False), _connector='OR'), name='only_a_number_is_verified'),
        ),
    ]
