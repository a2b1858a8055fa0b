"""Which missed addresses are remembered: bounded, and never full.

What was not asked for in a week goes first, then what was asked for least; only the newest quarter
waits, so that whatever is really missed has time to be asked for again. Nobody can fill it by
asking for much that is not there.
"""

from datetime import timedelta

from django.utils import timezone

from home.visits.counting import Missing
from home.visits.kinds import are_pages
from home.visits.models import Missed

# Different addresses that are remembered: those that our pages lead to, and all others.
MOST_SOURCED, MOST_OTHERS = 1_000, 1_000
STALE = timedelta(days=7)


def with_room(missed: dict[Missing, int]) -> dict[Missing, int]:
    """Those of `missed` that are remembered; what makes room for them is forgotten. One from a
    page that is none of ours comes from elsewhere; one that staff left is added to what they left.
    """
    numbers = _settled(missed)
    known = _known(numbers)
    kept = {names: times for names, times in numbers.items() if names in known}
    for sourced in (True, False):
        new = {n: t for n, t in numbers.items() if n not in known and bool(n[1]) is sourced}
        asked_most = sorted(new, key=lambda names: -new[names])
        kept |= {names: new[names] for names in asked_most[: _room(sourced, len(new), known)]}
    return kept


def _settled(missed: dict[Missing, int]) -> dict[Missing, int]:
    left = Missed.objects.exclude(dismissed_at=None).filter(path__in={path for path, _ in missed})
    sources = dict(left.order_by("-pk").values_list("path", "source"))
    real = are_pages({source for path, source in missed if source and path not in sources})
    numbers: dict[Missing, int] = {}
    for (path, source), times in missed.items():
        where = sources.get(path, source if source in real else "")
        numbers[path, where] = numbers.get((path, where), 0) + times
    return numbers


def _known(numbers: dict[Missing, int]) -> set[Missing]:
    paths = Missed.objects.filter(path__in={path for path, _source in numbers})
    return set(paths.values_list("path", "source"))


def _room(sourced: bool, wanted: int, asked: set[Missing]) -> int:
    """How many of so many new ones are let in. What is asked for now stays; what staff left does
    too, and takes no room.
    """
    if not wanted:
        return 0
    most = MOST_SOURCED if sourced else MOST_OTHERS
    rows = Missed.objects.open()
    rows = rows.exclude(source="") if sourced else rows.filter(source="")
    there = list(rows.order_by("pk"))
    let_in = min(wanted, max(most - len(there), most // 4, 1))
    over = max(0, len(there) + let_in - most)
    week_ago = timezone.localdate() - STALE
    may_go = [r for r in there[: len(there) - most // 4] if (r.path, r.source) not in asked]
    may_go.sort(key=lambda row: (row.last_on >= week_ago, row.times, row.last_on, row.pk))
    Missed.objects.filter(pk__in=[row.pk for row in may_go[:over]]).delete()
    return max(0, let_in - max(0, over - len(may_go)))
