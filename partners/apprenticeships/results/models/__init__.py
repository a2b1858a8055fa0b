"""What a round decided."""

from partners.apprenticeships.results.models.chance_table import ChanceTable
from partners.apprenticeships.results.models.result import Result
from partners.apprenticeships.results.models.waiting_list import WaitingList

__all__ = ["ChanceTable", "Result", "WaitingList"]
