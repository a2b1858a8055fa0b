"""Files of an agreement: in, changed audience, out."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from home import audit
from home.access import Actor, require
from partners.agreements import permissions
from partners.agreements.files import inspect
from partners.agreements.models import Agreement, Document


@transaction.atomic
def add(
    agreement: Agreement,
    file: File,
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
def show_to(document: Document, visibility: str, *, by: Actor) -> None:
    """Change who may read it. Raises ActionNotPermitted."""
    require(permissions.user_can_publish(by))
    document.visibility = Document.Visibility(visibility)
    document.save(update_fields=["visibility"])
    _log(document, "agreements.document_show", by, visibility=visibility)


@transaction.atomic
def archive(document: Document, *, by: Actor) -> None:
    """Take a document out of sight; its file stays. Raises ActionNotPermitted."""
    require(permissions.user_can_publish(by))
    document.archived_at = timezone.now()
    document.save(update_fields=["archived_at"])
    _log(document, "agreements.document_archive", by)


@transaction.atomic
def restore(document: Document, *, by: Actor) -> None:
    """Bring a document back, for the readers it had. Raises ActionNotPermitted."""
    require(permissions.user_can_publish(by))
    document.archived_at = None
    document.save(update_fields=["archived_at"])
    _log(document, "agreements.document_restore", by)


@contextmanager
def removed_when_refused(document: Document) -> Iterator[None]:
    """A transaction takes back the row of a new document; this takes back its file."""
    try:
        yield
    except Exception:
        document.file.delete(save=False)
        raise


def _log(document: Document, action: str, by: Actor, **data: Any) -> None:
    entry = {"document": document.pk, "title": document.title_id, **data}
    audit.record(document.agreement, action, by=by, data=entry)
