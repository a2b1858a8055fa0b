"""Counts hosts' records over all published rounds that count."""

from collections import Counter, defaultdict
from datetime import datetime

from partners.apprenticeships.placements.models import Placement
from partners.apprenticeships.placements.rules import OUTCOMES
from partners.apprenticeships.programme.telling import Told, hosts_told
from partners.apprenticeships.rounds.models import Round, RoundBatch

HOST = "batch__offer__host"


def records(end: datetime) -> dict[int, dict[str, Told]]:
    """By key of the host, of those that are told: offers, seats, and outcomes that both sides
    agreed on before `end`.
    """
    rounds = Round.objects.published().that_count()
    settled = Placement.objects.filter(
        result__round__in=rounds,
        state__in=OUTCOMES,
        word=Placement.Word.AGREED,
        answered_at__lt=end,
    )
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for host, state in settled.order_by().values_list(HOST, "state").iterator():
        counts[host][state] += 1
    told = hosts_told(counts)
    offers: dict[int, set[int]] = defaultdict(set)
    seats: Counter[int] = Counter()
    rows = RoundBatch.objects.filter(round__in=rounds, is_closed=False).order_by()
    for host, offer, number in rows.values_list(HOST, "batch__offer", "seats").iterator():
        offers[host].add(offer)
        seats[host] += number
    return {
        host: {"offers": len(offers[host]), "seats": seats[host], **cells}
        for host, cells in told.items()
    }
