"""A draft that waits for a review is left to its reviewer: nothing else puts it on the site.

Whatever publishes a version comes through `publish` of its record. Two views of Wagtail's do not,
the form of a page and its API: ours ask in their place.
"""

from typing import Any, ClassVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision, WorkflowState

from home.desk.refusals import Refusal


class WaitsForReview(Refusal):
    """Who reviews it decides, at the form: by approving it or sending it back."""

    words: ClassVar[str | Promise] = _("It waits for a review. Approve it there, or send it back.")


def is_open(record: Any) -> bool:
    """Whether somebody is to decide about it; sent back, it waits for its author."""
    return bool(getattr(record, "workflow_in_progress", False))


def refuse_in_review(record: Any) -> None:
    """Raises WaitsForReview."""
    if is_open(record):
        raise WaitsForReview()


class LeftToItsReviewer:
    """For a kind with drafts, before Wagtail's classes. A version that was approved for a moment
    comes at that moment, and the review of a newer one goes on.
    """

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """Raises WaitsForReview."""
        if revision.approved_go_live_at is None:
            refuse_in_review(self)
        super().publish(revision, *args, **kwargs)  # type: ignore[misc]
        nothing_is_asked_any_more(self, by=kwargs.get("user"))


def nothing_is_asked_any_more(record: Any, *, by: Any) -> None:
    """What was sent back, and is published or planned in its newest version, is done with.
    Wagtail's own way of ending it (`WAGTAIL_WORKFLOW_CANCEL_ON_PUBLISH`) would end open ones too.
    """
    stored = type(record)._default_manager.get(pk=record.pk)
    state = stored.current_workflow_state
    is_back = state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES
    newest = stored.latest_revision if is_back else None
    if newest and (newest.pk == stored.live_revision_id or newest.approved_go_live_at):
        state.cancel(user=by)
