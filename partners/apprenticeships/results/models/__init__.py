"""What a round decided, and how it was matched."""

from partners.apprenticeships.results.models.appeal import Appeal
from partners.apprenticeships.results.models.chance_table import ChanceTable
from partners.apprenticeships.results.models.matching import Matching
from partners.apprenticeships.results.models.reasons import BatchFacts, Reasons
from partners.apprenticeships.results.models.result import Result
from partners.apprenticeships.results.models.waiting_list import WaitingList

__all__ = [
    "Appeal",
    "BatchFacts",
    "ChanceTable",
    "Matching",
    "Reasons",
    "Result",
    "WaitingList",
]
