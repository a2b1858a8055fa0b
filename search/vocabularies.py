"""Writes the vocabulary table: whole after a rebuild, word by word after a change."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from django.db import connection, transaction
from django.db.models import F, Max
from django.utils import timezone

from search.models import State, Word
from search.records import Record
from search.text.vocabulary import worth_keeping

BATCH = 5_000


class Count:
    """Counts words while records pass through to an engine."""

    def __init__(self) -> None:
        self.frequencies: Counter[str] = Counter()
        self.documents = 0

    def passing(self, records: Iterable[Record]) -> Iterator[Record]:
        for record in records:
            self.frequencies.update(record.words)
            self.documents += 1
            yield record

    def kept(self) -> dict[str, int]:
        """The words that the vocabulary will hold."""
        return worth_keeping(self.frequencies, self.documents)

    @transaction.atomic
    def save(self) -> None:
        """Replace the vocabulary."""
        _replace(self.kept())
        State.change(
            documents=self.documents,
            rebuilt_at=timezone.now(),
            words_version=F("words_version") + 1,
            last_word=_last_word(),
        )


@transaction.atomic
def learn(words: Iterable[str]) -> None:
    """Add words of new documents; counts of known words wait for the next rebuild."""
    wanted = set(words)
    known = set(Word.objects.filter(text__in=wanted).values_list("text", flat=True))
    new = sorted(wanted - known)
    if new:
        rows = (Word(text=word, frequency=1) for word in new)
        Word.objects.bulk_create(rows, batch_size=BATCH, ignore_conflicts=True)
        State.change(last_word=_last_word())


def _replace(frequencies: Mapping[str, int]) -> None:
    """All rows at once: a hundred thousand model instances take longer than their words."""
    table = connection.ops.quote_name(Word._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - the name of our own table
        cursor.executemany(
            f"INSERT INTO {table} (text, frequency) VALUES (%s, %s)",  # noqa: S608
            list(frequencies.items()),
        )


def _last_word() -> int:
    return Word.objects.aggregate(last=Max("pk"))["last"] or 0
