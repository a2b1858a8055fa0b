"""What is noted of applications every morning: run it twice and nobody hears twice.

Nobody is reminded of what is handed in, withdrawn or too late: `posting.keep` forgets what holds no
more, and a letter asks once more when it is written.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from home.notices import posting
from home.notices.posting import Occasion
from partners.apprenticeships.applications.hearers import who_apply
from partners.apprenticeships.applications.lists import batches_of, lost
from partners.apprenticeships.applications.models import Application, Choice
from partners.apprenticeships.applications.notices import (
    CALLED_OFF,
    CHANGES,
    MOVED,
    REMINDERS,
)
from partners.apprenticeships.models import Batch
from partners.apprenticeships.rounds.lifecycle import RoundState
from partners.apprenticeships.rounds.models import Round

REMINDED_BEFORE = timedelta(days=3)
CALLED_OFF_WITHIN = timedelta(days=3)
"""Mornings on which a round that was called off is told of: one may be missed."""


@dataclass(frozen=True, slots=True)
class Reminded:
    """How many are to hear: `due` of a list that is not handed in; `changed` of a round that was
    called off, or of a batch on their list that is lost.
    """

    due: int
    changed: int


def is_due(apply_until: date, today: date) -> bool:
    """Whether the last day to apply is today or in the next three days.

    >>> [is_due(date(2027, 1, 10), date(2027, 1, day)) for day in (6, 7, 10, 11)]
    [False, True, True, False]
    """
    return timedelta() <= apply_until - today <= REMINDED_BEFORE


def remind(today: date | None = None) -> Reminded:
    """Note what is due today; letters go out with all others (`manage.py post_notices`)."""
    day = today or timezone.localdate()
    due = list(_due(day))
    posting.keep(REMINDERS, due)
    changed = [one for round in Round.objects.filter(state=RoundState.OPEN) for one in _lost(round)]
    changed += _of_rounds_called_off()
    posting.tell(CHANGES, changed)
    return Reminded(len(due), len(changed))


def tell_moved(batch: Batch) -> None:
    """That it has other dates now, to those who have it on a list that counts."""
    rows = Application.objects.submitted().filter(
        round__in=Round.objects.filter(state=RoundState.OPEN, batches__batch=batch),
        choices__batch=batch,
    )
    dates = f"{batch.starts_on.isoformat()}/{batch.ends_on.isoformat()}"
    posting.tell(CHANGES, _told(rows, lambda _key: [(batch.pk, MOVED)], dates))


def _due(today: date) -> Iterator[Occasion]:
    """Begun, with something on the list or a subject, in a round that ends soon."""
    rounds = [one.pk for one in Round.objects.collecting() if is_due(one.apply_until, today)]
    begun = Application.objects.filter(round__in=rounds, state=Application.State.DRAFT)
    rows = begun.filter(Q(choices__isnull=False) | Q(competencies__isnull=False)).distinct()
    people = who_apply(rows)
    for key, organisation in rows.order_by("pk").values_list("pk", "organisation"):
        for person in sorted(people.get(organisation, ())):
            yield Occasion(person, str(key), {"application": key})


def _lost(round: Round) -> Iterator[Occasion]:
    """Batches on lists that count, of which the round gives no seats any more."""
    handed_in = Application.objects.submitted().filter(round=round)
    choices = Choice.objects.filter(application__in=handed_in)
    gone = choices.exclude(batch__in=batches_of(round).order_by().values("pk"))
    in_round = set(round.batches.values_list("batch", flat=True))
    rows = Batch.objects.filter(pk__in=gone.order_by().values("batch"))
    why = {one.pk: lost(one, in_round) for one in rows.select_related("offer__host")}
    what: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for key, batch in gone.order_by().values_list("application", "batch"):
        if (reason := why[batch]) is not None:
            what[key].append((batch, reason.value))
    affected = handed_in.filter(pk__in=gone.order_by().values("application"))
    yield from _told(affected, lambda key: what[key])


def _of_rounds_called_off() -> Iterator[Occasion]:
    """To whoever had begun to apply."""
    since = timezone.now() - CALLED_OFF_WITHIN
    rounds = Round.objects.announced().filter(state=RoundState.CANCELLED, updated_at__gte=since)
    begun = Application.objects.filter(round__in=rounds.order_by())
    rows = begun.exclude(state=Application.State.WITHDRAWN)
    people = who_apply(rows)
    for key, organisation in rows.order_by("pk").values_list("pk", "organisation"):
        facts = {"application": key, "what": CALLED_OFF}
        for person in sorted(people.get(organisation, ())):
            yield Occasion(person, f"{key}:{CALLED_OFF}", facts)


def _told(
    applications: QuerySet[Application],
    what: Callable[[int], Iterable[tuple[int, str]]],
    more: str = "",
) -> Iterator[Occasion]:
    """Of batches that were in the list as it was handed in; those that were left out then, its
    receipt told of.
    """
    people = who_apply(applications)
    rows = applications.order_by("pk").values_list("pk", "organisation", "standing__content")
    for key, organisation, content in rows.iterator():
        for batch, reason in what(key):
            if batch not in content["choices"]:
                continue
            facts = {"application": key, "batch": batch, "what": reason}
            for person in sorted(people.get(organisation, ())):
                yield Occasion(person, f"{key}:{batch}:{reason}{more}", facts)
