"""What became of a change that somebody proposed for their organisation's public page."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.access import Actor
from home.notices import kinds
from home.notices.messages import Message, message_kind
from home.notices.models import Notice
from partners.membership.models import ProfileChange
from partners.membership.permissions import mandate_of, user_belongs_to


def _decided(person: Any, notice: Notice) -> Message | None:
    """Not to who has left the organisation meanwhile."""
    rows = ProfileChange.objects.select_related("organisation")
    change = rows.filter(pk=notice.data["change"]).first()
    if change is None or not _has_to_do_with_it(Actor(person), change):
        return None
    name = change.organisation.short_name
    if change.state == ProfileChange.State.PUBLISHED:
        subject = _("What you proposed for %(name)s is published") % {"name": name}
        text = _("The public page of %(name)s now says what you proposed.") % {"name": name}
    else:
        subject = _("What you proposed for %(name)s is not published") % {"name": name}
        why = _("A moderator left the public page of %(name)s as it is, and says why:")
        text = f"{why % {'name': name}}\n\n{change.reason}"
    url = reverse("membership:profile", args=[change.organisation.slug])
    return Message(subject, text, url, _("See the profile"))


def _has_to_do_with_it(actor: Actor, change: ProfileChange) -> bool:
    organisation = change.organisation
    return user_belongs_to(actor, organisation) or mandate_of(actor, organisation) is not None


DECIDED = message_kind(
    "profile-decided", gettext_lazy("Changes of a profile"), _decided, is_obligatory=True
)


def register() -> None:
    kinds.register(DECIDED)
