"""How many of the lists that count name a batch: those that were handed in, as they were handed in.

A list that is still being written counts for nobody, and says nothing to anybody.
"""

import json
from collections import Counter
from collections.abc import Collection
from functools import reduce
from operator import or_

from django.db.models import Q
from django.db.models.fields.json import KeyTextTransform
from django.utils.translation import gettext as _

from partners.apprenticeships.applications.models import Application
from partners.apprenticeships.small_cells import SMALLEST, is_few

Named = Counter[tuple[int, int]]
STEPS = (SMALLEST, 10, 20, 50, 100, 200, 500, 1_000)
"""While applications come in, only that there are at least so many is told: a number that moves by
one says who has just handed in.
"""
ASKED_BY_NUMBER = 50
"""With so many batches at most the database looks through the lists, else they are all read."""


def named(rounds: Collection[int], batches: Collection[int]) -> Named:
    """By round and batch. One query; O(applications of the rounds)."""
    wanted = set(batches)
    if not wanted or not rounds:
        return Counter()
    rows = Application.objects.submitted().filter(round__in=set(rounds)).order_by()
    rows = rows.annotate(said=KeyTextTransform("choices", "standing__content"))
    if len(wanted) <= ASKED_BY_NUMBER:
        rows = rows.filter(reduce(or_, (Q(said__contains=str(key)) for key in wanted)))
    found: Named = Counter()
    for round, said in rows.values_list("round", "said").iterator(chunk_size=2_000):
        found.update((round, key) for key in set(json.loads(said or "[]")) & wanted)
    return found


def in_words(count: int, *, is_open: bool) -> str:
    """For the host: `is_open` while applications come in. What is so small that it names somebody
    is never told.
    """
    if is_few(count) or (is_open and not count):
        return _("fewer than %(n)d") % {"n": SMALLEST}
    if not is_open:
        return str(count)
    step = max(step for step in STEPS if step <= count)
    return _("at least %(n)d") % {"n": step}
