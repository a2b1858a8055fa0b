"""Writes the vocabulary table: whole after a rebuild, word by word after a change.

Each audience has words of its own: nobody is corrected to a word that stands only in documents
for others. So have the entries of registers: their words are known, but not offered.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from django.db import connection, transaction
from django.db.models import F, Max
from django.utils import timezone

from search.documents import PUBLIC
from search.models import IndexState, Word
from search.records import Record
from search.text.vocabulary import worth_keeping

BATCH = 5_000


def of_entries(audience: str) -> str:
    """Under what the words of entries for an audience are kept."""
    return f"entries:{audience}"


def _kept_under(record: Record) -> Iterator[str]:
    for audience in record.audiences:
        yield of_entries(audience) if record.is_entry else audience


class Count:
    """Counts words while records pass through to an engine: by audience."""

    def __init__(self) -> None:
        self.frequencies: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.documents: Counter[str] = Counter()

    def passing(self, records: Iterable[Record]) -> Iterator[Record]:
        for record in records:
            for kept_under in _kept_under(record):
                self.frequencies[kept_under].update(record.words)
                self.documents[kept_under] += 1
            yield record

    def kept(self, audience: str = PUBLIC) -> dict[str, int]:
        """The words that the vocabulary of an audience will hold."""
        return worth_keeping(self.frequencies[audience], self.documents[audience])

    @transaction.atomic
    def save(self) -> None:
        """Replace the vocabulary."""
        _replace({audience: self.kept(audience) for audience in self.documents})
        IndexState.change(
            documents=dict(self.documents),
            rebuilt_at=timezone.now(),
            words_version=F("words_version") + 1,
            last_word=_last_word(),
        )


@transaction.atomic
def learn(records: Iterable[Record]) -> None:
    """Add words of new documents; counts of known words wait for the next rebuild."""
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for record in records:
        for kept_under in _kept_under(record):
            wanted[kept_under] |= record.words
    new = [
        Word(audience=audience, text=text, frequency=1)
        for audience, words in wanted.items()
        for text in sorted(words - _known(audience, words))
    ]
    if new:
        Word.objects.bulk_create(new, batch_size=BATCH, ignore_conflicts=True)
        IndexState.change(last_word=_last_word())


def _known(audience: str, words: Iterable[str]) -> set[str]:
    rows = Word.objects.filter(audience=audience, text__in=words)
    return set(rows.values_list("text", flat=True))


def _replace(kept: Mapping[str, Mapping[str, int]]) -> None:
    """All rows at once: a hundred thousand model instances take longer than their words."""
    table = connection.ops.quote_name(Word._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table}")  # noqa: S608 - the name of our own table
        cursor.executemany(
            f"INSERT INTO {table} (audience, text, frequency) VALUES (%s, %s, %s)",  # noqa: S608
            [
                (audience, text, frequency)
                for audience, words in kept.items()
                for text, frequency in words.items()
            ],
        )


def _last_word() -> int:
    return Word.objects.aggregate(last=Max("pk"))["last"] or 0
