"""The vocabulary table and the numbers by which processes see that it changed."""

from typing import NamedTuple

from django.db import connection, models
from django.db.models import F

from search.documents import PUBLIC


class Word(models.Model):
    """A word of the index and the number of documents of an audience that it occurs in.

    Of an audience, because words are shown: as corrections and completions.
    """

    audience = models.CharField(max_length=64, default=PUBLIC)
    text = models.CharField(max_length=64)
    frequency = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["audience", "text"], name="search_word_stands_once_for_an_audience"
            )
        ]

    def __str__(self) -> str:
        return self.text


class Versions(NamedTuple):
    """What tells a process whether the words that it has loaded are still those of the index."""

    words: int = 0
    last_word: int = 0
    glossary: int = 0


class IndexState(models.Model):
    """One row. Every process compares it with what it has loaded, at each search."""

    THE_ONE = 1

    documents = models.JSONField(default=dict)  # audience → number
    rebuilt_at = models.DateTimeField(null=True)
    words_version = models.PositiveIntegerField(default=0)
    last_word = models.PositiveBigIntegerField(default=0)
    glossary_version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="search_index_state_is_one_row")
        ]

    def __str__(self) -> str:
        return f"words {self.words_version}, glossary {self.glossary_version}"

    @classmethod
    def current(cls) -> "IndexState":
        """The row as it is; nothing is known before the first rebuild."""
        return cls.objects.filter(pk=cls.THE_ONE).first() or cls(pk=cls.THE_ONE)

    @classmethod
    def versions(cls) -> Versions:
        """Asked at every search and every letter typed, so past the ORM: 0.03 ms instead of 0.55
        (`python -m benchmarks.search --only embedded`: completion 0.4 ms instead of 0.9)."""
        columns = "words_version, last_word, glossary_version"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {columns} FROM {cls._meta.db_table}")  # noqa: S608 - ours
            return Versions(*(cursor.fetchone() or ()))

    @classmethod
    def change(cls, **values: object) -> None:
        """Set values; `F` expressions count up."""
        cls.objects.get_or_create(pk=cls.THE_ONE)
        cls.objects.filter(pk=cls.THE_ONE).update(**values)

    @classmethod
    def glossary_changed(cls) -> None:
        cls.change(glossary_version=F("glossary_version") + 1)
