"""The letter that carries a host's message to who answers for a cooperative."""

from collections.abc import Collection
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.access import Actor
from home.notices import kinds, posting
from home.notices.messages import Message, message_kind
from home.notices.models import Notice, Rhythm
from home.notices.posting import Occasion
from partners.apprenticeships.placements.models import HostMessage, Placement
from partners.apprenticeships.results.notices import hearers
from partners.membership.models import Scope
from partners.membership.permissions import user_acts_for_somebody, user_may


def tell(message: HostMessage, placed: Collection[Placement]) -> None:
    people = hearers({one.cooperative.pk for one in placed})
    told = [
        Occasion(person, f"{message.pk} {one.pk}", {"message": message.pk, "placement": one.pk})
        for one in placed
        for person in sorted(people[one.cooperative.pk])
    ]
    posting.tell_now(MESSAGES, told)


def _said(person: Any, notice: Notice) -> Message | None:
    """Not to who acts for that cooperative no more, nor of a place that is called off since."""
    rows = HostMessage.objects.select_related("batch__offer__host")
    message = rows.filter(pk=notice.data["message"]).first()
    placements = Placement.objects.with_sides().exclude(state=Placement.State.CALLED_OFF)
    placement = placements.filter(pk=notice.data["placement"]).first()
    if message is None or placement is None or placement.batch_id != message.batch_id:
        return None
    if not user_may(Actor(person), placement.cooperative, Scope.ANSWERS):
        return None
    facts = {
        "host": message.batch.offer.host.short_name,
        "subject": message.subject,
        "name": placement.cooperative.short_name,
        "offer": message.batch.offer.title,
        "day": date_format(message.batch.starts_on, "DATE_FORMAT"),
    }
    about = _(
        "%(host)s writes to all who come to “%(offer)s” on %(day)s, %(name)s among them. It does "
        "not see your address: answer by what stands on the page of the offer."
    )
    url = reverse("placements:placement", args=[placement.cooperative.slug, placement.pk])
    text = f"{about % facts}\n\n{message.text}"
    return Message(_("%(host)s: %(subject)s") % facts, text, url, _("Open the placement"))


MESSAGES = message_kind(
    "placements-messages",
    gettext_lazy("Messages of hosts to who is placed"),
    _said,
    may_hear=user_acts_for_somebody,
    rhythm=Rhythm.AT_ONCE,
)


def register() -> None:
    kinds.register(MESSAGES)
