"""Addresses and numbers that somebody is about to show to be theirs."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('users', '0008_erased_accounts_name_nobody'),
    ]

    operations = [
        migrations.CreateModel(
            name='Proof',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('purpose', models.CharField(choices=[('sign-up', 'Sign Up'), ('forgotten', 'Forgotten'), ('contact', 'Contact')], max_length=9)),
                ('contact', models.CharField(max_length=254)),
                ('is_decoy', models.BooleanField(default=False)),
                ('facts', models.JSONField(default=dict)),
                ('nonce', models.CharField(max_length=32)),
                ('failures', models.PositiveSmallIntegerField(default=0)),
                ('ends_at', models.DateTimeField(db_index=True)),
                ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
    ]
