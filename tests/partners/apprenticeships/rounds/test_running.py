"""A round from rows: what its bundle holds, and what is refused."""

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from partners.apprenticeships.rounds import running
from partners.apprenticeships.rounds.outputs.placements import write_placements
from partners.apprenticeships.rounds.running import (
    CooperativeAppliesTwice,
    Inputs,
    RoundFailsCheck,
    run_round,
)
from partners.matching import lottery
from partners.matching.participants import DuplicateId
from partners.matching.rows import ApplicationRow, BatchRow

DAY = date(2026, 3, 2)
BATCHES = [
    BatchRow(id=f"B{n}", province="32", competencies=("milk",), seats=1, starts=DAY, ends=DAY)
    for n in (2, 1)
]
APPLICATIONS = [
    ApplicationRow(id=f"A{n}", province="32", competencies=("milk",), choices=("B1",))
    for n in (3, 1, 2)
]
INPUTS = Inputs(applications=APPLICATIONS, batches=BATCHES)


def test_rows_of_a_bundle_follow_its_arrays() -> None:
    bundle = run_round(INPUTS, seed="s")
    assert [row.id for row in bundle.application_rows] == list(bundle.applications.ids)
    assert [row.id for row in bundle.batch_rows] == list(bundle.batches.ids)
    assert (bundle.outcome.place >= 0).sum() == 2


def test_digests_do_not_depend_on_the_order_of_rows() -> None:
    turned = Inputs(applications=APPLICATIONS[::-1], batches=BATCHES[::-1])
    assert run_round(INPUTS, seed="s").digests == run_round(turned, seed="s").digests


def test_digest_of_inputs_changes_with_every_field_that_decides() -> None:
    changed = [replace(APPLICATIONS[0], waited=1), *APPLICATIONS[1:]]
    other = replace(INPUTS, applications=changed)
    before, after = run_round(INPUTS, seed="s"), run_round(other, seed="s")
    assert before.digests.inputs != after.digests.inputs
    locked = replace(INPUTS, locked={"A1": "B2"})
    assert run_round(locked, seed="s").digests.inputs != before.digests.inputs


def test_digest_of_result_is_that_of_the_published_file(tmp_path) -> None:
    bundle = run_round(INPUTS, seed="s")
    write_placements(bundle.edition, tmp_path)
    published = (tmp_path / "placements.txt").read_bytes()
    assert hashlib.sha256(published).hexdigest() == bundle.digests.result


def test_seed_that_does_not_fit_its_commitment_is_refused() -> None:
    fitting = run_round(INPUTS, seed="s", commitment=lottery.commitment("s"))
    assert fitting.is_committed
    with pytest.raises(lottery.SeedDoesNotFit):
        run_round(INPUTS, seed="s", commitment=lottery.commitment("other"))


def test_a_result_that_fails_the_check_never_becomes_a_bundle(monkeypatch) -> None:
    def broken(market, **options):
        outcome = round_run(market, **options)
        outcome.place[:] = 0
        return outcome

    round_run = running.round.run
    monkeypatch.setattr(running.round, "run", broken)
    with pytest.raises(RoundFailsCheck, match="over-full"):
        run_round(INPUTS, seed="s")


def test_weights_of_a_policy_reach_the_verifier() -> None:
    policy = run_round(INPUTS, seed="s").policy.with_weights({"competency": 5, "nearness": 60})
    assert run_round(INPUTS, seed="s", policy=policy).verdict.is_good


def test_two_rows_with_one_id_are_refused() -> None:
    twice = replace(INPUTS, applications=[*APPLICATIONS, APPLICATIONS[0]])
    with pytest.raises(DuplicateId):
        run_round(twice, seed="s")


def test_cooperative_that_applies_twice_is_refused_whatever_the_source() -> None:
    both = [replace(row, cooperative=code) for row, code in zip(APPLICATIONS, "aAb", strict=True)]
    with pytest.raises(CooperativeAppliesTwice):
        run_round(replace(INPUTS, applications=both), seed="s")


def test_round_without_anybody_is_a_round() -> None:
    bundle = run_round(Inputs(applications=[], batches=[]), seed="s")
    assert bundle.verdict.is_good
    assert bundle.application_rows == ()
