"""Files of an agreement: in, changed audience, out."""

from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from partners.agreements import permissions
from partners.agreements.files import inspect
from partners.agreements.models import Agreement, Document


@transaction.atomic
def add(
    agreement: Agreement,
    file: File,
    *,
    by: Any,
    kind: str,
    title_id: str,
    title_en: str = "",
    visibility: str = Document.Visibility.STAFF,
    language: str = "",
) -> Document:
    """Keep a file in private storage.

    Raises ActionNotPermitted, FileEmpty, FileTooLarge, FileTypeNotAccepted.
    """
    permissions.require(permissions.user_can_change(by))
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
        uploaded_by=by,
    )
    document.file.save(facts.name, file, save=False)
    document.save()
    log(agreement, "agreements.document_add", user=by, data={"document": document.pk})
    return document


@transaction.atomic
def show_to(document: Document, visibility: str, *, by: Any) -> None:
    """Change who may read it. Raises ActionNotPermitted."""
    permissions.require(permissions.user_can_publish(by))
    document.visibility = Document.Visibility(visibility)
    document.save(update_fields=["visibility"])
    data = {"document": document.pk, "visibility": visibility}
    log(document.agreement, "agreements.document_show", user=by, data=data)


@transaction.atomic
def archive(document: Document, *, by: Any) -> None:
    """Take a document out of sight; its file stays. Raises ActionNotPermitted."""
    permissions.require(permissions.user_can_publish(by))
    document.archived_at = timezone.now()
    document.save(update_fields=["archived_at"])
    log(document.agreement, "agreements.document_archive", user=by, data={"document": document.pk})
