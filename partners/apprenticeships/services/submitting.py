"""A host hands its offer in to the moderators, and takes it back from them."""

from django.db import transaction
from django.utils.timezone import localdate
from wagtail.models import WorkflowState

from home import audit
from home.access import Actor, require
from home.desk.locking import locked
from home.desk.refusals import HasChangedSince
from partners.apprenticeships import readiness
from partners.apprenticeships.hosting import drafts, stations
from partners.apprenticeships.hosting.lifecycle import Verb, after
from partners.apprenticeships.hosting.permissions import user_can_hand_in
from partners.apprenticeships.hosting.refusals import (
    IsNotWaiting,
    NobodyModerates,
    NotComplete,
    NothingIsNew,
)
from partners.apprenticeships.models import Offer
from partners.membership import permissions

SUBMITTED, TAKEN_BACK = "apprenticeships.submit", "apprenticeships.take_back"


@transaction.atomic
def submit(offer: Offer, *, by: Actor, seen: object = None) -> None:
    """To the moderation that offers of staff go through as well; what was sent back goes on there.

    Raises ActionNotPermitted, NotComplete, NothingIsNew, NobodyModerates, IsWaiting,
    IsHeldByStaff, HasChangedSince, IsGone.
    """
    require(user_can_hand_in(by, offer.host))
    acting = permissions.acting_for(by, offer.host)
    draft = drafts.opened(offer, seen)
    if after(Verb.SUBMIT, stations.work_of(draft)) is None:
        raise NothingIsNew
    if missing := readiness.lacking(draft, localdate()):
        raise NotComplete(missing=missing)
    workflow = draft.get_workflow()
    if workflow is None:
        raise NobodyModerates
    # What is looked at is a version of its own, with held batches as they were announced.
    drafts.keep(draft, SUBMITTED, by=acting)
    state = draft.current_workflow_state
    if state is not None and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(acting.person)
    else:
        workflow.start(draft, acting.person)


@transaction.atomic
def withdraw(offer: Offer, *, by: Actor, seen: object = None) -> None:
    """From the moderators, to write on. Raises ActionNotPermitted, IsNotWaiting, HasChangedSince,
    IsGone.
    """
    require(user_can_hand_in(by, offer.host))
    acting = permissions.acting_for(by, offer.host)
    current = locked(offer)
    if seen is not None and str(seen) != drafts.version_of(current):
        raise HasChangedSince(current=drafts.draft_of(current))
    if after(Verb.WITHDRAW, stations.work_of(current)) is None:
        raise IsNotWaiting
    current.current_workflow_state.cancel(user=acting.person)
    audit.record(current, TAKEN_BACK, by=acting)
