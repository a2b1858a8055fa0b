"""How each placement of the demo went: attendance, outcome, answer, certificate."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils import timezone

from home.access import Actor
from partners.apprenticeships.placements.demo import plans, words
from partners.apprenticeships.placements.demo.days import (
    move_certificates,
    move_papers,
    moved,
    note_all,
)
from partners.apprenticeships.placements.models import Placement
from partners.apprenticeships.placements.rules import Verb
from partners.apprenticeships.placements.services import certificates, placements
from partners.apprenticeships.results.demo import making
from partners.apprenticeships.results.services import answers

Story = Callable[[Placement, Any], None]


def host(placement: Placement) -> Actor:
    return Actor(making.representative(placement.host))


def board(placement: Placement) -> Actor:
    return Actor(making.representative(placement.cooperative))


def ready(placement: Placement, _moderator: Any) -> None:
    """All papers in order, and nobody noted yet."""
    numbers = placement.checklist.values_list("number", flat=True)
    placements.confirm_items(placement, set(numbers), by=board(placement))


def half_ready(placement: Placement, _moderator: Any) -> None:
    placements.confirm_items(placement, {1}, by=board(placement))


def opened(_placement: Placement, _moderator: Any) -> None:
    """Nothing is in order yet."""


def given_back(placement: Placement, _moderator: Any) -> None:
    answers.decline(placement.result, by=board(placement))


def attended(placement: Placement, moderator: Any) -> None:
    """Every day until today."""
    ready(placement, moderator)
    batch, today = placement.batch, timezone.localdate()
    last = min(batch.ends_on, today)
    days = [batch.starts_on + timedelta(n) for n in range((last - batch.starts_on).days + 1)]
    placements.attend(placement, dict.fromkeys(days, placement.people), by=host(placement))
    move_papers(placement)


def stated(placement: Placement, moderator: Any) -> None:
    """Completed, and not answered yet."""
    attended(placement, moderator)
    placements.state_outcome(placement, Verb.COMPLETE, by=host(placement))
    moved(placement)


def stated_partly(placement: Placement, moderator: Any) -> None:
    attended(placement, moderator)
    last = placement.batch.ends_on
    placements.attend(placement, {last: 0, last - timedelta(1): 0}, by=host(placement))
    said = {"hours_missed": 12, "remark": words.PARTLY}
    placements.state_outcome(placement, Verb.COMPLETE_PARTLY, by=host(placement), **said)
    moved(placement)


def disputed(placement: Placement, moderator: Any) -> None:
    stated_partly(placement, moderator)
    placements.disagree(placement, by=board(placement), comment=words.DISPUTED)
    moved(placement)


def did_not_come(placement: Placement, _moderator: Any) -> None:
    remark = words.MISSED
    placements.state_outcome(placement, Verb.MISS, by=host(placement), remark=remark)
    placements.agree(placement, by=board(placement), comment=words.MISSED_WHY)
    moved(placement)


def completed(placement: Placement, moderator: Any) -> None:
    """Agreed: with a certificate."""
    stated(placement, moderator)
    placements.agree(placement, by=board(placement))
    moved(placement)
    move_certificates(placement)


def as_most(placement: Placement, _moderator: Any) -> None:
    """Completed and agreed, with a certificate; the papers and the days are noted in one step."""
    note_all(placement, by=host(placement))
    placements.state_outcome(placement, Verb.COMPLETE, by=host(placement))
    placements.agree(placement, by=board(placement))
    moved(placement)
    move_certificates(placement)


def partly(placement: Placement, moderator: Any) -> None:
    """Agreed, with the certificate of a moderator, and a plan that waits to be confirmed."""
    stated_partly(placement, moderator)
    placements.agree(placement, by=board(placement))
    moved(placement)
    certificates.issue(placement, by=Actor(moderator))
    move_certificates(placement)
    plans.handed_in(placement, board(placement))


def published(placement: Placement, moderator: Any) -> None:
    completed(placement, moderator)
    plans.published(placement, board(placement))


def withdrawn(placement: Placement, moderator: Any) -> None:
    completed(placement, moderator)
    found = placement.certificates.get()
    certificates.withdraw(found, by=Actor(moderator), reason=words.WITHDRAWN)


def replaced(placement: Placement, moderator: Any) -> None:
    completed(placement, moderator)
    found = placement.certificates.get()
    certificates.replace(found, by=Actor(moderator), reason=words.REPLACED)
    plans.handed_in(placement, board(placement))


def planning(placement: Placement, moderator: Any) -> None:
    completed(placement, moderator)
    plans.prepared(placement, board(placement))


def sent_back(placement: Placement, moderator: Any) -> None:
    completed(placement, moderator)
    plans.sent_back(placement, board(placement))


def confirmed(placement: Placement, moderator: Any) -> None:
    completed(placement, moderator)
    plans.confirmed(placement, board(placement))


PAST: tuple[tuple[Story, ...], ...] = (
    (published, withdrawn, replaced),
    (partly, stated_partly, disputed, did_not_come),
    (planning, sent_back, confirmed),
    (stated, attended, completed),
)
ANSWERING: tuple[tuple[Story, ...], ...] = ((half_ready, given_back, opened), (opened, half_ready))
"""By batch, in the order of their first days, and by application."""
