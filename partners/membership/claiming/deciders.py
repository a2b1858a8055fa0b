"""Who may decide a claim, and with whom it waits. Asked of live rows each time."""

from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils.timezone import localdate

from home.access import Actor
from partners.membership import permissions
from partners.membership.models import Area, Capacity, Claim, Membership, State
from partners.membership.models.claim import ClaimQuerySet
from partners.membership.services.lifetimes import representatives_of
from partners.organisations.models import Organisation

ON_THE_SPOT = (Capacity.REPRESENTATIVE, Capacity.ASSISTANT, Capacity.PMO)
OVERSEERS = (Capacity.PMO, Capacity.MODERATOR)


@dataclass(frozen=True, slots=True)
class Asked:
    """So many people in one capacity; `count` is None where it is an office, not persons."""

    capacity: Capacity
    count: int | None


def capacity_of(actor: Actor, claim: Claim) -> Capacity | None:
    """As what this person may decide the claim, the nearest first; None for who may not.

    Nobody decides their own. An assistant stands back where somebody represents the organisation;
    a mandate decides nothing: it has no say about people.
    """
    organisation = claim.organisation
    if actor.person is None or actor.is_(claim.person_id):
        return None
    if permissions.user_represents(actor, organisation):
        return Capacity.REPRESENTATIVE
    if not is_represented(organisation) and permissions.user_is_assigned_to(actor, organisation):
        return Capacity.ASSISTANT
    if permissions.user_oversees(actor, organisation):
        return Capacity.PMO
    return Capacity.MODERATOR if permissions.user_can_moderate(actor) else None


def seen_as(actor: Actor, claim: Claim) -> Capacity | None:
    """As what this person sees words and proof: who decides while the claim is open, PMO and
    moderators also later; None for everybody else.
    """
    capacity = capacity_of(actor, claim)
    return capacity if capacity in OVERSEERS or claim.is_open else None


def may_grant(capacity: Capacity, claim: Claim) -> bool:
    """Where somebody represents the organisation, others grant only what that board was silent
    about for its 14 days: that it has changed is nothing but the claimant's word.
    """
    beyond = capacity in OVERSEERS and claim.escalated_at is not None
    return capacity == Capacity.REPRESENTATIVE or beyond or not is_represented(claim.organisation)


def may_turn_down(capacity: Capacity, claim: Claim) -> bool:
    """Refuse it or ask for more: not the board that the claim is to replace."""
    return not (capacity == Capacity.REPRESENTATIVE and claim.asks_beyond_the_board)


def may_check(actor: Actor, claim: Claim) -> bool:
    """Whether an assistant granted rightly, says the PMO of the area or a moderator; never about
    what they decided or asked for themselves.
    """
    if actor.person is None or actor.is_(claim.person_id) or actor.is_(claim.decided_by_id):
        return False
    may = permissions.user_oversees(actor, claim.organisation) or permissions.user_can_moderate(
        actor
    )
    return claim.is_to_check and may


def is_represented(organisation: Organisation) -> bool:
    return bool(representatives_of(organisation).exists())


def waits_with(claim: Claim) -> list[Asked]:
    """Roles and numbers, no names: who could answer now, the nearest first."""
    asked = []
    link = getattr(claim, "contact_link", None)
    if link is not None and link.used_at is None:
        asked.append(Asked(Capacity.CONTACT, None))
    people = {capacity: len(keys) for capacity, keys in _people(claim).items()}
    asked += [Asked(one, people[one]) for one in ON_THE_SPOT if people.get(one)]
    if may_grant(Capacity.MODERATOR, claim):
        asked.append(Asked(Capacity.MODERATOR, None))
    return asked


def people_to_tell(claim: Claim) -> set[int]:
    """Keys of the persons who may answer, without the ministry's staff, who have a queue."""
    return {key for keys in _people(claim).values() for key in keys}


def _people(claim: Claim) -> dict[Capacity, set[int]]:
    organisation, today = claim.organisation, localdate()
    board = set(representatives_of(organisation).values_list("person", flat=True))
    found: dict[Capacity, set[int]] = {Capacity.REPRESENTATIVE: board}
    areas = Area.objects.in_force(today).around(str(organisation.region_id or ""))
    if not board:
        assigned = areas.for_office(Area.Office.ASSISTANT).values_list("person", flat=True)
        found[Capacity.ASSISTANT] = set(assigned)
    if not board or claim.asks_beyond_the_board:
        found[Capacity.PMO] = (
            overseers_of(organisation) - board - found.get(Capacity.ASSISTANT, set())
        )
    return {capacity: keys - {claim.person_id} for capacity, keys in found.items()}


def to_decide(actor: Actor) -> ClaimQuerySet:
    """Claims that wait for this person as representative, assistant or PMO; one query.

    Moderators have a queue of all.
    """
    waiting: ClaimQuerySet = Claim.objects.filter(state=State.WAITING)
    if actor.person is None:
        return waiting.none()
    board = Membership.objects.live().representatives().of_active_people()
    here = Exists(board.filter(organisation=OuterRef("organisation")))
    mine = Exists(board.of(actor).filter(organisation=OuterRef("organisation")))
    assigned, oversees = _in_area(actor, Area.Office.ASSISTANT), _in_area(actor, Area.Office.PMO)
    beyond = Q(board_has_changed=True) | Q(escalated_at__isnull=False)
    near = ~Q(here) & (Q(assigned) | Q(oversees))
    found: ClaimQuerySet = waiting.exclude(person=actor.person).filter(
        Q(mine) | near | (Q(oversees) & beyond)
    )
    return found


def to_check(actor: Actor) -> ClaimQuerySet:
    """What assistants granted in the area of the PMO who acts; one query."""
    if actor.person is None:
        return Claim.objects.none()
    granted: ClaimQuerySet = Claim.objects.to_check().filter(_in_area(actor, Area.Office.PMO))
    return granted.exclude(person=actor.person).exclude(decided_by=actor.person)


def overseers_of(organisation: Organisation) -> set[int]:
    """Keys of the PMO in whose area it lies today."""
    areas = Area.objects.in_force(localdate()).around(str(organisation.region_id or ""))
    return set(areas.for_office(Area.Office.PMO).values_list("person", flat=True))


def _in_area(actor: Actor, office: Area.Office) -> Exists:
    areas: Any = Area.objects.of(actor).for_office(office).in_force(localdate())
    lies_in = ExpressionWrapper(OuterRef("organisation__region_id"), CharField())
    around = areas.annotate(lies_in=lies_in).filter(lies_in__startswith=F("region_id"))
    return Exists(around)
