"""What people search and open, counted by day; nothing in it says who."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.insight.privacy import LONGEST_WORDS

LONGEST_PATH = 200


class SearchedQuerySet(models.QuerySet):
    def by_words(self) -> Self:
        """Rows of `words`, `language`, and sums over the days: `asked`, `unfound`, `opened`."""
        return (
            self.values("words", "language")
            .annotate(
                asked=models.Sum("times"),
                unfound=models.Sum("times_without_hits"),
                opened=models.Sum("times_opened"),
            )
            .order_by("-asked", "words")
        )


class Searched(models.Model):
    """One normalised query in one language on one day."""

    day = models.DateField(_("day"))
    language = models.CharField(_("language"), max_length=5)
    words = models.CharField(_("words"), max_length=LONGEST_WORDS)
    times = models.PositiveIntegerField(default=0)
    times_without_hits = models.PositiveIntegerField(default=0)
    times_opened = models.PositiveIntegerField(default=0)

    objects = SearchedQuerySet.as_manager()

    class Meta:
        verbose_name = _("search")
        verbose_name_plural = _("searches")
        constraints = [
            models.UniqueConstraint(
                fields=["day", "language", "words"], name="search_searched_once_a_day"
            )
        ]
        indexes = [models.Index(fields=["language", "words"], name="search_searched_words")]

    def __str__(self) -> str:
        return self.words


class Opened(models.Model):
    """A page of this site that was opened from the results of a query."""

    day = models.DateField()
    language = models.CharField(max_length=5)
    words = models.CharField(max_length=LONGEST_WORDS)
    path = models.CharField(max_length=LONGEST_PATH)
    times = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["day", "language", "words", "path"], name="search_opened_once_a_day"
            )
        ]
        indexes = [models.Index(fields=["language", "words"], name="search_opened_words")]

    def __str__(self) -> str:
        return f"{self.words} → {self.path}"
