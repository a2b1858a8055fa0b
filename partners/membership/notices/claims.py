"""What people are told about claims and proposals, each in their language, with the link to act."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from home.access import Actor
from home.masking import name_of
from home.notices import posting
from home.notices.messages import Message, message_kind
from home.notices.models import Notice
from home.notices.posting import Occasion
from partners.membership.claiming.deciders import (
    capacity_of,
    may_check,
    overseers_of,
    people_to_tell,
)
from partners.membership.models import Asked, Claim, Membership, Proposal, State
from partners.membership.permissions import user_is_officer, user_may_be_asked

SUBJECTS: dict[str, Promise] = {
    State.MORE_NEEDED: gettext_lazy("More is needed: %(name)s"),
    State.GRANTED: gettext_lazy("Granted: %(name)s"),
    State.REFUSED: gettext_lazy("Not granted: %(name)s"),
    State.EXPIRED: gettext_lazy("Expired: %(name)s"),
}
TEXTS: dict[str, Promise] = {
    State.MORE_NEEDED: gettext_lazy(
        "We cannot decide yet. Please add what is missing within 30 days."
    ),
    State.GRANTED: gettext_lazy("You can act for %(name)s from now on."),
    State.REFUSED: gettext_lazy("It was not granted. You can claim again when this has changed."),
    State.EXPIRED: gettext_lazy(
        "We asked you for more and heard nothing for 30 days. You can claim again at any time."
    ),
}


def tell_deciders(claim: Claim) -> None:
    """Those who may answer, but for the ministry's staff, who have a queue; who was asked about
    it in this state is not asked again.
    """
    key = f"{claim.pk}:{claim.since.isoformat()}"
    told = [Occasion(person, key, {"claim": claim.pk}) for person in sorted(people_to_tell(claim))]
    posting.tell_now(WAITS, told)


def tell_person(asked: Asked) -> None:
    """Who asked, of the state that it came to."""
    kind = asked._meta.model_name or ""
    facts = {kind: asked.pk, "state": str(asked.state)}
    key = f"{kind}:{asked.pk}:{asked.since.isoformat()}"
    posting.tell_now(ANSWERED, [Occasion(asked.person_id, key, facts)])


def tell_members(
    claim: Claim, members: Sequence[Membership], *, are_replaced: bool, but: Actor
) -> None:
    """Who represented the organisation when somebody joined by claim; not who granted it."""
    facts = {"claim": claim.pk, "are_replaced": are_replaced}
    others = [one.person_id for one in members if not but.is_(one.person_id)]
    told = [Occasion(key, str(claim.pk), facts) for key in others if key != claim.person_id]
    posting.tell_now(JOINED, told)


def tell_overseers(claim: Claim) -> None:
    """The PMO of the area, of what an assistant granted; moderators have a queue."""
    told = sorted(overseers_of(claim.organisation) - {claim.decided_by_id, claim.person_id})
    posting.tell_now(GRANTED, [Occasion(key, str(claim.pk), {"claim": claim.pk}) for key in told])


def _granted(person: Any, notice: Notice) -> Message | None:
    claims = Claim.objects.select_related("organisation__region", "person", "decided_by")
    claim = claims.get(pk=notice.data["claim"])
    if not may_check(Actor(person), claim):
        return None
    facts = {
        "person": name_of(claim.person),
        "name": claim.organisation.name,
        "assistant": name_of(claim.decided_by),
    }
    return Message(
        _("%(name)s: granted by a business assistant") % facts,
        _(
            "%(assistant)s confirmed that %(person)s represents %(name)s. Please say whether that "
            "is right: until then the board can give this assistant no mandate."
        )
        % facts,
        reverse("membership:decide_claim", args=[claim.pk]),
        _("Look at the claim"),
    )


def _waits(person: Any, notice: Notice) -> Message | None:
    claims = Claim.objects.select_related("organisation__region", "person")
    claim = claims.filter(pk=notice.data["claim"], state=State.WAITING).first()
    if claim is None or capacity_of(Actor(person), claim) is None:
        return None
    facts = {"person": name_of(claim.person), "name": claim.organisation.name}
    return Message(
        _("Who represents %(name)s?") % facts,
        _("%(person)s asks to represent %(name)s. Please say whether that is right.") % facts,
        reverse("membership:decide_claim", args=[claim.pk]),
        _("Look at the claim"),
    )


def _answered(person: Any, notice: Notice) -> Message | None:
    rows: Any = (
        Claim.objects.select_related("organisation")
        if "claim" in notice.data
        else (Proposal.objects.all())
    )
    pk, state = notice.data.get("claim", notice.data.get("proposal")), notice.data["state"]
    asked = rows.filter(pk=pk, person=person, state=state).select_related("reason").first()
    if asked is None:  # it went on, which has a notice of its own
        return None
    facts = {"name": asked.organisation.name if "claim" in notice.data else asked.name}
    reason = asked.reason if state in (State.MORE_NEEDED, State.REFUSED) else None
    parts = [str(TEXTS[state]) % facts]
    if reason is not None:
        parts += [_("Reason: %(reason)s") % {"reason": reason.text}, reason.remedy, asked.remark]
    return Message(
        str(SUBJECTS[state]) % facts,
        "\n\n".join(filter(None, parts)),
        asked.get_absolute_url(),
        _("See what was decided") if state != State.MORE_NEEDED else _("Add what is missing"),
    )


def _joined(person: Any, notice: Notice) -> Message | None:
    claim = Claim.objects.select_related("organisation", "person").get(pk=notice.data["claim"])
    facts = {
        "person": name_of(claim.person),
        "name": claim.organisation.name,
        "capacity": claim.get_capacity_display(),
    }
    if notice.data["are_replaced"]:
        text = _(
            "%(person)s represents %(name)s from now on, in your place: the claim was not answered "
            "for 14 days. Confirmed by: %(capacity)s. If this is not right, claim the organisation "
            "and say so; the ministry's staff will look at it."
        )
        url, button = reverse("membership:find"), _("Find my organisation")
    else:
        still = Membership.objects.live().filter(person=person, organisation=claim.organisation)
        if not still.exists():
            return None
        text = _("%(person)s belongs to %(name)s from now on. Confirmed by: %(capacity)s.")
        address = reverse("membership:organisation", args=[claim.organisation.slug])
        url, button = address, _("See who belongs to it")
    return Message(_("Somebody joined %(name)s") % facts, text % facts, url, button)


WAITS = message_kind(
    "claim-waits",
    gettext_lazy("Claims that wait for my answer"),
    _waits,
    may_hear=user_may_be_asked,
    rhythm="at-once",
)
ANSWERED = message_kind(
    "claim-answered", gettext_lazy("Answers to my claims"), _answered, is_obligatory=True
)
JOINED = message_kind(
    "claim-joined", gettext_lazy("Who joined by a claim"), _joined, is_obligatory=True
)
GRANTED = message_kind(
    "claim-granted-by-assistant",
    gettext_lazy("Claims that an assistant granted in my area"),
    _granted,
    may_hear=user_is_officer,
    rhythm="at-once",
)
KINDS = (WAITS, ANSWERED, JOINED, GRANTED)
