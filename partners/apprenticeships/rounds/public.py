"""What of rounds readers see (home/cache)."""

from home.cache.declared import public
from partners.apprenticeships.rounds.models import Round, RoundBatch

ROUNDS = "rounds"


def declare() -> None:
    public(ROUNDS, Round)
    public(ROUNDS, RoundBatch, belongs_to=lambda row: [row.round])
