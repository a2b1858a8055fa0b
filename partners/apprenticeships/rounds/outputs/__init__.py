"""Files of a finished round.

Each output is one function ``write_<name>(edition, out)`` that writes below the folder ``out``;
the same edition always gives the same bytes. ``OUTPUTS`` is what ``match_magang`` runs, in order.
"""

from collections.abc import Callable
from pathlib import Path

from partners.apprenticeships.rounds.outputs.audit import write_audit
from partners.apprenticeships.rounds.outputs.explanations import write_explanations
from partners.apprenticeships.rounds.outputs.placements import write_placements
from partners.apprenticeships.rounds.outputs.receipts import write_receipts
from partners.apprenticeships.rounds.outputs.results import write_results
from partners.apprenticeships.rounds.outputs.verification import write_verification
from partners.apprenticeships.rounds.outputs.what_if import write_what_if
from partners.apprenticeships.rounds.result import Edition

Output = Callable[[Edition, Path], None]

OUTPUTS: tuple[Output, ...] = (
    write_placements,
    write_results,
    write_what_if,
    write_audit,
    write_verification,
    write_receipts,
    write_explanations,
)
