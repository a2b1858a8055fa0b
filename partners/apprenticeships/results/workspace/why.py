"""Why a round decided so, in sentences, what happened since, and how it is checked."""

from dataclasses import dataclass
from datetime import datetime

from partners.apprenticeships.results import reasons
from partners.apprenticeships.results.models import Matching, Reasons, Result
from partners.apprenticeships.results.models.result import Answer, Standing
from partners.apprenticeships.results.since import Happened, since
from partners.apprenticeships.results.site.checking import Check, checks_of
from partners.apprenticeships.rounds.languages import Language
from partners.apprenticeships.rounds.outputs.explanations.sentences import ExplanationInWords

LANGUAGE: dict[str, Language] = {"id": "id", "en": "en"}


@dataclass(frozen=True, slots=True)
class Why:
    """`decided` when the round was matched, on `matched_at`; None for a round that kept no reasons.
    `since`: what has happened; `waits`: whether it has no place and is in line. `files`: to check
    it with.
    """

    decided: ExplanationInWords | None
    matched_at: datetime | None
    since: list[Happened]
    waits: bool
    files: list[Check]


def sentences_of(result: Result, language: str) -> Why:
    spoken = LANGUAGE.get(language, "id")
    matching = Matching.objects.standing(result.round)
    try:
        decided = reasons.sentences_of(result, spoken, matching)
    except Reasons.DoesNotExist:
        decided = None
    return Why(
        decided,
        matching.finished_at if matching else None,
        since(result),
        result.standing == Standing.WAITING and result.answer == Answer.OPEN,
        checks_of(matching, result.round.code, spoken) if matching else [],
    )


def waits_of(result: Result) -> list[int]:
    """Keys of `RoundBatch` of the shortest waits that the round named."""
    try:
        return [batch for batch, _place in reasons.reasons_of(result).waits]
    except Reasons.DoesNotExist:
        return []
