"""An organisation that is missing here: proposed by somebody of it, made by a moderator."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction

from home import audit
from home.access import Actor, require
from home.addresses import free_address
from home.desk.locking import locked
from home.desk.taken import refused_if_taken
from home.models import Region
from partners.membership import permissions
from partners.membership.claiming import alike, ending, history, limits
from partners.membership.claiming.refusals import (
    LooksLikeOneThatIsHere,
    NothingWasAsked,
    NumberIsTaken,
)
from partners.membership.models import Capacity, ClaimReason, Proposal, Role, State
from partners.membership.notices import claims as notices
from partners.membership.services import lifetimes
from partners.organisations.models import CooperativeProfile, Organisation
from partners.organisations.reserved import reserved
from partners.organisations.services import organisations


@dataclass(frozen=True, slots=True)
class Description:
    """What is known of an organisation that is not here yet."""

    kind: str
    name: str
    country: str = "ID"
    region: Region | None = None
    registration_number: str = ""
    website: str = ""

    @property
    def is_cooperative(self) -> bool:
        return self.kind == Organisation.Kind.COOPERATIVE


@transaction.atomic
def propose(
    described: Description, *, by: Actor, words: str = "", is_another: bool = False
) -> Proposal:
    """By whoever is signed in. What resembles one that is shown here is asked about first;
    `is_another` says that it is none of those.

    Raises ActionNotPermitted, NumberIsTaken, LooksLikeOneThatIsHere, TooManyOpen, TooManyLately,
    ValidationError.
    """
    require(by.person is not None)
    shown = Organisation.objects.public()
    same = alike.with_number(described.registration_number, shown)
    if same is not None:
        raise NumberIsTaken(name=same.name)
    near = alike.like(described.name, described.kind, described.region, shown)
    if near and not is_another:
        raise LooksLikeOneThatIsHere(names="; ".join(f"{one}, {one.place}" for one in near))
    limits.require_room(by.person)
    made = Proposal(
        person=by.person,
        words=words.strip(),
        kind=described.kind,
        name=described.name,
        country=described.country,
        region=described.region,
        registration_number=described.registration_number,
        website=described.website,
    )
    made.full_clean()
    made.save()
    audit.record(made, audit.CREATED, by=by)
    return made


@transaction.atomic
def add(proposal: Proposal, *, by: Actor, words: str) -> None:
    """More words, by the proposer. Raises ActionNotPermitted, NotOpen, NothingWasAsked,
    TooManyWords.
    """
    current = _own(proposal, by)
    if not words.strip():
        raise NothingWasAsked
    current.words = limits.said(current.words, words)
    ending.go_on(current, State.WAITING)
    audit.record(current, history.ADDED_TO, by=by)


@transaction.atomic
def withdraw(proposal: Proposal, *, by: Actor) -> None:
    """By the proposer. Raises ActionNotPermitted, NotOpen."""
    current = _own(proposal, by)
    ending.end_undecided(current, State.WITHDRAWN, by)
    audit.record(current, history.WITHDRAWN, by=by)


def user_can_decide(actor: Actor, proposal: Proposal | None = None) -> bool:
    """Moderators who may add organisations, never about their own proposal."""
    is_own = proposal is not None and actor.is_(proposal.person_id)
    may_add = organisations.user_can(actor, "add")
    return not is_own and may_add and permissions.user_can_moderate(actor)


@transaction.atomic
def accept(
    proposal: Proposal,
    described: Description,
    *,
    by: Actor,
    is_public: bool = False,
    seen: object = None,
) -> Organisation:
    """Make the organisation as the moderator describes it, and the proposer its representative.

    Raises ActionNotPermitted, NotOpen, NumberIsTaken, ValidationError, HasChangedSince.
    """
    current = _to_decide(proposal, by, seen)
    same = alike.with_number(described.registration_number, Organisation.objects.all())
    if same is not None:
        raise NumberIsTaken(name=same.name)
    made = organisations.create(
        by=by,
        slug=free_address(
            Organisation.objects.all(),
            described.name,
            otherwise="organisasi",
            longest=80,
            never=reserved(),
        ),
        name=described.name,
        kind=described.kind,
        country=described.country,
        region=described.region,
        website=described.website,
        is_public=is_public,
    )
    if described.is_cooperative:
        _add_profile(made, described)
    lifetimes.join(current.person, made, Role.REPRESENTATIVE, by=by)
    ending.decide(current, State.GRANTED, Capacity.MODERATOR, by, organisation=made)
    audit.record(made, history.PROPOSED, by=by, data={"proposal": current.pk})
    audit.record(current, history.GRANTED, by=by)
    notices.tell_person(current)
    return made


@transaction.atomic
def refuse(
    proposal: Proposal, *, by: Actor, reason: ClaimReason, remark: str = "", seen: object = None
) -> None:
    """Raises ActionNotPermitted, NotOpen, HasChangedSince."""
    current = _to_decide(proposal, by, seen)
    ending.decide(current, State.REFUSED, Capacity.MODERATOR, by, reason=reason, remark=remark)
    audit.record(current, history.REFUSED, by=by, data={"reason": reason.code})
    notices.tell_person(current)


@transaction.atomic
def ask_for_more(
    proposal: Proposal, *, by: Actor, reason: ClaimReason, remark: str = "", seen: object = None
) -> None:
    """Raises ActionNotPermitted, NotOpen, HasChangedSince."""
    current = _to_decide(proposal, by, seen)
    ending.go_on(current, State.MORE_NEEDED, reason=reason, remark=remark)
    audit.record(current, history.MORE_NEEDED, by=by, data={"reason": reason.code})
    notices.tell_person(current)


def _own(proposal: Proposal, by: Actor) -> Proposal:
    require(by.is_(proposal.person_id))
    current = locked(proposal)
    ending.require_open(current)
    return current


def _to_decide(proposal: Proposal, by: Actor, seen: object) -> Proposal:
    require(user_can_decide(by, proposal))
    current = locked(proposal, seen)
    ending.require_open(current)
    return current


def _add_profile(organisation: Organisation, described: Description) -> None:
    region = described.region
    is_village = region is not None and region.level == Region.Level.VILLAGE
    values: dict[str, Any] = {"village": region.name} if region is not None and is_village else {}
    profile = CooperativeProfile(
        organisation=organisation, registration_number=described.registration_number, **values
    )
    profile.full_clean()
    with refused_if_taken(profile):
        profile.save()
