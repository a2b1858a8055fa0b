"""Rounds and their batches: drafts unless a test says otherwise."""

from datetime import date, timedelta
from typing import Any

import factory
from django.utils import timezone

from partners.apprenticeships.rounds.deadlines import closes_at
from partners.apprenticeships.rounds.lifecycle import RoundState
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.matching.lottery import commitment
from partners.matching.policy import VERSION
from tests.factories.apprenticeships import BatchFactory, in_days
from tests.factories.membership import PersonFactory

SEED = "benih-untuk-tes-2027"


def ago(days: float) -> Any:
    return factory.LazyFunction(lambda: timezone.now() - timedelta(days=days))


def ahead(days: float) -> Any:
    return factory.LazyFunction(lambda: timezone.now() + timedelta(days=days))


def day(days: int) -> Any:
    return factory.LazyFunction(lambda: in_days(days))


ANNOUNCED: dict[str, Any] = {"seed": SEED, "commitment": commitment(SEED), "announced_at": ago(40)}
OVER: dict[str, Any] = {**ANNOUNCED, "apply_until": day(-10)}
MATCHED: dict[str, Any] = {**OVER, "matched_by": factory.SubFactory(PersonFactory)}
PUBLISHED: dict[str, Any] = {
    **MATCHED,
    "state": RoundState.PUBLISHED,
    "published_by": factory.SubFactory(PersonFactory),
}


class RoundFactory(factory.django.DjangoModelFactory):
    """A draft with a month to apply. `collecting`, `closed`, `matched`, `published` (to be read;
    answers from tomorrow), `answering`, `ended` and `cancelled` are its later phases.
    """

    class Meta:
        model = Round

    code = factory.Sequence(lambda n: f"putaran-{n}")
    name_id = factory.Sequence(lambda n: f"Putaran {n}")
    name_en = factory.Sequence(lambda n: f"Round {n}")
    apply_until = day(30)
    closes_at = factory.LazyAttribute(lambda one: closes_at(one.apply_until))
    policy = VERSION

    class Params:
        collecting = factory.Trait(state=RoundState.OPEN, **ANNOUNCED)
        closed = factory.Trait(state=RoundState.OPEN, **OVER)
        matched = factory.Trait(state=RoundState.MATCHED, **MATCHED)
        published = factory.Trait(
            **PUBLISHED, published_at=ago(0.1), answers_from=ahead(1), answers_until=ahead(8)
        )
        answering = factory.Trait(
            **PUBLISHED, published_at=ago(2), answers_from=ago(1), answers_until=ahead(6)
        )
        ended = factory.Trait(
            **PUBLISHED, published_at=ago(9), answers_from=ago(8), answers_until=ago(1)
        )
        cancelled = factory.Trait(state=RoundState.CANCELLED, **ANNOUNCED)


class RoundBatchFactory(factory.django.DjangoModelFactory):
    """An open batch of a collecting round. Its seats are 0 until the round is matched: give
    `seats` for a matched one.
    """

    class Meta:
        model = RoundBatch

    round = factory.SubFactory(RoundFactory, collecting=True)
    batch = factory.SubFactory(BatchFactory, open=True)


def last_day(round: Round, to: date) -> None:
    """Move the deadline."""
    round.apply_until, round.closes_at = to, closes_at(to)
    round.save()
