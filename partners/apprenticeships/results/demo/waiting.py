"""Two rounds that wait for moderators: one is closed and not matched yet, one is matched by the
job and waits for another moderator to publish it.
"""

from collections.abc import Sequence
from datetime import timedelta
from random import Random
from typing import Any

from django.db import transaction
from django.utils import timezone

from home.cache import renewal
from home.services.progress import Progress
from partners.apprenticeships.models import Batch
from partners.apprenticeships.results.demo import making
from partners.apprenticeships.results.demo.choosing import Pool, sector_of
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.rounds.models import Round, RoundBatch

CLOSED, MATCHED = "peragaan-tutup", "peragaan-cocok"
NAMES = {
    CLOSED: ("Putaran peragaan kedua", "Second demonstration round"),
    MATCHED: ("Putaran peragaan ketiga", "Third demonstration round"),
}
SEEDS = {CLOSED: "peragaan-tutup-b4d17e6a0c925f38", MATCHED: "peragaan-cocok-29f6e8b1d3074ac5"}
DAYS_AGO = {CLOSED: 2, MATCHED: 5}
HOW_MANY = {CLOSED: 28, MATCHED: 16}
CONFIRM_DAYS = 14
SPREAD = {"35": 5, "33": 5, "94": 9, "73": 3, "81": 6}


@transaction.atomic
def load(progress: Progress) -> None:
    """Closed, so that the job can be tried; matched by one moderator, so that another publishes."""
    people = making.staff()
    for done, code in enumerate((CLOSED, MATCHED), 1):
        batches = making.closed(DAYS_AGO[code])
        if people is not None and batches and not Round.objects.filter(code=code).exists():
            round = _closed(code, batches)
            if code == MATCHED:
                making.matched(round, people[0])
        progress("rounds that wait for moderators", done, 2)


def _closed(code: str, batches: Sequence[Batch]) -> Round:
    day = timezone.localdate() - timedelta(days=DAYS_AGO[code])
    named = code, NAMES[code], batches, day, SEEDS[code]
    round = making.announced(*named, confirm_days=CONFIRM_DAYS)
    placed = Result.objects.filter(round__is_demo=True, is_over=False).exclude(place=None)
    pool = Pool(without=placed.values_list("organisation", flat=True))
    some = pool.spread(SPREAD) if code == CLOSED else []
    chance = Random(code)  # noqa: S311 - what is made up is the same each time
    for number, one in enumerate([*some, *pool.take(HOW_MANY[code] - len(some))]):
        wanted = chance.sample(list(batches), chance.randint(1, len(batches)))
        asked: dict[str, Any] = {
            "reach": chance.choice(("country", "country", "country", "island")),
            "mode": chance.choice(("on-site", "on-site", "both")),
            "sector": sector_of(one),
        }
        making.applied(round, one, wanted, number, **asked)
    renewal.changed(Round, RoundBatch)
    return round
