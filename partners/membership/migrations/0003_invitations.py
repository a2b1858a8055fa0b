"""Invitations, which staff see; when a membership was last confirmed."""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import home.email_addresses
from django.conf import settings
from django.db import migrations, models

from home.groups import EDITORS, MODERATORS, grant


def grant_rights(apps, schema_editor):
    for group in (EDITORS, MODERATORS):
        grant(apps, group, "membership.view_invitation")


class Migration(migrations.Migration):

    dependencies = [
        ('membership', '0002_staff_rights'),
        ('organisations', '0006_one_number_one_cooperative'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='membership',
            name='confirmed_at',
            field=models.DateTimeField(editable=False, null=True, verbose_name='last confirmed on'),
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('representative', 'representative'), ('contributor', 'contributor')], max_length=14, verbose_name='role')),
                ('name', models.CharField(max_length=150, validators=[django.core.validators.RegexValidator('[/\\\\:@<>\\n\\r]', 'Write a name, without signs such as / or @.', inverse_match=True)], verbose_name='name')),
                ('means', models.CharField(choices=[('email', 'by e-mail'), ('paper', 'by a code on paper')], max_length=5, verbose_name='how')),
                ('address', home.email_addresses.AddressField(blank=True, max_length=254, verbose_name='e-mail address')),
                ('digest', models.CharField(editable=False, max_length=64, unique=True)),
                ('state', models.CharField(choices=[('open', 'waiting for an answer'), ('accepted', 'accepted'), ('declined', 'declined'), ('withdrawn', 'withdrawn'), ('expired', 'expired')], default='open', max_length=9, verbose_name='state')),
                ('invited_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='invited on')),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='last sent on')),
                ('expires_at', models.DateTimeField(verbose_name='until')),
                ('ended_at', models.DateTimeField(editable=False, null=True, verbose_name='answered on')),
                ('is_demo', models.BooleanField(default=False, editable=False)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('ended_by', models.ForeignKey(editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('invited_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='invited by')),
                ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to='organisations.organisation', verbose_name='organisation')),
            ],
            options={
                'verbose_name': 'invitation',
                'verbose_name_plural': 'invitations',
                'ordering': ['-invited_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('state', 'open'), models.Q(('address', ''), _negated=True)), fields=('organisation', 'address'), name='invitation_open_once', violation_error_message='This address has an open invitation already.'), models.CheckConstraint(condition=models.Q(models.Q(('means', 'email'), models.Q(('address', ''), _negated=True)), models.Q(('address', ''), ('means', 'paper')), _connector='OR'), name='invitation_goes_to_an_address_or_on_paper'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='invitation_names_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('state', 'open')), models.Q(models.Q(('state', 'open'), _negated=True), ('ended_at__isnull', False)), _connector='OR'), name='invitation_ended_says_when'), models.CheckConstraint(condition=models.Q(('expires_at__gt', models.F('sent_at'))), name='invitation_ends_after_it_is_sent'), models.CheckConstraint(condition=models.Q(('role__in', ['representative', 'contributor'])), name='invitation_role_is_known')],
            },
        ),
        migrations.RunPython(grant_rights, migrations.RunPython.noop),
    ]
