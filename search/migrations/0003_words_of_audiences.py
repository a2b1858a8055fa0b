"""Words and numbers of documents belong to an audience; the next rebuild counts them anew."""

from django.db import migrations, models

import search.documents


class Migration(migrations.Migration):
    dependencies = [("search", "0002_searches_counted_and_pins")]

    operations = [
        migrations.RenameModel("State", "IndexState"),
        migrations.RemoveConstraint("IndexState", "search_state_is_one_row"),
        migrations.AddConstraint(
            "IndexState",
            models.CheckConstraint(
                condition=models.Q(id=1), name="search_index_state_is_one_row"
            ),
        ),
        migrations.RemoveField("IndexState", "documents"),
        migrations.AddField("IndexState", "documents", models.JSONField(default=dict)),
        migrations.AlterField("Word", "text", models.CharField(max_length=64)),
        migrations.AddField(
            "Word",
            "audience",
            models.CharField(default=search.documents.PUBLIC, max_length=64),
        ),
        migrations.AddConstraint(
            "Word",
            models.UniqueConstraint(
                fields=["audience", "text"], name="search_word_stands_once_for_an_audience"
            ),
        ),
    ]
