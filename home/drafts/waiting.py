"""Forms that somebody began and did not send: cards of the workspace's front, and of no other page
that lists what waits for an organisation.
"""

from collections.abc import Iterator

from django.urls import NoReverseMatch, resolve, reverse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from home.access import Actor
from home.drafts.keeping import KEPT_FOR
from home.drafts.models import Draft
from home.waiting import Waiting

MOST = 10  # the one touched last comes first; the others follow when these are done


def unfinished(actor: Actor) -> Iterator[Waiting]:
    """Until they are forgotten. A form whose address is no longer there is not named."""
    if actor.person is None:
        return
    for draft in Draft.objects.filter(person=actor.person).order_by("-updated_at")[:MOST]:
        name, *args = draft.form.split("/")
        try:
            address = reverse(name, args=args)
        except NoReverseMatch:
            continue
        view = getattr(resolve(address).func, "view_class", None)
        if view is None:  # what stands there now is another page than the form of then
            continue
        yield Waiting(
            _("Not sent yet: %(form)s") % {"form": view.page_title},
            f"{address}?draft",
            _("Go on"),
            until=localtime(draft.updated_at + KEPT_FOR).date(),
        )
