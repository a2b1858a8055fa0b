from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [("organisations", "0019_country_list")]

    operations = [
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(fields=["kind", "region"], name="organisation_kind_region"),
        ),
        migrations.AddIndex(
            model_name="organisation",
            index=models.Index(fields=["name", "id"], name="organisation_name"),
        ),
    ]
