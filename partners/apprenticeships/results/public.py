"""What of results readers see (home/cache): figures and files of a round that is published; they
change with the round.
"""

from home.cache.declared import not_public
from partners.apprenticeships.results.models import (
    BatchFacts,
    ChanceTable,
    Matching,
    Reasons,
    Result,
    WaitingList,
)


def declare() -> None:
    not_public("of a cooperative, its host and staff", Result, WaitingList, Reasons, BatchFacts)
    not_public("work of moderators; readers see its figures once the round is published", Matching)
    not_public("told to each cooperative in words, for its own list", ChanceTable)
