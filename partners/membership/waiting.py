"""What waits for people about who acts for their organisations: the workspace's front shows it."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from home import waiting
from home.access import Actor
from home.waiting import Waiting
from partners.membership.models import Invitation, Membership
from partners.membership.services.invitations import proven_addresses_of

MOST = 10  # reviews; the others follow when these are done


def open_invitations(actor: Actor) -> QuerySet[Invitation]:
    """Those to an address that this person has proven to have."""
    mine = Invitation.objects.in_time().filter(address__in=proven_addresses_of(actor.person))
    return mine.exclude(address="")


def invitations_to_answer(actor: Actor) -> Iterator[Waiting]:
    for invitation in open_invitations(actor).select_related("organisation"):
        yield Waiting(
            _("You are invited to act for this organisation"),
            reverse("membership:answer", args=[invitation.pk]),
            _("See the invitation"),
            str(invitation.organisation),
            localtime(invitation.expires_at).date(),
        )


def due_reviews(actor: Actor) -> QuerySet[Membership]:
    """Whose yearly review is due, for each who represents their organisation."""
    mine = Membership.objects.live().representatives().of(actor).values("organisation")
    return Membership.objects.to_confirm(localdate()).filter(organisation__in=mine)


def people_to_confirm(actor: Actor) -> Iterator[Waiting]:
    due = due_reviews(actor)
    for one in due.select_related("organisation", "person").order_by("review_on")[:MOST]:
        yield Waiting(
            _("Does %(name)s still act for it?") % {"name": one.person.get_full_name() or "–"},
            reverse("membership:confirm", args=[one.organisation.slug, one.pk]),
            _("Answer"),
            str(one.organisation),
        )


def register() -> None:
    waiting.register(invitations_to_answer, rows=open_invitations)
    waiting.register(people_to_confirm, rows=due_reviews)
