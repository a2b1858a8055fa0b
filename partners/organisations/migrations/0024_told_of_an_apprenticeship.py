from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0023_reports_about_tools'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='directoryrow',
            name='directory_row_whole',
        ),
        migrations.AddField(
            model_name='directoryrow',
            name='learned',
            field=models.BooleanField(default=False, verbose_name='told of its own apprenticeship'),
        ),
        migrations.AddIndex(
            model_name='directoryrow',
            index=models.Index(fields=['region_code', 'organisation', 'stage', 'hosts', 'reports', 'learned', 'units', 'sectors'], name='directory_row_whole'),
        ),
    ]
