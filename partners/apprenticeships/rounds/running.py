"""Run a round and let the second implementation check it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

import numpy as np

from home.jobs.heavy import refuse_in_request
from home.sheets.receipt import Receipt
from partners.apprenticeships.rounds.bundle import RoundBundle
from partners.apprenticeships.rounds.languages import Language
from partners.apprenticeships.rounds.result import Digests, Names
from partners.apprenticeships.rounds.sources.problems import Problem
from partners.apprenticeships.rounds.vocabulary import Vocabulary
from partners.matching import digests, lottery, plain, round
from partners.matching.explanation import Explainer
from partners.matching.market import Market
from partners.matching.participants import tables
from partners.matching.policy import Policy
from partners.matching.round import K, Outcome, Progress
from partners.matching.rows import ApplicationRow, BatchRow
from partners.matching.verifier import Verdict, verify
from partners.matching.verifier_facts import Weights
from partners.organisations.identity import normalised


class RoundFailsCheck(Exception):
    """The verifier found faults: such a result is never written. ``verdict`` says which."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(", ".join(f"{f.fault} ({f.count})" for f in verdict.findings))
        self.verdict = verdict


class CooperativeAppliesTwice(ValueError):
    """One cooperative holds two applications, and so could hold two seats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """Checked rows and what readers call them; ``doubts`` are for a person to confirm. ``told_by``:
    how rows are told in public.
    """

    applications: Sequence[ApplicationRow]
    batches: Sequence[BatchRow]
    locked: Mapping[str, str] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    receipts: tuple[Receipt, ...] = ()
    doubts: tuple[Problem, ...] = ()
    told_by: type[plain.Reader] = plain.Reader


def run_round(
    inputs: Inputs,
    *,
    seed: str,
    commitment: str | None = None,
    policy: Policy | None = None,
    language: Language = "id",
    k: int = K,
    progress: Progress = lambda step: None,
) -> RoundBundle:
    """Run and verify. ``commitment`` is the one published beforehand, if there was one.

    Raises ``HeavyWorkInRequest`` inside a request, ``lottery.SeedDoesNotFit``,
    ``CooperativeAppliesTwice``, ``RoundFailsCheck`` and what ``participants.tables`` and
    ``Market.of`` raise. Time and memory: see ``round.run`` and
    ``verifier.verify``.
    """
    refuse_in_request()
    if commitment is not None:
        lottery.check(seed, commitment)
    progress("tables")
    _refuse_twice(inputs.applications)
    people, groups = tables(inputs.applications, inputs.batches)
    market = Market.of(people, groups, seed, policy=policy, locked=inputs.locked)
    outcome = round.run(market, k=k, progress=progress)
    progress("check")
    verdict = verdict_of(market, outcome)
    if not verdict.is_good:
        raise RoundFailsCheck(verdict)
    progress("explanations")
    return RoundBundle(
        application_rows=tuple(sorted(inputs.applications, key=attrgetter("id"))),
        batch_rows=tuple(sorted(inputs.batches, key=attrgetter("id"))),
        locked=inputs.locked,
        market=market,
        outcome=outcome,
        explainer=Explainer(market, outcome),
        verdict=verdict,
        digests=_digests(inputs, market, outcome),
        commitment=lottery.commitment(seed),
        is_committed=commitment is not None,
        names=inputs.names,
        vocabulary=inputs.vocabulary,
        language=language,
        receipts=inputs.receipts,
        told_by=inputs.told_by,
    )


def _refuse_twice(applications: Sequence[ApplicationRow]) -> None:
    codes = [normalised(row.cooperative) for row in applications if row.cooperative]
    if len(set(codes)) < len(codes):
        twice = next(code for code, count in Counter(codes).items() if count > 1)
        raise CooperativeAppliesTwice(twice)


def verdict_of(market: Market, outcome: Outcome) -> Verdict:
    """What the verifier says about a result, over all eligible pairs."""
    standing = np.flatnonzero(market.is_locked)
    return verify(
        market.applications,
        market.batches,
        outcome.place,
        outcome.mode,
        seed=market.seed,
        closed=np.flatnonzero(outcome.closed).tolist(),
        locked=dict(zip(standing.tolist(), market.standing[standing].tolist(), strict=True)),
        weights=_weights(market.policy),
    )


def _weights(policy: Policy) -> Weights:
    """The published numbers of a policy, as the verifier wants them."""
    points = {criterion.code: criterion.weight for criterion in policy.criteria}
    classes = policy.classes
    return Weights(
        **points,
        tier=classes.tier,
        waited=classes.waited,
        waited_limit=classes.waited_limit,
        province=classes.province,
        kept=classes.kept,
    )


def _digests(inputs: Inputs, market: Market, outcome: Outcome) -> Digests:
    ids = market.applications.ids, market.batches.ids
    given = inputs.batches, inputs.applications, inputs.locked
    return Digests(
        inputs=digests.of_lines(plain.lines(*given, told_by=inputs.told_by)),
        result=digests.of_result(*ids, outcome.place, outcome.mode),
    )
