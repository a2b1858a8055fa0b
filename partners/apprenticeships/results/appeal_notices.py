"""What a cooperative hears of its appeal: that it was answered, and how."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.access import Actor
from home.notices import kinds, posting
from home.notices.messages import Message, message_kind
from home.notices.models import Notice
from home.notices.posting import Occasion
from partners.apprenticeships.results.models import Appeal
from partners.apprenticeships.results.notices import hearers
from partners.membership.models import Scope
from partners.membership.permissions import user_may


def tell_answered(appeal: Appeal) -> None:
    """Those who answer for the cooperative. Moderators have a queue."""
    cooperative = appeal.speaker.pk
    data = {"appeal": appeal.pk}
    people = sorted(hearers([cooperative])[cooperative])
    posting.tell_now(APPEALS, [Occasion(person, f"{appeal.pk}", data) for person in people])


def _said(person: Any, notice: Notice) -> Message | None:
    """Not to who answers for the cooperative no more."""
    appeal = Appeal.objects.with_sides().filter(pk=notice.data["appeal"]).first()
    if appeal is None or not user_may(Actor(person), appeal.speaker, Scope.ANSWERS):
        return None
    facts = {
        "name": appeal.cooperative.short_name,
        "round": appeal.result.round.name,
        "kind": appeal.get_kind_display(),
        "reason": appeal.reason,
    }
    if appeal.state == Appeal.State.UPHELD:
        subject = _("The appeal of %(name)s is upheld")
        parts = [
            _("A moderator agrees with your appeal about “%(round)s” (%(kind)s), and says:"),
            "%(reason)s",
            _("The appeal itself moves no seat: places are as the page of your result says."),
        ]
    else:
        subject = _("The appeal of %(name)s is dismissed")
        parts = [
            _(
                "A moderator has looked at your appeal about “%(round)s” (%(kind)s). The result "
                "stands, because:"
            ),
            "%(reason)s",
        ]
    url = reverse("results:result", args=[appeal.speaker.slug, appeal.result.round.code])
    text = "\n\n".join(part % facts for part in parts)
    return Message(subject % facts, text, url, _("See the result"))


APPEALS = message_kind(
    "result-appeals", gettext_lazy("Appeals against results"), _said, is_obligatory=True
)


def register() -> None:
    kinds.register(APPEALS)
