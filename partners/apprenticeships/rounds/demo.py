"""An open round over the demo's open batches, three weeks ahead. Loading again changes nothing."""

from datetime import timedelta

from django.utils import timezone

from home.access import system
from home.cache import renewal
from home.services.progress import Progress
from partners.apprenticeships.lifecycle import BatchState
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.models import Round, RoundBatch
from partners.apprenticeships.rounds.services import rounds

CODE = "peragaan"
WEEKS = 3
BY = system("seed_demo", rounds.ADD, rounds.CHANGE, "apprenticeships.publish_offer")


def load(progress: Progress) -> None:
    if not Round.objects.filter(code=CODE).exists():
        _announce()
    progress("an open round", 1, 1)


def unload() -> None:
    """What rooms above hold of them went before."""
    made = Round.objects.filter(is_demo=True)
    RoundBatch.objects.filter(round__in=made).delete()
    made.update(follows=None)
    made.delete()
    renewal.changed(Round, RoundBatch)


def _announce() -> None:
    day = timezone.localdate() + timedelta(weeks=WEEKS)
    batches = Batch.objects.public().filter(
        offer__is_demo=True, state=BatchState.OPEN, starts_on__gt=day, apply_until__gte=day
    )
    if not batches.exists():
        return
    round = rounds.create(
        by=BY,
        code=CODE,
        name_id="Putaran peragaan",
        name_en="Demonstration round",
        apply_until=day,
        is_demo=True,
    )
    rounds.announce(rounds.choose_batches(round, batches, by=BY), by=BY)
