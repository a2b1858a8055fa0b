"""Files of an agreement: in, changed audience, out."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from home.desk.refusals import HasChangedSince
from partners.agreements import permissions
from partners.agreements.files import inspect
from partners.agreements.models import Agreement, Document
from partners.agreements.refusals import AlreadyArchived, NotArchived


@transaction.atomic
def add(
    agreement: Agreement,
    file: File[bytes],
    *,
    by: Actor,
    kind: str,
    title_id: str,
    title_en: str = "",
    visibility: str = Document.Visibility.STAFF,
    language: str = "",
) -> Document:
    """Keep a file in private storage. Showing it to others than staff is publishing.

    Raises ActionNotPermitted, FileEmpty, FileTooLarge, FileTypeNotAccepted.
    """
    require(permissions.user_can_change(by))
    if visibility != Document.Visibility.STAFF:
        require(permissions.user_can_publish(by))
    facts = inspect(file, file.name or "", file.size)
    document = Document(
        agreement=agreement,
        kind=kind,
        visibility=visibility,
        title_id=title_id,
        title_en=title_en,
        language=language,
        name=facts.name,
        media_type=facts.media_type,
        size=facts.size,
        sha256=facts.sha256,
        uploaded_by=by.person,
    )
    document.file.save(facts.name, file, save=False)
    document.save()
    _log(document, "agreements.document_add", by, visibility=visibility)
    return document


@transaction.atomic
def show_to(document: Document, visibility: str, *, by: Actor, seen: str | None = None) -> None:
    """Change who may read it. `seen` are the readers that the person saw.

    Raises ActionNotPermitted, HasChangedSince.
    """
    require(permissions.user_can_publish(by))
    current = locked(document)
    if seen is not None and seen != current.visibility:
        raise HasChangedSince(current=current)
    current.visibility = document.visibility = Document.Visibility(visibility)
    current.save(update_fields=["visibility"])
    _log(current, "agreements.document_show", by, visibility=visibility)


@transaction.atomic
def archive(document: Document, *, by: Actor) -> None:
    """Take a document out of sight; its file stays. Raises ActionNotPermitted, AlreadyArchived."""
    require(permissions.user_can_publish(by))
    current = locked(document)
    if current.archived_at:
        raise AlreadyArchived()
    _put_away(document, current, timezone.now())
    _log(current, "agreements.document_archive", by)


@transaction.atomic
def restore(document: Document, *, by: Actor) -> None:
    """Bring a document back, for the readers it had. Raises ActionNotPermitted, NotArchived."""
    require(permissions.user_can_publish(by))
    current = locked(document)
    if not current.archived_at:
        raise NotArchived()
    _put_away(document, current, None)
    _log(current, "agreements.document_restore", by)


@contextmanager
def removed_when_refused(document: Document) -> Iterator[None]:
    """A transaction takes back the row of a new document; this takes back its file."""
    try:
        yield
    except Exception:
        document.file.delete(save=False)
        raise


def _put_away(document: Document, current: Document, at: datetime | None) -> None:
    document.archived_at = current.archived_at = at
    current.save(update_fields=["archived_at"])


def _log(document: Document, action: str, by: Actor, **data: Any) -> None:
    entry = {"document": document.pk, "title": document.title_id, **data}
    audit.record(document.agreement, action, by=by, data=entry)
