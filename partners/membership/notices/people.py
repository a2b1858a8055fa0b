"""What people are told about their place in an organisation, in their language."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, gettext_lazy

from home.access import Actor
from home.notices import kinds, posting
from home.notices.messages import Message, message_kind
from home.notices.models import Notice
from home.notices.posting import Occasion
from partners.membership.models import Invitation, Membership
from partners.membership.permissions import user_represents_somebody

ROLE, REMOVED, SUCCEEDED, ENDED = "role", "removed", "succeeded", "ended"


def tell(membership: Membership, what: str, **facts: Any) -> None:
    """A decision about the person of `membership`; one each time it is written."""
    key = f"{what} {membership.pk} {membership.updated_at:%Y%m%d%H%M%S%f}"
    data = {"what": what, "membership": membership.pk, "role": membership.role, **facts}
    posting.tell_now(DECISIONS, [Occasion(membership.person_id, key, data)])


def tell_accepted(invitation: Invitation, membership: Membership) -> None:
    data = {"membership": membership.pk}
    occasion = Occasion(invitation.invited_by_id, f"accepted {invitation.pk}", data)
    posting.tell_now(ANSWERS, [occasion])


def keep_reviews(day: date) -> int:
    """Ask every representative about each one of theirs whose review is due; how many are."""
    due = list(Membership.objects.to_confirm(day).order_by("pk"))
    deciders: dict[int, list[int]] = {}
    for row in Membership.objects.live().representatives().of_active_people().order_by("pk"):
        deciders.setdefault(row.organisation_id, []).append(row.person_id)
    posting.keep(
        REVIEWS,
        [
            Occasion(person, f"review {one.pk} {one.review_on}", {"membership": one.pk})
            for one in due
            for person in deciders.get(one.organisation_id, ())
        ],
    )
    return len(due)


def name_of(person: Any) -> str:
    """As others of the organisation read it; never an address."""
    return person.get_full_name() or gettext("somebody without a name")


def _membership(notice: Notice) -> Membership | None:
    rows = Membership.objects.select_related("organisation", "person")
    return rows.filter(pk=notice.data["membership"]).first()


def _decision(person: Any, notice: Notice) -> Message | None:
    membership = _membership(notice)
    if membership is None or membership.person_id != person.pk:
        return None
    return SAYS[notice.data["what"]](membership, notice.data)


def _role(membership: Membership, data: dict[str, Any]) -> Message | None:
    if not membership.is_live or membership.role != data["role"]:
        return None
    facts = _facts(membership)
    return Message(
        gettext("%(organisation)s: you are %(role)s now") % facts,
        gettext("Your role in %(organisation)s was changed. You are %(role)s there now.") % facts,
        _people(membership),
        gettext("See the people"),
    )


def _succeeded(membership: Membership, data: dict[str, Any]) -> Message | None:
    if not membership.represents:
        return None
    before = Membership.objects.select_related("person").get(pk=data["before"])
    facts = _facts(membership) | {"before": name_of(before.person)}
    return Message(
        gettext("You represent %(organisation)s now") % facts,
        gettext(
            "%(before)s has handed over to you. You represent %(organisation)s now: its profile, "
            "its people, its applications and reports."
        )
        % facts,
        _people(membership),
        gettext("See the people"),
    )


def _removed(membership: Membership, data: dict[str, Any]) -> Message | None:
    facts = _facts(membership)
    return Message(
        gettext("You do not act for %(organisation)s any more") % facts,
        gettext(
            "A representative of %(organisation)s has ended your part there (%(ending)s). If you "
            "think that this is a mistake, ask them; they can invite you again."
        )
        % facts,
        reverse("workspace"),
        gettext("Go to your workspace"),
    )


def _ended(membership: Membership, data: dict[str, Any]) -> Message | None:
    facts = _facts(membership) | {"reason": data["reason"]}
    return Message(
        gettext("You do not act for %(organisation)s any more") % facts,
        gettext(
            "Your part in %(organisation)s was ended by those who look after it for the "
            "ministry.\n\nReason: %(reason)s"
        )
        % facts,
        reverse("workspace"),
        gettext("Go to your workspace"),
    )


def _accepted(person: Any, notice: Notice) -> Message | None:
    membership = _membership(notice)
    if membership is None or not membership.is_live:
        return None
    facts = _facts(membership) | {"name": name_of(membership.person)}
    return Message(
        gettext("%(name)s has accepted your invitation") % facts,
        gettext("%(name)s is %(role)s of %(organisation)s now.") % facts,
        reverse("workspace"),
        gettext("Go to your workspace"),
    )


def _review(person: Any, notice: Notice) -> Message | None:
    membership = _membership(notice)
    if membership is None or not membership.is_live:
        return None
    if notice.occasion != f"review {membership.pk} {membership.review_on}":
        return None
    deciding = Membership.objects.live().representatives().of(Actor(person))
    if not deciding.filter(organisation=membership.organisation_id).exists():
        return None
    facts = _facts(membership) | {"name": name_of(membership.person)}
    return Message(
        gettext("Does %(name)s still act for %(organisation)s?") % facts,
        gettext(
            "Once a year we ask whether the people of an organisation still act for it. "
            "%(name)s is %(role)s of %(organisation)s. Confirm it, or end it."
        )
        % facts,
        reverse("membership:confirm", args=[membership.organisation.slug, membership.pk]),
        gettext("Answer"),
    )


def _facts(membership: Membership) -> dict[str, str]:
    return {
        "organisation": str(membership.organisation),
        "role": membership.get_role_display(),
        "ending": membership.get_ending_display(),
    }


def _people(membership: Membership) -> str:
    return reverse("membership:people", args=[membership.organisation.slug])


SAYS: dict[str, Callable[[Membership, dict[str, Any]], Message | None]] = {
    ROLE: _role,
    REMOVED: _removed,
    SUCCEEDED: _succeeded,
    ENDED: _ended,
}
DECISIONS = message_kind(
    "membership-decisions",
    gettext_lazy("Decisions about your part in organisations"),
    _decision,
    is_obligatory=True,
)
ANSWERS = message_kind(
    "membership-answers",
    gettext_lazy("Answers to your invitations"),
    _accepted,
    may_hear=user_represents_somebody,
)
REVIEWS = message_kind(
    "membership-reviews",
    gettext_lazy("Yearly review of who acts for your organisation"),
    _review,
    may_hear=user_represents_somebody,
)


def register() -> None:
    for kind in (DECISIONS, ANSWERS, REVIEWS):
        kinds.register(kind)
