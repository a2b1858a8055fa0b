"""Files of an agreement: in, changed audience, out."""

from datetime import datetime
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from home.desk.refusals import HasChangedSince
from home.uploads.keeping import facts_of
from partners.agreements import history, permissions
from partners.agreements.models import Agreement, Document
from partners.agreements.refusals import AlreadyArchived, NotArchived

ADD = history.action(
    "agreements.document_add", _("Add document"), _("Added a document"), guarded=True
)
SHOW = history.action(
    "agreements.document_show",
    _("Change audience"),
    _("Changed who may read a document"),
    guarded=True,
)
ARCHIVE = history.action(
    "agreements.document_archive", _("Archive document"), _("Archived a document"), guarded=True
)
RESTORE = history.action(
    "agreements.document_restore",
    _("Restore document"),
    _("Brought a document back from the archive"),
    guarded=True,
)
LARGEST = 20 * 1024 * 1024
# The media type that a file is served as, by its ending.
ACCEPTED = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


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

    Raises ActionNotPermitted, UploadRefused.
    """
    require(permissions.user_can_change(by))
    if visibility != Document.Visibility.STAFF:
        require(permissions.user_can_publish(by))
    document = Document(
        agreement=agreement,
        kind=kind,
        visibility=visibility,
        title_id=title_id,
        title_en=title_en,
        language=language,
        uploaded_by=by.person,
        **facts_of(file, accepted=ACCEPTED, limit=LARGEST),
    )
    document.file.save(document.name, file, save=False)
    document.save()
    _log(document, ADD, by, visibility=visibility)
    return document


@transaction.atomic
def show_to(document: Document, visibility: str, *, by: Actor, seen: str | None = None) -> None:
    """Change who may read it. `seen` are the readers that the person saw.

    Raises ActionNotPermitted, HasChangedSince.
    """
    require(permissions.user_can_publish(by))
    current = locked(document)
    require(permissions.user_can_publish_document(by, current))
    if seen is not None and seen != current.visibility:
        raise HasChangedSince(current=current)
    current.visibility = document.visibility = Document.Visibility(visibility)
    current.save(update_fields=["visibility"])
    _log(current, SHOW, by, visibility=visibility)


@transaction.atomic
def archive(document: Document, *, by: Actor) -> None:
    """Take a document out of sight; its file stays. Raises ActionNotPermitted, AlreadyArchived."""
    require(permissions.user_can_publish(by))
    current = locked(document)
    require(permissions.user_can_publish_document(by, current))
    if current.archived_at:
        raise AlreadyArchived()
    _put_away(document, current, timezone.now())
    _log(current, ARCHIVE, by)


@transaction.atomic
def restore(document: Document, *, by: Actor) -> None:
    """Bring a document back, for the readers it had. Raises ActionNotPermitted, NotArchived."""
    require(permissions.user_can_publish(by))
    current = locked(document)
    require(permissions.user_can_publish_document(by, current))
    if not current.archived_at:
        raise NotArchived()
    _put_away(document, current, None)
    _log(current, RESTORE, by)


def _put_away(document: Document, current: Document, at: datetime | None) -> None:
    document.archived_at = current.archived_at = at
    current.save(update_fields=["archived_at"])


def _log(document: Document, action: str, by: Actor, **data: Any) -> None:
    entry = {"document": document.pk, "title": document.title_id, **data}
    entry["is_open"] = document.visibility == Document.Visibility.PUBLIC
    audit.record(document.agreement, action, by=by, data=entry)
