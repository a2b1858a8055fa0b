"""Files that a cooperative encloses with its application; they count once it is handed in."""

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from home.access import Actor, require
from home.desk.locking import locked
from home.desk.refusals import HasChangedSince
from home.uploads.keeping import facts_of, removed_when_refused
from partners.apprenticeships.applications import enclosing, history, steps
from partners.apprenticeships.applications.enclosing import ACCEPTED, LARGEST, MOST, MOST_STORED
from partners.apprenticeships.applications.lifecycle import Verb
from partners.apprenticeships.applications.models import Application, Attachment
from partners.apprenticeships.applications.models.attachment import LONGEST_WHAT
from partners.apprenticeships.applications.permissions import preparing_for, user_can_prepare
from partners.apprenticeships.applications.refusals import (
    NotOnTheList,
    TooManyAttachments,
    TooManyStored,
)
from partners.apprenticeships.models import Batch


@transaction.atomic
def attach(
    application: Application,
    file: File[bytes],
    *,
    what: str,
    by: Actor,
    batch: Batch | None = None,
) -> Attachment:
    """For one batch of the list, or for all. It counts once the application is handed in.

    Raises ActionNotPermitted, RoundIsNotOpen, DeadlineHasPassed, TooManyAttachments,
    TooManyStored, NotOnTheList, UploadRefused, HasChangedSince, IsGone.
    """
    current, acting = _prepared(application, by)
    if current.attachments.kept().count() >= MOST:
        raise TooManyAttachments(most=MOST)
    if current.attachments.count() >= MOST_STORED:
        raise TooManyStored(most=MOST_STORED)
    if batch is not None and not current.choices.filter(batch=batch).exists():
        raise NotOnTheList(batch=batch)
    kept = Attachment(
        application=current,
        batch=batch,
        what=" ".join(what.split())[:LONGEST_WHAT],
        added_by=by.person,
        **facts_of(file, accepted=ACCEPTED, limit=LARGEST),
    )
    with removed_when_refused(kept):
        kept.file.save(kept.name, file, save=False)
        kept.save()
        _signed(current, history.ATTACHED, acting)
    return kept


@transaction.atomic
def take_off(attachment: Attachment, *, by: Actor) -> None:
    """What is handed in next names it no more. The file goes, unless a submission names it.

    Raises ActionNotPermitted, RoundIsNotOpen, DeadlineHasPassed, HasChangedSince, IsGone.
    """
    current, acting = _prepared(attachment.application, by)
    row = locked(attachment)
    if enclosing.is_named(row):
        row.taken_off_at = row.taken_off_at or timezone.now()
        row.save()
    else:
        row.delete()
        transaction.on_commit(lambda: row.file.storage.delete(str(row.file.name)))
    _signed(current, history.DETACHED, acting)


def _prepared(application: Application, by: Actor) -> tuple[Application, Actor]:
    """The organisation's row is locked first, as whoever writes an application does."""
    require(user_can_prepare(by, application.organisation))
    acting = preparing_for(by, application.organisation)
    organisation = locked(application.organisation)
    current = locked(application)
    if current.organisation_id != organisation.pk:
        raise HasChangedSince(current=current)
    current.organisation = organisation
    steps.require_open(current.round, organisation)
    steps.go(current, Verb.WRITE)
    return current, acting


def _signed(application: Application, action: str, acting: Actor) -> None:
    application.sign(acting)
    application.save()
    steps.record(application, action, acting)
