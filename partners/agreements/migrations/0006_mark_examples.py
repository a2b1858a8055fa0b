from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agreements", "0005_parties_in_both_languages")]

    operations = [
        migrations.AddField("agreement", "is_example", models.BooleanField(default=False, editable=False)),
    ]
