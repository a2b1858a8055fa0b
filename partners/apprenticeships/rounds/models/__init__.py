"""Rounds of the matching and the batches whose seats they give."""

from partners.apprenticeships.rounds.models.round import Round
from partners.apprenticeships.rounds.models.round_batch import RoundBatch

__all__ = ["Round", "RoundBatch"]
