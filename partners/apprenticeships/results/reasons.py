"""Why this and why not that, of one result: as numbers, and as the sentences of the round's files.

explanation = reasons_of(result)              batches are keys of `RoundBatch`
told = sentences_of(result, "id")             title, why, choices, waiting lists, changes …
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from django.db.models import F

from partners.apprenticeships.applications.content import shown_number
from partners.apprenticeships.results import packing
from partners.apprenticeships.results.models import BatchFacts, Matching, Result
from partners.apprenticeships.results.packing import Packed, PackedBatch
from partners.apprenticeships.rounds.alternatives import Comparison
from partners.apprenticeships.rounds.languages import Language
from partners.apprenticeships.rounds.outputs.explanations.sentences import (
    ExplanationInWords,
    ExplanationWriter,
)
from partners.apprenticeships.rounds.result import (
    Digests,
    Edition,
    Names,
    PublishedPolicy,
    RoundResult,
)
from partners.apprenticeships.rounds.storing import StoredExplanations
from partners.apprenticeships.rounds.vocabulary import Vocabulary
from partners.apprenticeships.rounds.weights import policy_of
from partners.matching.explanation import Explanation


def packed_of(result: Result) -> Packed:
    """Raises Reasons.DoesNotExist for a round that was taken in without them. One query."""
    text = result.application.reasons.content  # asked for once, however often it is read
    return packing.unpack(text, shown_number(result.application, result.round))


def reasons_of(result: Result) -> Explanation:
    """As the round counted it; its batches are keys of `RoundBatch`."""
    return packed_of(result).explanation


def sentences_of(
    result: Result, language: Language, matching: Matching | None = None
) -> ExplanationInWords:
    """The sentences of the files of the round, as of the day it was matched. Three queries."""
    packed = packed_of(result)
    named = packed.batches
    facts = BatchFacts.objects.annotate(english=F("round_batch__batch__offer__title_en"))
    rows = facts.in_bulk(named)
    batches = [_called(rows[key], language) for key in named]
    at = {key: j for j, key in enumerate(named)}
    matching = matching or Matching.objects.standing(result.round)
    count = matching.figures["applications"] if matching else 0
    explanation = _numbered(packed.explanation, at)
    moved = -1 if packed.moved is None else at[packed.moved]
    whole = _result(result, packed, batches, explanation, moved)
    edition = Edition(whole, language, Vocabulary())
    return ExplanationWriter(edition, language, count=count, is_past=True).tell(explanation)


def _called(facts: Any, language: Language) -> PackedBatch:
    """A round keeps Indonesian titles; in English the English one stands, where there is one."""
    kept = packing.unpack_batch(facts.content)
    return replace(kept, offer=facts.english) if language == "en" and facts.english else kept


def _numbered(explanation: Explanation, at: dict[int, int]) -> Explanation:
    """With numbers of batches in the place of keys."""
    return replace(
        explanation,
        batch=None if explanation.batch is None else at[explanation.batch],
        choices=tuple(replace(one, batch=at[one.batch]) for one in explanation.choices),
        waits=tuple((at[key], position) for key, position in explanation.waits),
    )


def _result(
    result: Result,
    packed: Packed,
    batches: Sequence[PackedBatch],
    explanation: Explanation,
    moved: int,
) -> RoundResult:
    """The result of a round, as much of it as concerns one application."""
    policy, row, round = policy_of(result.round), packed.row, result.round
    none, zero = np.zeros(len(batches), dtype=np.int64), np.zeros(1, dtype=np.int64)
    cutoffs = [one.cutoff for one in batches]
    return RoundResult(
        applications=(row,),
        batches=tuple(one.row for one in batches),
        locked={row.id: ""} if explanation.locked else {},
        names=Names(
            cooperatives={row.id: result.organisation.name},
            hosts={one.row.id: one.host for one in batches},
            offers={one.row.id: one.offer for one in batches if one.offer},
        ),
        policy=PublishedPolicy(
            round.policy,
            tuple(rule.code for rule in policy.rules),
            {criterion.code: criterion.weight for criterion in policy.criteria},
            policy.classes,
        ),
        seed=round.seed,
        commitment=round.commitment,
        is_committed=True,
        digests=Digests("", ""),
        receipts=(),
        comparison=Comparison(),
        pairs=0,
        place=np.array([-1 if explanation.batch is None else explanation.batch], dtype=np.int32),
        mode=np.array([explanation.mode], dtype=np.uint8),
        liked=np.array([explanation.liked], dtype=np.int64),
        eligible=np.array([explanation.eligible], dtype=np.int32),
        rank=zero,
        moved=np.array([moved], dtype=np.int32),
        lottery=np.array([packed.lottery], dtype=np.int32),
        with_list=int(bool(explanation.choices)),
        filled=none,
        closed=np.array([one.held is not None for one in batches], dtype=np.bool_),
        waiting=none,
        cutoff_class=np.array(cutoffs, dtype=np.int32).reshape(-1, 2).T,
        closings=tuple((j, one.held) for j, one in enumerate(batches) if one.held is not None),
        next_in_line=(),
        explanations=StoredExplanations((explanation,)),
    )
