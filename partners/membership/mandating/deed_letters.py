"""What a board hears of what was done in its name under a mandate: at once, weekly or never."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import registry

from home.access import Actor
from home.notices import posting
from home.notices.messages import Message, message_kind
from home.notices.models import Notice
from home.notices.posting import Occasion
from partners.membership.mandating.letters import representatives_of
from partners.membership.models import DoneInName
from partners.membership.permissions import user_represents, user_represents_somebody
from partners.organisations.models import Organisation


def tell(cooperative: Organisation, rows: Iterable[DoneInName]) -> None:
    """To everybody who represents it but who did it."""
    people = set(representatives_of(cooperative))
    occasions = [
        Occasion(person, str(row.pk), {"done": row.pk})
        for row in rows
        for person in sorted(people - {row.person_id})
    ]
    if occasions:
        posting.tell_now(DONE, occasions)


def sentence(done: DoneInName) -> str:
    """What was done, in the words of the history."""
    formatter = registry.get_formatter(done)
    return str(formatter.format_message(done)) if formatter else done.label


def message_of(person: Any, notice: Notice) -> Message | None:
    """None for what was undone meanwhile, and for who does not represent it any more."""
    rows = DoneInName.objects.select_related("organisation", "person")
    done = rows.filter(pk=notice.data["done"], undone_at=None).first()
    if done is None or not user_represents(Actor(person), done.organisation):
        return None
    facts = {
        "cooperative": str(done.organisation),
        "person": str(done.person or _("somebody who left")),
        "what": sentence(done),
        "when": date_format(localtime(done.at), "SHORT_DATETIME_FORMAT"),
    }
    subject = _("Done in the name of %(cooperative)s") % facts
    text = _("%(person)s, %(when)s: %(what)s") % facts
    url = reverse("membership:done", args=[done.organisation.slug])
    return Message(subject, text, url, _("See what was done in our name"))


DONE = message_kind(
    "done-in-your-name",
    gettext_lazy("Done in our cooperative's name"),
    message_of,
    may_hear=user_represents_somebody,
)
