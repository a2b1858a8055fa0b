from django.db import models


class Count(models.Model):
    """What was counted under one name, until it ends. The name is a keyed hash: the table tells
    neither addresses nor accounts.
    """

    name = models.CharField(max_length=64, primary_key=True)
    value = models.JSONField()
    ends_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.name
