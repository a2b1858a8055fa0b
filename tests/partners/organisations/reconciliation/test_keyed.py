"""The gate for numbers and codes: what names two different places is never linked by itself."""

from collections import Counter
from functools import cache

import pytest

from partners.organisations.reconciliation.answer import Answer
from partners.organisations.reconciliation.answers import answers
from partners.organisations.reconciliation.deciding import Verdict
from tests.partners.organisations.reconciliation.keyed import (
    NEVER,
    RULES,
    SEED,
    Keyed,
    made,
    register,
)

ROWS = 2_200


@cache
def answered(seed: int = SEED) -> list[tuple[Keyed, Answer]]:
    rows = list(made(ROWS, seed))
    return list(zip(rows, answers([one.row for one in rows], register()), strict=True))


def linked_to(one: Answer) -> set[str]:
    """Codes of the villages that an automatic answer names."""
    cooperative = {one.cooperative.region} if one.cooperative else set()
    return cooperative | ({one.finding.village} if one.finding.village else set())


@pytest.mark.parametrize("seed", [SEED, 7])
def test_no_automatic_link_is_wrong(seed: int) -> None:
    links = [(row, one) for row, one in answered(seed) if one.verdict is Verdict.AUTOMATIC]
    assert [row for row, one in links if linked_to(one) != {row.truth}] == []


@pytest.mark.parametrize("rule", NEVER)
def test_what_names_two_places_is_never_automatic(rule: str) -> None:
    verdicts = Counter(one.verdict for row, one in answered() if row.rule == rule)
    assert verdicts.total() == ROWS // len(RULES)
    assert verdicts[Verdict.AUTOMATIC] == 0


@pytest.mark.parametrize("rule", [name for name in RULES if name not in NEVER])
def test_a_key_with_nothing_against_it_is_taken(rule: str) -> None:
    some = [one for row, one in answered() if row.rule == rule]
    assert sum(one.verdict is Verdict.AUTOMATIC for one in some) == len(some)
