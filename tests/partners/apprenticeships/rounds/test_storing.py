"""A result is stored as JSON and read back without loss; files are written from either."""

import json
from dataclasses import fields, replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partners.apprenticeships.rounds.outputs import OUTPUTS
from partners.apprenticeships.rounds.result import Edition
from partners.apprenticeships.rounds.storing import UnknownForm, from_json, to_json
from partners.apprenticeships.rounds.what_ifs import compare, questions
from tests.partners.matching.strategies import rounds

from .samples import files, sample

WHAT_IFS = ("reserve=0,50", "seats=1", "online", "optimum")


def assert_same(one, other) -> None:
    for field in fields(one):
        left, right = getattr(one, field.name), getattr(other, field.name)
        if field.name == "explanations":
            for i in range(len(one.applications)):
                assert left.explain(i) == right.explain(i)
                assert list(left.waits_of(i).items()) == list(right.waits_of(i).items())
        elif isinstance(left, np.ndarray):
            assert (left.dtype, left.tolist()) == (right.dtype, right.tolist()), field.name
        else:
            assert left == right, field.name


def with_tuples(row):
    """As the sources give them: a list would come back as a tuple."""
    values = {field.name: getattr(row, field.name) for field in fields(row)}
    lists = {name: tuple(value) for name, value in values.items() if isinstance(value, list)}
    return replace(row, **lists)


@pytest.fixture
def bundle():
    bundle = sample()
    return replace(bundle, comparison=compare(bundle, questions(WHAT_IFS)))


def test_result_is_read_back_as_it_was(bundle):
    assert_same(bundle.result, from_json(to_json(bundle.result)))


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(rounds(), st.booleans())
def test_any_result_is_read_back_as_it_was(rows, asks):
    people, groups = ([with_tuples(row) for row in table] for table in rows)
    bundle = sample(applications=people, batches=groups, locked={})
    if asks:
        bundle = replace(bundle, comparison=compare(bundle, questions(["online"])))
    stored = to_json(bundle.result)
    read = from_json(stored)
    assert_same(bundle.result, read)
    assert to_json(read) == stored


@pytest.mark.parametrize("language", ["id", "en"])
def test_files_of_a_stored_result_are_those_of_the_run(bundle, tmp_path, language):
    folders = []
    for result in (bundle.result, from_json(to_json(bundle.result))):
        folders.append(tmp_path / str(len(folders)))
        folders[-1].mkdir()
        for write in OUTPUTS:
            write(Edition(result, language, bundle.vocabulary), folders[-1])
    one, other = map(files, folders)
    assert one == other


def test_explanations_are_keyed_by_number_and_code_and_hold_no_words(bundle):
    told = json.loads(to_json(bundle.result))["explanations"]
    assert told["A3"]["choices"][0] == {
        "batch": "B1",
        "answer": "full",
        "own_class": 20,
        "last_class": 30,
        "waiting": 2,
    }
    assert told["A5"]["choices"][0] == {"batch": "B1", "answer": "rule", "rule": "team"}


def test_result_stored_before_changes_had_their_name_is_read(bundle):
    stored = json.loads(to_json(bundle.result))
    for told in stored["explanations"].values():
        told["doors"] = told.pop("changes")
    assert_same(bundle.result, from_json(json.dumps(stored)))


def test_store_of_another_form_is_refused(bundle):
    stored = json.loads(to_json(bundle.result))
    with pytest.raises(UnknownForm):
        from_json(json.dumps({**stored, "form": 0}))
