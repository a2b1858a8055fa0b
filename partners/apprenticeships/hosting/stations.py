"""How an offer stands for its host: what readers see, and what is worked on."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _
from wagtail.models import WorkflowState

from home.ui.states import Look, declare, look
from partners.apprenticeships.hosting.lifecycle import Work
from partners.apprenticeships.models import Offer

OPEN = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


class Shown(StrEnum):
    YES = "yes"
    NO = "no"


declare(
    {
        Work.NONE: Look("neutral", "check", _("nothing new")),
        Work.DRAFT: Look("neutral", "edit", _("draft")),
        Work.WAITING: Look("attention", "wait", _("waiting for a moderator")),
        Work.RETURNED: Look("attention", "edit", _("sent back")),
    }
)
declare(
    {
        Shown.YES: Look("success", "check", _("published")),
        Shown.NO: Look("neutral", "minus", _("not published")),
    }
)


@dataclass(frozen=True, slots=True)
class Stand:
    """`reason`: why a moderator sent it back, as written."""

    is_shown: bool
    work: Work
    reason: str = ""

    @property
    def looks(self) -> list[Look]:
        """The tags beside its title: what readers see first, then what is worked on."""
        of_work = look(self.work)
        if not self.is_shown:
            return [of_work]
        changed = Look("neutral", "edit", _("changes not handed in"))
        draft = changed if self.work is Work.DRAFT else of_work
        return [look(Shown.YES), *([] if self.work is Work.NONE else [draft])]


def stands_of(offers: Iterable[Offer]) -> dict[int, Stand]:
    """By key of the offer; one query for all of them. Ask `host` with them."""
    rows = list(offers)
    kind = ContentType.objects.get_for_model(Offer)
    found = WorkflowState.objects.filter(
        base_content_type=kind, object_id__in=[str(offer.pk) for offer in rows], status__in=OPEN
    ).select_related("current_task_state")
    states = {int(state.object_id): state for state in found}
    return {offer.pk: _stand(offer, states.get(offer.pk)) for offer in rows}


def stand_of(offer: Offer) -> Stand:
    return stands_of([offer])[offer.pk]


def work_of(offer: Offer) -> Work:
    """As its draft stands now; one query."""
    return _work(offer, offer.current_workflow_state)


def _stand(offer: Offer, state: WorkflowState | None) -> Stand:
    work = _work(offer, state)
    task = state.current_task_state if state and work is Work.RETURNED else None
    return Stand(offer.live and offer.host.is_public, work, task.comment if task else "")


def _work(offer: Offer, state: WorkflowState | None) -> Work:
    if state is None:
        is_new = offer.has_unpublished_changes or not offer.live
        return Work.DRAFT if is_new else Work.NONE
    is_read = state.status == WorkflowState.STATUS_IN_PROGRESS
    return Work.WAITING if is_read else Work.RETURNED
