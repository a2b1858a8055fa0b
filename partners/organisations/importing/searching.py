"""What was written in bulk is found: noted where it is written, indexed once all is done."""

from collections.abc import Collection

from django.db import transaction

from partners.organisations.models import DirectoryRow, NameWord, Organisation, RegisterImport
from search import indexing, rebuilding


def note(keys: Collection[int], record: RegisterImport) -> None:
    """In the transaction that writes. Of a list beyond `indexing.MANY` rows the whole index is
    built anew at its end; until then nothing is.
    """
    NameWord.objects.renew(keys)
    DirectoryRow.objects.renew(keys)
    note_change(keys, record)


def note_change(keys: Collection[int], record: RegisterImport) -> None:
    """Of organisations that are gone, or whose words and rows are written already."""
    if record.all_rows <= indexing.MANY:
        with indexing.deferred():
            indexing.refresh_many(Organisation, keys)


@transaction.atomic
def note_all(record: RegisterImport) -> None:
    """However a step ended: what it wrote is found."""
    if record.all_rows > indexing.MANY:
        with indexing.deferred():
            indexing.refresh_many(Organisation, range(record.all_rows))


def follow(record: RegisterImport) -> None:
    """After the step, outside its transactions."""
    rebuilding.catch_up_here()
