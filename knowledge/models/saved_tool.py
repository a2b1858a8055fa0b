"""A tool that a person keeps on their account, whatever becomes of its page."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SavedTool(models.Model):
    """`tool` is the key that the page shares with its translations; `title` is what it was called
    when it was saved, and published.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    tool = models.UUIDField()
    title = models.CharField(_("title"), max_length=255)
    saved_at = models.DateTimeField(_("saved"), auto_now_add=True)

    class Meta:
        ordering = ["-saved_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["person", "tool"], name="tool_is_saved_once")
        ]

    def __str__(self) -> str:
        return self.title
