"""What is published of an application is what the matching reads of it, and proves all."""

import gzip
import json
from typing import Any

import pytest

from partners.apprenticeships.rounds.outputs.verification import write_verification
from partners.apprenticeships.rounds.running import Inputs, run_round
from partners.matching import digests, plain
from tests.partners.apprenticeships.rounds.outputs.test_verification import run
from tests.partners.apprenticeships.rounds.samples import application, batch

SEED = "a secret"
NEAR = batch("B1", regency="32.04", provides=("wheelchair", "childcare"))
FAR = batch("B2", province="33", regency="33.01", provides=("childcare",))


def told(*batches: Any, **values: Any) -> dict[str, Any]:
    """Of an application from 32.04 who wants milk."""
    return plain.Reader(batches).told(application("A1", **values))


def test_regency_is_told_where_a_batch_lies_in_it() -> None:
    assert told(NEAR, FAR)["regency"] == "32.04"
    assert told(FAR)["regency"] == ""


@pytest.mark.parametrize(
    "values",
    [
        {"choices": ("B1",)},
        {"competencies": ("fish",)},
        {"listed_only": True},
        {"needs": ("sign-language",)},
    ],
    ids=["ranked", "teaches-nothing-wanted", "listed-only", "need-is-not-met"],
)
def test_regency_is_not_told_where_no_points_are_made_of_it(values: dict[str, Any]) -> None:
    assert told(NEAR, FAR, **values)["regency"] == ""


def test_a_need_that_every_batch_meets_is_not_told() -> None:
    said = told(NEAR, FAR, needs=("wheelchair", "childcare"))
    assert said["needs"] == ["wheelchair"]
    assert told(NEAR, needs=("wheelchair", "childcare"))["needs"] == []


def test_who_goes_to_their_list_only_tells_no_subject() -> None:
    said = told(NEAR, listed_only=True, sector="dairy", units=("shop",), choices=("B1",))
    assert (said["sector"], said["competencies"], said["units"]) == ("", [], [])
    assert said["choices"] == ["B1"]


def test_a_place_that_was_fixed_leaves_the_row_as_it_is() -> None:
    row = application("A1", listed_only=True, needs=("childcare",))
    assert plain.Reader([NEAR]).told(row, "B1") == plain.of_application(row, "B1")


def _people() -> list[Any]:
    return [
        application("A1", choices=("B1", "B2"), needs=("wheelchair",)),
        application("A2", needs=("childcare",)),
        application("A3", listed_only=True, choices=("B2",)),
        application("A4", province="33", regency="33.01", sector="dairy"),
        application("A5", regency="32.01"),
    ]


@pytest.mark.parametrize("told_by", plain.READERS)
def test_rounds_of_either_time_are_proved_by_their_files(tmp_path: Any, told_by: Any) -> None:
    inputs = Inputs(applications=_people(), batches=[NEAR, FAR], told_by=told_by)
    bundle = run_round(inputs, seed=SEED)
    write_verification(bundle.edition, tmp_path)
    code, said, complaints = run(tmp_path)
    assert (code, complaints) == (0, ""), said
    with gzip.open(tmp_path / "inputs.json.gz") as file:
        rows = {row["id"]: row for row in json.load(file)["applications"]}
    assert rows["A5"]["regency"] == ("32.01" if told_by is plain.FullReader else "")


def test_both_ways_of_telling_come_to_the_same_places() -> None:
    given = {"applications": _people(), "batches": [NEAR, FAR]}
    now, before = (run_round(Inputs(**given, told_by=one), seed=SEED) for one in plain.READERS)
    assert now.digests.result == before.digests.result
    assert now.digests.inputs != before.digests.inputs
    lines = plain.lines([NEAR, FAR], _people(), told_by=plain.FullReader)
    assert digests.of_lines(lines) == before.digests.inputs
