"""Why a round decided so, in sentences: where the round kept its reasons."""

from typing import Any

from partners.apprenticeships.results.models import Result


def sentences_of(result: Result, language: str) -> Any:
    """None for a round that kept no reasons."""
    return None


def waits_of(result: Result) -> list[int]:
    """Keys of `RoundBatch` of the shortest waits that the round named."""
    return []
