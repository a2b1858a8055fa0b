"""A code for every organisation; a registration number belongs to one cooperative only."""

import django.db.models.functions.text
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0003_codes_and_registration_keys'),
    ]

    operations = [
        migrations.AlterField(
            model_name='cooperativeprofile',
            name='registration_number',
            field=models.CharField(blank=True, help_text='SIMKOPDES id or number of its legal status; empty while unknown.', max_length=60, verbose_name='registration number (NIK)'),
        ),
        migrations.AddField(
            model_name='cooperativeprofile',
            name='registration_key',
            field=models.GeneratedField(db_persist=True, expression=django.db.models.functions.text.Upper(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace(django.db.models.functions.text.Replace('registration_number', models.Value(' '), models.Value('')), models.Value('\xa0'), models.Value('')), models.Value('\t'), models.Value('')), models.Value('\n'), models.Value(''))), output_field=models.CharField(max_length=60)),
        ),
        migrations.AlterField(
            model_name='organisation',
            name='code',
            field=models.SlugField(editable=False, help_text='What it is called in files; its first address, which never changes.', max_length=90, unique=True, verbose_name='code'),
        ),
        migrations.AddConstraint(
            model_name='cooperativeprofile',
            constraint=models.UniqueConstraint(condition=models.Q(('registration_key', ''), _negated=True), fields=('registration_key',), name='cooperative_registration_number_unique', violation_error_message='Another cooperative has this registration number.'),
        ),
        migrations.AddConstraint(
            model_name='organisation',
            constraint=models.CheckConstraint(condition=models.Q(('code', ''), _negated=True), name='organisation_has_a_code'),
        ),
    ]
