"""Drafts of any kind that are released together: all or nothing."""

from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Page

from home import audit, reviews
from home.access import Actor, require
from home.desk.locking import locked
from home.desk.refusals import IsGone
from home.planning import subjects
from home.planning.models import Bundle, BundleItem, type_of
from home.planning.refusals import (
    BundleNameMissing,
    DayIsPast,
    IsReleased,
    NothingNew,
    NothingToRelease,
    NotReady,
    WaitsForReview,
)
from home.translation.sources import SourceWasNeverPublished, source_never_published

PUT_IN, TAKEN_OUT = "planning.put_in", "planning.taken_out"
PLANNED, RELEASED = "planning.release_planned", "planning.released"


def user_can_bundle(actor: Actor) -> bool:
    return actor.has("planning.change_bundle")


@transaction.atomic
def put_in(subject: Any, bundle: Bundle | None, *, by: Actor, name: str = "") -> BundleItem:
    """The newest version of a draft, into a bundle that is there or a new one. Doing it again
    takes the version that is the newest by now.

    Raises ActionNotPermitted, BundleNameMissing, NothingNew, WaitsForReview, IsReleased,
    IsGone.
    """
    require(user_can_bundle(by))
    subject = locked(subject)
    require(subjects.may_publish(by, subject))
    if subject.latest_revision_id is None or _is_shown(subject):
        raise NothingNew
    if reviews.is_open(subject):
        raise WaitsForReview
    if bundle is None:
        if not name.strip():
            raise BundleNameMissing
        bundle = Bundle.objects.create(name=name.strip(), created_by=by.person)
    else:
        bundle = _open(bundle)
    item, _is_new = BundleItem.objects.update_or_create(
        bundle=bundle,
        content_type=type_of(subject),
        object_id=subject.pk,
        defaults={
            "revision_id": subject.latest_revision_id,
            "title": subjects.title_of(subject),
        },
    )
    bundle.save(update_fields=["updated_at"])
    audit.record(bundle, PUT_IN, by=by, data={"title": item.title})
    return item


@transaction.atomic
def take_out(item: BundleItem, *, by: Actor) -> None:
    """Raises ActionNotPermitted, IsReleased, IsGone."""
    require(user_can_bundle(by))
    bundle = _open(item.bundle)
    locked(item)
    item.delete()
    bundle.save(update_fields=["updated_at"])
    audit.record(bundle, TAKEN_OUT, by=by, data={"title": item.title})


@transaction.atomic
def release(bundle: Bundle, *, by: Actor, at: datetime | None = None, seen: str = "") -> None:
    """Publish everything in it now, or have it done at a moment ahead, by the same person's
    rights as they are then. Either all of it or nothing: see NotReady.

    Raises ActionNotPermitted, DayIsPast, IsReleased, NothingToRelease, NotReady, HasChangedSince,
    IsGone.
    """
    require(user_can_bundle(by))
    bundle = _open(bundle, seen)
    if at is not None and at <= timezone.now():
        raise DayIsPast
    drafts = _ready(bundle, by)
    if at is not None:
        with transaction.atomic():  # what only publishing itself finds is told today
            _publish(drafts, by)
            transaction.set_rollback(True)
        bundle.release_at, bundle.planned_by, bundle.problem = at, by.person, ""
        bundle.save()
        audit.record(bundle, PLANNED, by=by, data={"at": at.isoformat(), "drafts": len(drafts)})
        return
    _publish(drafts, by)
    bundle.released_at, bundle.planned_by, bundle.problem = timezone.now(), by.person, ""
    bundle.save()
    audit.record(bundle, RELEASED, by=by, data={"drafts": len(drafts)})


def problems_of(item: BundleItem, subject: Any, actor: Actor) -> list[str]:
    """Why it cannot be released now, in words; nothing where it can."""
    if subject is None or item.revision is None:
        return [_("It is not there any more.")]
    if subject.live_revision_id == item.revision_id and subject.live:
        return []
    found = []
    if not subjects.may_publish(actor, subject):
        found.append(_("You may not publish it."))
    if subject.latest_revision_id != item.revision_id:
        found.append(_("There is a newer version than the one that was put in: put it in again."))
    if reviews.is_open(subject):
        found.append(str(WaitsForReview.words))
    if _lacks_its_original(item, subject):
        found.append(str(SourceWasNeverPublished.words))
    draft = item.revision.as_object()
    if draft.go_live_at and draft.go_live_at > timezone.now():
        found.append(_("It has a day of its own on which it goes onto the site."))
    try:
        draft.full_clean()
    except ValidationError as error:
        found.extend(error.messages)
    return found


def _lacks_its_original(item: BundleItem, subject: Any) -> bool:
    """Whether it translates what was never on the site and does not come with it."""
    original = source_never_published(subject) if isinstance(subject, Page) else None
    if original is None:
        return False
    among = item.bundle.items.filter(content_type=type_of(original), object_id=original.pk)
    return not among.exists()


def _open(bundle: Bundle, seen: str = "") -> Bundle:
    """Locked; nothing is put into, or taken out of, what was released."""
    bundle = locked(bundle, seen or None)
    if bundle.released_at is not None:
        raise IsReleased
    return bundle


def _ready(bundle: Bundle, by: Actor) -> list[BundleItem]:
    """Every draft, locked and looked through; those that readers see already are left out."""
    items = list(
        bundle.items.select_related("content_type", "revision").order_by(
            "content_type_id", "object_id"
        )
    )
    if not items:
        raise NothingToRelease
    problems, drafts = [], []
    for item in items:
        subject = _locked(item)
        said = problems_of(item, subject, by)
        problems += [f"{item.title}: {line}" for line in said]
        if not said and not (subject.live and subject.live_revision_id == item.revision_id):
            drafts.append(item)
    if problems:
        raise NotReady(problems=problems)
    return drafts


def _locked(item: BundleItem) -> Any:
    subject = item.subject
    if subject is None:
        return None
    try:
        return locked(subject)
    except IsGone:
        return None


def _publish(drafts: list[BundleItem], by: Actor) -> None:
    for item in drafts:
        version: Any = item.revision  # `_ready` has seen that it is there
        try:
            version.publish(user=by.person)
        except (ValidationError, PermissionDenied) as error:
            words = getattr(error, "messages", None) or [_("You may not publish it.")]
            raise NotReady(problems=[f"{item.title}: {line}" for line in words]) from error


def _is_shown(subject: Any) -> bool:
    return bool(subject.live and not subject.has_unpublished_changes)
