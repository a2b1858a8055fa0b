"""Until now the form asked editors for the address of the tool's own text, "not only the site of
its makers": what they gave was that. Addresses of demo tools claim nothing; the demo's files say it.
"""

from django.db import migrations


def by_what_was_asked(apps, _schema_editor):
    tools = apps.get_model("knowledge", "ToolPage").objects
    tools.filter(is_demo=False).exclude(original_url="").update(original_leads_to="material")


class Migration(migrations.Migration):

    dependencies = [
        ("knowledge", "0007_what_lies_at_the_original"),
    ]

    operations = [
        migrations.RunPython(by_what_was_asked, migrations.RunPython.noop, elidable=True)
    ]
