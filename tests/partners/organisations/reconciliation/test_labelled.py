"""The gate: of thousands of messy rows not one is linked wrongly."""

from collections import Counter
from functools import cache

import pytest

from partners.organisations.reconciliation.answer import Answer
from partners.organisations.reconciliation.answers import answers
from partners.organisations.reconciliation.deciding import Verdict
from partners.organisations.reconciliation.places import Row
from tests.partners.organisations.reconciliation.labelled import (
    RULES,
    SEED,
    Labelled,
    made,
)
from tests.partners.organisations.reconciliation.listed import ListedRegister

ROWS = 6_000


@cache
def answered(seed: int = SEED) -> list[tuple[Labelled, Answer]]:
    labelled = list(made(ROWS, seed))
    handed_in = [Row(row.name, district=row.district, regency=row.regency) for row in labelled]
    return list(zip(labelled, answers(handed_in, ListedRegister()), strict=True))


def test_every_rule_is_in_the_set() -> None:
    assert {row.rule for row, _ in answered()} == RULES.keys()


@pytest.mark.parametrize("seed", [SEED, 7, 99])
def test_no_automatic_link_is_wrong(seed: int) -> None:
    links = [(row, one) for row, one in answered(seed) if one.verdict is Verdict.AUTOMATIC]
    assert [row for row, one in links if one.finding.village != row.truth] == []
    assert len(links) > 0.8 * ROWS


def test_nine_in_ten_of_those_with_an_answer_are_automatic() -> None:
    known = [one for row, one in answered() if row.truth]
    automatic = sum(one.verdict is Verdict.AUTOMATIC for one in known)
    assert automatic >= 0.88 * len(known)


def test_the_first_guess_is_right() -> None:
    known = [(row, one) for row, one in answered() if row.truth]
    first = [one.finding.candidates[:1] for _, one in known]
    right = sum(
        bool(guess) and guess[0].village.code == row.truth
        for (row, _), guess in zip(known, first, strict=True)
    )
    assert right >= 0.995 * len(known)


@pytest.mark.parametrize(
    "rule",
    ["number lost", "another number", "another kind", "wrong district", "invented name",
     "of another regency", "of another regency, no district", "a name from elsewhere"],
)  # fmt: skip
def test_what_nobody_can_know_is_left_to_a_person(rule: str) -> None:
    verdicts = Counter(one.verdict for row, one in answered() if row.rule == rule)
    assert verdicts.total() > 0
    assert verdicts[Verdict.AUTOMATIC] == 0


def test_the_same_rows_have_the_same_answers() -> None:
    again = list(made(200))
    assert again == [row for row, _ in answered()][:200]
