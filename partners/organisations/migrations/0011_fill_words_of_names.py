from django.db import migrations

from partners.organisations.wording import words_of

AT_ONCE = 2_000


def fill(apps, schema_editor):
    """Words of the names that are there already."""
    word_of = apps.get_model("organisations", "NameWord")
    organisations = apps.get_model("organisations", "Organisation").objects.order_by("pk")
    rows = organisations.values_list("pk", "name", "acronym", "cooperative__village")
    waiting = []
    for pk, *texts in rows.iterator(chunk_size=AT_ONCE):
        words = words_of(*filter(None, texts))
        waiting += [word_of(organisation_id=pk, word=word) for word in sorted(words)]
        if len(waiting) >= AT_ONCE:
            word_of.objects.bulk_create(waiting)
            waiting = []
    word_of.objects.bulk_create(waiting)


class Migration(migrations.Migration):

    dependencies = [
        ('organisations', '0010_words_of_names'),
    ]

    operations = [
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
