"""“I represent this organisation”: claim it, add to it, withdraw, decide.

Every act locks the organisation's row, then the claim's. Whoever answers first decides; the one
who comes second is told.
"""

from collections.abc import Sequence
from typing import Any

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from home import audit
from home.access import ActionNotPermitted, Actor, require
from home.desk.locking import locked
from partners.membership import permissions
from partners.membership.claiming import contact, ending, history, limits, proofs
from partners.membership.claiming.deciders import (
    OVERSEERS,
    capacity_of,
    is_represented,
    may_check,
    may_grant,
    may_turn_down,
)
from partners.membership.claiming.refusals import (
    BelongsAlready,
    BoardAnswersFirst,
    BoardIsConcerned,
    ClaimedAlready,
    LinkIsDead,
    NothingWasAsked,
    NotToCheck,
)
from partners.membership.models import (
    Capacity,
    Claim,
    ClaimReason,
    ContactLink,
    Membership,
    Role,
    State,
)
from partners.membership.notices import claims as notices
from partners.membership.notices import people
from partners.membership.services import lifetimes, mandates
from partners.organisations.models import Organisation

Files = Sequence[File[bytes]]
UNKNOWN_TO_CONTACT = "unknown-to-contact"


@transaction.atomic
def claim(
    organisation: Organisation,
    *,
    by: Actor,
    words: str = "",
    board_has_changed: bool = False,
    files: Files = (),
) -> Claim:
    """By whoever is signed in, of an organisation that is shown on the site.

    Raises ActionNotPermitted, BelongsAlready, ClaimedAlready, TooManyOpen, TooManyLately,
    UploadRefused.
    """
    require(by.person is not None)
    current = locked(organisation)
    require(current.is_public)
    if permissions.user_represents(by, current):
        raise BelongsAlready
    if Claim.objects.open().of(by).filter(organisation=current).exists():
        raise ClaimedAlready
    limits.require_room(by.person)
    made = Claim.objects.create(
        person=by.person,
        organisation=current,
        words=words.strip(),
        board_has_changed=board_has_changed and is_represented(current),
    )
    proofs.add(made, files)
    _record(made, history.CLAIMED, by)
    contact.write_to(made)
    notices.tell_deciders(made)
    return made


@transaction.atomic
def add(claim: Claim, *, by: Actor, words: str = "", files: Files = ()) -> None:
    """More words or proof, by the claimant; what was asked for is answered with it.

    Raises ActionNotPermitted, NotOpen, NothingWasAsked for nothing, TooManyWords, TooMuchProof,
    UploadRefused.
    """
    current = _own(claim, by)
    if not words.strip() and not files:
        raise NothingWasAsked
    proofs.add(current, files)
    current.words = limits.said(current.words, words)
    current.save()
    _record(current, history.ADDED_TO, by)
    if current.state == State.MORE_NEEDED:
        ending.go_on(current, State.WAITING)
        notices.tell_deciders(current)


@transaction.atomic
def withdraw(claim: Claim, *, by: Actor) -> None:
    """By the claimant. Raises ActionNotPermitted, NotOpen."""
    current = _own(claim, by)
    ending.end_undecided(current, State.WITHDRAWN, by)
    _record(current, history.WITHDRAWN, by)


@transaction.atomic
def grant(
    claim: Claim,
    *,
    by: Actor,
    seen: object = None,
    role: Role | str = Role.REPRESENTATIVE,
    replaces: bool = False,
) -> Membership:
    """The claimant belongs to the organisation from now on, the first one as representative.
    `replaces` ends those who represented it until now and could not be reached; only who decides
    beyond the board may say so. What an assistant grants is told to who may check it.

    Raises ActionNotPermitted, NotOpen, BoardAnswersFirst, BoardIsConcerned, HasChangedSince, and
    what `join` does.
    """
    current, capacity = _to_decide(claim, by, seen)
    if not may_grant(capacity, current):
        raise BoardAnswersFirst
    if role != Role.REPRESENTATIVE and not may_turn_down(capacity, current):
        raise BoardIsConcerned
    passes_the_board = capacity in OVERSEERS and current.escalated_at is not None
    made = _admit(current, capacity, by, role, replaces and passes_the_board)
    if current.is_to_check:
        notices.tell_overseers(current)
    return made


@transaction.atomic
def confirm_grant(claim: Claim, *, by: Actor, seen: object = None) -> None:
    """An assistant granted rightly, says the PMO of the area or a moderator: from now on the board
    may give that assistant a mandate. Raises ActionNotPermitted, NotToCheck, HasChangedSince.
    """
    _check(claim, by, seen)


@transaction.atomic
def take_grant_back(claim: Claim, *, by: Actor, remark: str, seen: object = None) -> None:
    """An assistant granted wrongly: the claimant's part ends, and with it what hangs on it
    (`_hanging_on`), and mandates that any of them gave. All are told why.

    Raises ActionNotPermitted, NotToCheck, NothingWasAsked without a reason, HasChangedSince.
    """
    if not (remark := remark.strip()):
        raise NothingWasAsked
    current = _check(claim, by, seen)
    for one in _hanging_on(current):
        lifetimes.end(one, Membership.Ending.STAFF, by=by)
        people.tell(one, people.ENDED, reason=remark)
        mandates.end_all(current.organisation, by=by, given_by=one.person)
    _record(current, history.TAKEN_BACK, by, reason=remark)


@transaction.atomic
def refuse(
    claim: Claim, *, by: Actor, reason: ClaimReason, remark: str = "", seen: object = None
) -> None:
    """Raises ActionNotPermitted, NotOpen, BoardIsConcerned, HasChangedSince."""
    current, capacity = _to_decide(claim, by, seen)
    if not may_turn_down(capacity, current):
        raise BoardIsConcerned
    _turn_down(current, capacity, by, reason, remark)


@transaction.atomic
def ask_for_more(
    claim: Claim, *, by: Actor, reason: ClaimReason, remark: str = "", seen: object = None
) -> None:
    """The claimant has 30 days. Raises as `refuse`."""
    current, capacity = _to_decide(claim, by, seen)
    if not may_turn_down(capacity, current):
        raise BoardIsConcerned
    ending.go_on(current, State.MORE_NEEDED, reason=reason, remark=remark)
    _record(current, history.MORE_NEEDED, by, capacity=capacity.value, reason=reason.code)
    notices.tell_person(current)


@transaction.atomic
def answer_by_letter(token: str, *, by: Actor, is_theirs: bool) -> Claim:
    """What the contact in the register says to the one claim that the letter was about; `by` may
    be nobody, whoever has the letter answers. Raises LinkIsDead.
    """
    link = contact.find(token)
    if link is None:
        raise LinkIsDead
    current = _locked(link.claim)
    link = ContactLink.objects.select_for_update().get(pk=link.pk)
    link.claim = current
    if not contact.holds(link):
        raise LinkIsDead
    link.used_at = timezone.now()
    link.save(update_fields=["used_at"])
    if is_theirs:
        _admit(current, Capacity.CONTACT, by, Role.REPRESENTATIVE, replaces=False)
    else:
        unknown = ClaimReason.objects.get(code=UNKNOWN_TO_CONTACT)
        _turn_down(current, Capacity.CONTACT, by, unknown, "")
    return current


def _hanging_on(claim: Claim) -> list[Membership]:
    """Who came since but by a grant of others; everybody where no representative would be left."""
    live = Membership.objects.live().filter(organisation=claim.organisation)
    members = list(live.select_related("person").order_by("pk"))
    theirs = Claim.objects.granted_by_others().filter(organisation=claim.organisation)
    by_others = set(theirs.exclude(pk=claim.pk).values_list("person", flat=True))
    hanging = [
        one
        for one in members
        if one.person_id == claim.person_id
        or (one.began_at >= claim.asked_at and one.person_id not in by_others)
    ]
    stays = {one.pk for one in members} - {one.pk for one in hanging}
    left = lifetimes.representatives_of(claim.organisation).filter(pk__in=stays)
    return hanging if left.exists() else members


def _check(claim: Claim, by: Actor, seen: object) -> Claim:
    """Looked at, by somebody who may. The right is asked before and under the lock."""
    require(may_check(by, claim))
    current = _locked(claim, seen)
    if not current.is_to_check:
        raise NotToCheck
    require(may_check(by, current))
    current.checked_at, current.checked_by = timezone.now(), by.person
    current.save(update_fields=["checked_at", "checked_by", "updated_at"])
    _record(current, history.CHECKED, by)
    return current


def _own(claim: Claim, by: Actor) -> Claim:
    """Open, under the lock. Raises ActionNotPermitted, NotOpen, IsGone."""
    require(by.is_(claim.person_id))
    current = _locked(claim)
    ending.require_open(current)
    return current


def _to_decide(claim: Claim, by: Actor, seen: object) -> tuple[Claim, Capacity]:
    """The right is asked before, and, as it may have ended meanwhile, under the lock."""
    require(capacity_of(by, claim) is not None)
    current = _locked(claim, seen)
    capacity = capacity_of(by, current)
    if capacity is None:
        raise ActionNotPermitted
    ending.require_open(current)
    return current, capacity


def _locked(claim: Claim, seen: object = None) -> Claim:
    organisation = locked(claim.organisation)
    current = locked(claim, seen)
    current.organisation = organisation
    return current


def _admit(
    claim: Claim, capacity: Capacity, by: Actor, role: Role | str, replaces: bool
) -> Membership:
    organisation = claim.organisation
    before = list(lifetimes.representatives_of(organisation))
    if not before:
        role = Role.REPRESENTATIVE
    made = lifetimes.join(claim.person, organisation, role, by=by)
    if replaces:
        for old in before:
            if old.person_id != claim.person_id:
                lifetimes.end(old, Membership.Ending.REPLACED, by=by)
    ending.decide(claim, State.GRANTED, capacity, by)
    _record(claim, history.GRANTED, by, capacity=capacity.value, role=made.role)
    notices.tell_person(claim)
    notices.tell_members(claim, before, are_replaced=replaces, but=by)
    return made


def _turn_down(
    claim: Claim, capacity: Capacity, by: Actor, reason: ClaimReason, remark: str
) -> None:
    ending.decide(claim, State.REFUSED, capacity, by, reason=reason, remark=remark)
    _record(claim, history.REFUSED, by, capacity=capacity.value, reason=reason.code)
    notices.tell_person(claim)


def _record(claim: Claim, action: str, by: Actor, **data: Any) -> None:
    audit.record(claim.organisation, action, by=by, data={"claim": claim.pk, **data})
