"""An organisation that is hidden or shown takes its offers along in the search; a host hears what
became of its offer; a file that no offer shows goes.
"""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Revision, TaskState, WorkflowState
from wagtail.signals import published, task_rejected

from partners.apprenticeships.hosting import files, notices
from partners.apprenticeships.models import Offer, OfferDocument, OfferFile, OfferPhoto
from partners.membership.models import Membership
from partners.organisations.models import Organisation
from search.indexing import refresh

OPEN = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


@receiver(post_save, sender=Organisation)
def on_host_saved(instance: Organisation, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if not (created or raw):
        refresh(*instance.offers.all())


@receiver(post_delete, sender=OfferPhoto)
@receiver(post_delete, sender=OfferDocument)
def on_taken_out(instance: OfferPhoto | OfferDocument, **kwargs: Any) -> None:
    """Also with its offer: a file that nobody saw goes with the last that shows it."""
    if key := instance.file_id:
        transaction.on_commit(lambda: files.forget_unneeded([key]))


@receiver(post_delete, sender=OfferFile)
def on_file_deleted(instance: OfferFile, **kwargs: Any) -> None:
    files.remove_from_storage(instance)


@receiver(published, sender=Offer)
def on_published(instance: Offer, revision: Revision, **kwargs: Any) -> None:
    """What the host handed in, by whatever way it came onto the site; not what staff wrote."""
    state = WorkflowState.objects.for_instance(instance).order_by("-pk").first()
    if not instance.live or state is None or not _is_of_host(state, instance):
        return
    approved = state.status == WorkflowState.STATUS_APPROVED
    task = state.current_task_state
    if state.status in OPEN or (approved and task and task.revision_id == revision.pk):
        notices.tell_published(instance, revision.pk)


@receiver(task_rejected)
def on_sent_back(instance: TaskState, **kwargs: Any) -> None:
    offer = instance.workflow_state.content_object
    if isinstance(offer, Offer) and _is_of_host(instance.workflow_state, offer):
        notices.tell_sent_back(offer, instance.pk)


def _is_of_host(state: WorkflowState, offer: Offer) -> bool:
    """Whether the host's own people handed it in."""
    mine = Membership.objects.filter(person=state.requested_by_id, organisation=offer.host_id)
    return bool(mine.exists())
