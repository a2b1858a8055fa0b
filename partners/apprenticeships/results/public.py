"""What of results readers see (home/cache): figures, cut-offs and files of a round that is
published; they change with the round.
"""

from home.cache.declared import accompanies, not_public, passed_through
from partners.apprenticeships.results.models import (
    Appeal,
    BatchFacts,
    ChanceTable,
    Matching,
    Reasons,
    Result,
    WaitingList,
)
from partners.apprenticeships.rounds.public import ROUNDS


def declare() -> None:
    not_public("told to each cooperative in words, for its own list", ChanceTable)
    not_public("of a cooperative, its host and staff", Result, WaitingList, Reasons, Appeal)
    passed_through(Result, "round")
    accompanies(ROUNDS, Matching, BatchFacts)
