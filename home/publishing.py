"""Publishing the newest draft of a record, and taking a record off the site, outside its form."""

from typing import Any, ClassVar

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.actions.unpublish import UnpublishAction
from wagtail.models import Page
from wagtail.permissions import policy_registry

from home.access import Actor, require
from home.desk.locking import locked
from home.desk.refusals import Refusal
from home.reviews import refuse_in_review
from home.translation.sources import refuse_before_its_source


class DraftRefusal(Refusal):
    words: ClassVar[str | Promise] = ""


class NothingNew(DraftRefusal):
    words = _("It stands on the site as it is.")


class NotOnTheSite(DraftRefusal):
    words = _("It is not on the site.")


def user_can_publish(actor: Actor, record: Any) -> bool:
    policy = policy_registry.get_by_type(type(record))
    person = actor.person
    return person is not None and bool(
        policy.user_has_permission_for_instance(person, "publish", record)
    )


@transaction.atomic
def publish(record: Any, *, by: Actor) -> None:
    """The newest draft, whole, as its form would. Raises ActionNotPermitted, WaitsForReview,
    SourceWasNeverPublished, NothingNew, ValidationError where something is missing, IsGone.
    """
    require(user_can_publish(by, record))
    current = locked(record)
    refuse_in_review(current)
    if isinstance(current, Page):
        refuse_before_its_source(current)
    if current.live and not current.has_unpublished_changes:
        raise NothingNew()
    current.get_latest_revision_as_object().full_clean()
    revision = current.latest_revision or current.save_revision(user=by.person)
    revision.publish(user=by.person)


@transaction.atomic
def unpublish(record: Any, *, by: Actor) -> None:
    """Raises ActionNotPermitted, WaitsForReview, NotOnTheSite, IsGone."""
    require(user_can_publish(by, record))
    current = locked(record)
    refuse_in_review(current)
    if not current.live:
        raise NotOnTheSite()
    UnpublishAction(current, user=by.person).execute()
