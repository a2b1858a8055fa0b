"""A host writes to all who are placed in the batch of a placement."""

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from home.access import Actor
from home.desk.forms import ActForm
from home.desk.refusals import Refusal
from partners.apprenticeships.placements.models import HostMessage
from partners.apprenticeships.placements.models.message import LONGEST_SUBJECT, LONGEST_TEXT
from partners.apprenticeships.placements.refusals import (
    NobodyIsPlaced,
    TooManyMessages,
    WordsAreMissing,
)
from partners.apprenticeships.placements.services import messages
from partners.apprenticeships.placements.workspace.acts import OfPlacement
from partners.apprenticeships.placements.workspace.seeing import Seen


class MessageForm(ActForm):
    subject = forms.CharField(label=gettext_lazy("Subject"), max_length=LONGEST_SUBJECT)
    text = forms.CharField(
        label=gettext_lazy("Message"),
        help_text=gettext_lazy("What to bring, where to meet, what has changed. Links stay text."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


class MessageView(OfPlacement):
    form_class = MessageForm
    page_title = gettext_lazy("Write to all who come")
    button = gettext_lazy("Send")
    done = gettext_lazy("Sent. It stands on the page of each placement.")

    def may(self, actor: Actor) -> bool:
        batch = self.record.batch
        return self.seen_as.is_host and messages.user_can_write_to_placed(actor, batch)

    def version(self, record: Any) -> str:
        """Nothing is overwritten."""
        return ""

    def about(self) -> str:
        batch = self.record.batch
        return f"{batch.offer} · {date_format(batch.starts_on, 'DATE_FORMAT')}"

    @property
    def intro(self) -> str:  # type: ignore[override]
        count = len(messages.placed_in(self.record.batch))
        goes = ngettext(
            "It goes to %(count)d cooperative, by e-mail to who acts for it, and stays on the page "
            "of the placement. You see no address. At most %(most)d a day.",
            "It goes to %(count)d cooperatives, by e-mail to who acts for them, and stays on the "
            "pages of the placements. You see no address. At most %(most)d a day.",
            count,
        )
        return goes % {"count": count, "most": messages.MOST_A_DAY}

    def explain(self, refusal: Refusal) -> str:
        match refusal:
            case WordsAreMissing():
                return _("Write a subject and a message.")
            case NobodyIsPlaced():
                return _("Nobody comes to this batch any more, or it is over.")
            case TooManyMessages() if refusal.facts.get("a_day"):
                return _("At most %(most)d messages a day. Send it tomorrow.") % refusal.facts
            case TooManyMessages():
                return _("At most %(most)d messages for one batch.") % refusal.facts
            case _other:
                return super().explain(refusal)

    def act(self, form: MessageForm) -> None:
        messages.write_to_placed(self.record.batch, by=self.standing.actor, **form.words)


def shown(found: Seen) -> dict[str, Any]:
    """Messages that this side reads, and whether this person can write one."""
    placement = found.placement
    if not found.is_host:
        return {"messages_of_host": HostMessage.objects.to(placement), "writes": False}
    may = messages.user_can_write_to_placed(found.standing.actor, placement.batch)
    running = (placement.State.EXPECTED, placement.State.ATTENDING)
    return {
        "messages_of_host": HostMessage.objects.filter(batch=placement.batch),
        "writes": may and placement.state in running,
    }
