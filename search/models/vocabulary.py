"""The vocabulary table and the numbers by which processes see that it changed."""

from django.db import connection, models
from django.db.models import F


class Word(models.Model):
    """A word of the index and the number of documents it occurs in."""

    text = models.CharField(max_length=64, unique=True)
    frequency = models.PositiveIntegerField()

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.text


class State(models.Model):
    """One row. Every process compares it with what it has loaded, at each search."""

    THE_ONE = 1

    documents = models.PositiveIntegerField(default=0)
    rebuilt_at = models.DateTimeField(null=True)
    words_version = models.PositiveIntegerField(default=0)
    last_word = models.PositiveBigIntegerField(default=0)
    glossary_version = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=1), name="search_state_is_one_row")
        ]

    def __str__(self) -> str:
        return f"words {self.words_version}, glossary {self.glossary_version}"

    @classmethod
    def current(cls) -> "State":
        """Asked at every search, so past the ORM, which takes ten times as long."""
        columns = [column.attname for column in cls._meta.concrete_fields]
        names = ", ".join(columns)
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {names} FROM {cls._meta.db_table} WHERE id = 1")  # noqa: S608
            row = cursor.fetchone()
        return cls.from_db(connection.alias, columns, row) if row else cls(pk=cls.THE_ONE)

    @classmethod
    def change(cls, **values: object) -> None:
        """Set values; `F` expressions count up."""
        cls.objects.get_or_create(pk=cls.THE_ONE)
        cls.objects.filter(pk=cls.THE_ONE).update(**values)

    @classmethod
    def glossary_changed(cls) -> None:
        cls.change(glossary_version=F("glossary_version") + 1)
