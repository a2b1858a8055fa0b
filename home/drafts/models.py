"""One draft for each person and form; a form about another record is another form."""

from django.conf import settings
from django.db import models


class Draft(models.Model):
    """`typed` holds every value by the name of its field. `version` counts, so that an older copy
    on another device does not overwrite what was written since.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    form = models.CharField(max_length=200)  # name and arguments of its address, in any language
    typed = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=0)
    began_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "form"], name="draft_one_of_a_form")
        ]

    def __str__(self) -> str:
        return self.form
