"""Forms that were carried out, so that sending one again does nothing twice."""

from django.conf import settings
from django.db import models


class SentForm(models.Model):
    """One form, by the key that it was given when it was shown, and the answer it got."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    key = models.UUIDField()
    act = models.CharField(max_length=200)  # the address that it was sent to
    content = models.CharField(max_length=64)  # SHA-256 of what was typed
    answer = models.CharField(max_length=300)  # the address that one is led to
    words = models.TextField()  # what was said of it
    at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["by", "key", "act"], name="form_is_carried_out_once")
        ]

    def __str__(self) -> str:
        return f"{self.act} ({self.key})"
