"""A finished and verified round in memory, and the result that files are written from."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from home.sheets.receipt import Receipt
from partners.apprenticeships.rounds.alternatives import Comparison
from partners.apprenticeships.rounds.languages import Language
from partners.apprenticeships.rounds.result import (
    Digests,
    Edition,
    Names,
    PublishedPolicy,
    RoundResult,
)
from partners.apprenticeships.rounds.vocabulary import Vocabulary
from partners.matching.explanation import Explainer
from partners.matching.lottery import Draw
from partners.matching.market import Market
from partners.matching.participants import Applications, Batches
from partners.matching.plain import Reader
from partners.matching.policy import Policy
from partners.matching.round import Outcome
from partners.matching.rows import ApplicationRow, BatchRow
from partners.matching.verifier import Verdict


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class RoundBundle:
    """One finished round; it exists only if the verifier found nothing.

    Row ``i`` of ``application_rows`` is application ``i`` of every array in ``market`` and
    ``outcome``, and row ``j`` of ``batch_rows`` is batch ``j``: both are sorted by id.
    ``explainer`` has counted why and why not for everybody, once for all outputs.
    ``locked`` maps application ids to the batch where they had to stay. ``is_committed`` says
    that the seed was checked against a commitment published beforehand; ``commitment`` is the
    SHA-256 of the seed either way. ``receipts`` say what was read of
    the files and what was left out. ``comparison`` holds what-ifs, if any were asked for.
    """

    application_rows: tuple[ApplicationRow, ...]
    batch_rows: tuple[BatchRow, ...]
    locked: Mapping[str, str]
    market: Market
    outcome: Outcome
    explainer: Explainer
    verdict: Verdict
    digests: Digests
    commitment: str
    is_committed: bool
    names: Names
    vocabulary: Vocabulary
    language: Language
    receipts: tuple[Receipt, ...]
    comparison: Comparison = field(default_factory=Comparison)
    told_by: type[Reader] | None = None

    @property
    def applications(self) -> Applications:
        return self.market.applications

    @property
    def batches(self) -> Batches:
        return self.market.batches

    @property
    def policy(self) -> Policy:
        return self.market.policy

    @property
    def seed(self) -> str:
        return self.market.seed

    @property
    def draw(self) -> Draw:
        """The lottery."""
        return self.market.draw

    @property
    def edition(self) -> Edition:
        """The result in the language and with the vocabulary of this run. O(n + m + seats)."""
        return Edition(self.result, self.language, self.vocabulary)

    @property
    def result(self) -> RoundResult:
        o, choices = self.outcome, self.market.preferences.choices
        got = o.place[choices.i] == choices.j
        rank = np.zeros(len(self.application_rows), dtype=np.int64)
        rank[choices.i[got]] = choices.place[got] + 1
        policy = self.policy
        return RoundResult(
            applications=self.application_rows,
            batches=self.batch_rows,
            locked=self.locked,
            names=self.names,
            policy=PublishedPolicy(
                policy.version,
                tuple(rule.code for rule in policy.rules),
                {criterion.code: criterion.weight for criterion in policy.criteria},
                policy.classes,
            ),
            seed=self.seed,
            commitment=self.commitment,
            is_committed=self.is_committed,
            digests=self.digests,
            receipts=self.receipts,
            comparison=self.comparison,
            pairs=self.verdict.pairs,
            place=o.place,
            mode=o.mode,
            liked=o.liked,
            eligible=o.eligible,
            rank=rank,
            moved=o.moved,
            lottery=self.draw.rank,
            with_list=int(np.count_nonzero(np.diff(self.applications.choice_start))),
            filled=o.filled,
            closed=o.closed,
            waiting=np.diff(o.waiting.start),
            cutoff_class=self.explainer.cutoff_class,
            closings=o.closings,
            next_in_line=tuple(
                tuple(o.waiting.of_batch(j)[: batch.seats])
                for j, batch in enumerate(self.batch_rows)
            ),
            explanations=self.explainer,
            told_by=self.told_by,
        )
