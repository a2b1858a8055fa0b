"""Why a round decided so, in sentences: where the round kept its reasons."""

from partners.apprenticeships.results import reasons
from partners.apprenticeships.results.models import Reasons, Result
from partners.apprenticeships.rounds.languages import Language
from partners.apprenticeships.rounds.outputs.explanations.sentences import ExplanationInWords

LANGUAGE: dict[str, Language] = {"id": "id", "en": "en"}


def sentences_of(result: Result, language: str) -> ExplanationInWords | None:
    """None for a round that kept no reasons."""
    try:
        return reasons.sentences_of(result, LANGUAGE.get(language, "id"))
    except Reasons.DoesNotExist:
        return None


def waits_of(result: Result) -> list[int]:
    """Keys of `RoundBatch` of the shortest waits that the round named."""
    try:
        return [batch for batch, _place in reasons.reasons_of(result).waits]
    except Reasons.DoesNotExist:
        return []
