"""What time does to claims and proposals; run every night, it catches up by itself."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from home import audit
from home.access import system
from home.desk.locking import locked
from partners.membership.claiming import ending, history
from partners.membership.claiming.deciders import is_represented
from partners.membership.models import Claim, Proposal, State
from partners.membership.notices import claims as notices

ANSWERED_WITHIN = timedelta(days=30)
BOARD_ANSWERS_WITHIN = timedelta(days=14)
JOB = system("follow_claims")


@dataclass(frozen=True, slots=True)
class Followed:
    expired: int
    escalated: int


def follow() -> Followed:
    """Ends what waited 30 days for its person, and asks beyond a board that is silent."""
    now = timezone.now()
    silent = now - ANSWERED_WITHIN
    claims = Claim.objects.unanswered_since(silent).select_related("organisation")
    proposals = Proposal.objects.unanswered_since(silent)
    expired = sum(_expire(one) for rows in (claims, proposals) for one in rows)
    waiting = Claim.objects.to_escalate(now - BOARD_ANSWERS_WITHIN).select_related("organisation")
    return Followed(expired, sum(map(_escalate, waiting)))


@transaction.atomic
def _expire(asked: Any) -> bool:
    """False when somebody was faster."""
    subject = asked
    if isinstance(asked, Claim):
        subject = locked(asked.organisation)
    current = locked(asked)
    if current.state != State.MORE_NEEDED:
        return False
    ending.end_undecided(current, State.EXPIRED, JOB)
    kind = current._meta.model_name
    audit.record(subject, history.EXPIRED, by=JOB, data={kind: current.pk})
    notices.tell_person(current)
    return True


@transaction.atomic
def _escalate(claim: Claim) -> bool:
    """False where nobody represents the organisation: others were asked from the start."""
    organisation = locked(claim.organisation)
    current = locked(claim)
    current.organisation = organisation
    if current.state != State.WAITING or not is_represented(organisation):
        return False
    current.escalated_at = timezone.now()
    current.save()
    audit.record(organisation, history.ESCALATED, by=JOB, data={"claim": current.pk})
    notices.tell_deciders(current)
    return True
