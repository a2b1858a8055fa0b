"""What was written in bulk is found: noted in the transaction, indexed once all is done."""

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction

from partners.organisations.models import Organisation, RegisterImport
from search import indexing


def note(organisations: Iterable[Organisation]) -> None:
    """In the transaction that writes; nothing is indexed yet."""
    with indexing.deferred():
        indexing.refresh(*organisations)


def follow(record: RegisterImport) -> None:
    """After the step, outside its transactions."""
    writes = {RegisterImport.Step.WRITE, RegisterImport.Step.UNDO}
    if record.step in writes and settings.SEARCH_INDEXER == indexing.AFTER_COMMIT:
        transaction.on_commit(indexing.drain_quietly)
