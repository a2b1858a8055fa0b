"""What became of an offer that a host handed in, for the people of the host."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import TaskState

from home.access import Actor
from home.notices import kinds, posting
from home.notices.messages import Message, message_kind
from home.notices.models import Notice
from home.notices.posting import Occasion
from partners.apprenticeships.hosting.permissions import user_can_prepare
from partners.apprenticeships.models import Offer
from partners.membership.models import Membership


def _decided(person: Any, notice: Notice) -> Message | None:
    """Not to who belongs to the host no more, nor about what was decided anew meanwhile."""
    offer = Offer.objects.filter(pk=notice.data["offer"]).select_related("host").first()
    if offer is None or not user_can_prepare(Actor(person), offer.host):
        return None
    said = _sent_back(offer, notice.data["task"]) if "task" in notice.data else _published(offer)
    if said is None:
        return None
    url = reverse("hosting:offer", args=[offer.host.slug, offer.pk])
    return Message(*said, url, _("See the offer"))


def _published(offer: Offer) -> tuple[str, str] | None:
    if not offer.live:
        return None
    facts = {"title": offer.title, "name": offer.host.short_name}
    subject = _("Your offer “%(title)s” is published") % facts
    return subject, _(
        "Readers now see it as %(name)s handed it in, or as a moderator amended it."
    ) % facts


def _sent_back(offer: Offer, task: int) -> tuple[str, str] | None:
    state = TaskState.objects.filter(pk=task).select_related("workflow_state").first()
    if state is None or state.workflow_state.current_task_state_id != state.pk:
        return None
    draft = offer.get_latest_revision_as_object()
    facts = {"title": draft.title, "name": offer.host.short_name}
    subject = _("Your offer “%(title)s” was sent back") % facts
    if not state.comment:
        return subject, _("A moderator asks %(name)s to change it. No reason was written.") % facts
    why = _("A moderator asks %(name)s to change it, and says why:") % facts
    return subject, f"{why}\n\n{state.comment}"


DECIDED = message_kind(
    "offer-decided", gettext_lazy("Offers of your organisation"), _decided, is_obligatory=True
)


def tell_published(offer: Offer, revision: int) -> None:
    """The people of the host who may hand it in, once for each version."""
    _tell(offer, f"{offer.pk}:v{revision}", {"offer": offer.pk})


def tell_sent_back(offer: Offer, task: int) -> None:
    _tell(offer, f"{offer.pk}:t{task}", {"offer": offer.pk, "task": task})


def _tell(offer: Offer, key: str, data: dict[str, Any]) -> None:
    rows = Membership.objects.live().representatives().of_active_people()
    people = rows.filter(organisation=offer.host_id).values_list("person", flat=True)
    posting.tell_now(DECIDED, [Occasion(person, key, data) for person in sorted(set(people))])


def register() -> None:
    kinds.register(DECIDED)
