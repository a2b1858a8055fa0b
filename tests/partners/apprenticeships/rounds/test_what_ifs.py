"""What-ifs: the same applications under other conditions, beside the round."""

import re
from dataclasses import replace

import pytest

from partners.apprenticeships.rounds import what_ifs
from partners.apprenticeships.rounds.outputs.what_if import lines_in, rows_in, write_what_if
from partners.apprenticeships.rounds.running import Inputs, RoundFailsCheck, run_round
from partners.apprenticeships.rounds.what_ifs import BadQuestion, Question, compare, questions
from partners.apprenticeships.rounds.writing.example import SEED, example_inputs
from partners.matching.rows import Mode


@pytest.fixture
def bundle(words):
    return run_round(example_inputs(words), seed=SEED, language="en")


def test_questions_are_read_as_typed():
    asked = questions(["reserve=0,10", "seats=2", "online", "optimum", "online"])
    assert [(q.kind, q.amount) for q in asked] == [
        ("reserve", 0),
        ("reserve", 10),
        ("seats", 2),
        ("online", 0),
        ("optimum", 0),
    ]


@pytest.mark.parametrize("text", ["reserve", "reserve=", "reserve=101", "seats=x", "more", ""])
def test_unknown_question_is_refused(text):
    with pytest.raises(BadQuestion):
        questions([text])


def test_round_itself_comes_first(bundle):
    (row,) = compare(bundle, []).alternatives
    assert (row.placed, row.placed_3t, row.first, row.chosen) == (4, 1, 2, 3)
    assert (row.better, row.worse, row.envy.pairs, row.closed) == (0, 0, 0, 1)
    assert (row.weakest.province, row.weakest.placed, row.weakest.asked) == ("75", 0, 1)


def test_without_reserve_the_draw_decides_for_others(bundle):
    _, none, same = compare(bundle, questions(["reserve=0,50"])).alternatives
    assert none.placed_3t == 0
    assert replace(same, question=none.question).placed == 4


def test_seats_are_added_only_where_somebody_waits(bundle):
    before, after = compare(bundle, questions(["seats=1"])).alternatives
    assert after.seats - before.seats == 1


def test_online_opens_batches_that_are_held_online(words):
    rows = example_inputs(words)
    both = Mode.ONSITE | Mode.ONLINE
    online = [replace(row, modes=both, minimum=0) for row in rows.batches]
    bundle = run_round(replace(rows, batches=online), seed=SEED)
    before, after = compare(bundle, questions(["online"])).alternatives
    assert (before.placed, after.placed) == (4, 5)


def test_optimum_has_at_least_the_points_of_the_round(bundle):
    before, after = compare(bundle, questions(["optimum"])).alternatives
    assert after.points + after.placed >= before.points + before.placed


def test_optimum_that_is_too_large_is_left_out_and_said(bundle, monkeypatch):
    monkeypatch.setattr(what_ifs, "MOST_PAIRS", 1)
    found = compare(bundle, questions(["optimum"]))
    assert found.left_out == (Question("optimum"),)
    lines = lines_in(replace(bundle, comparison=found, language="en").edition)
    assert "Most points, no priorities: too large to work out" in lines


def test_alternative_that_fails_the_check_is_no_answer(bundle, monkeypatch):
    bad = replace(bundle.verdict, findings=(object(),))
    monkeypatch.setattr(what_ifs, "verdict_of", lambda *args: bad)
    monkeypatch.setattr(RoundFailsCheck, "__init__", lambda self, verdict: None)
    with pytest.raises(RoundFailsCheck):
        compare(bundle, questions(["reserve=0"]))


def test_comparison_is_written_only_if_asked_for(bundle, tmp_path):
    write_what_if(bundle.edition, tmp_path)
    assert not list(tmp_path.iterdir())
    asked = replace(bundle, comparison=compare(bundle, questions(["online"])))
    write_what_if(asked.edition, tmp_path)
    lines = (tmp_path / "what-if.csv").read_text().splitlines()
    assert lines[0].startswith("Condition,Seats,Seats reserved for 3T,Placed,")
    assert lines[1].startswith("This round,9,1,4,80.0,100.0,Gorontalo,0.0,2,3,")
    assert (tmp_path / "what-if.xlsx").exists()


def test_comparison_without_applications_has_no_shares():
    bundle = run_round(Inputs(applications=[], batches=[]), seed="s")
    bundle = replace(bundle, comparison=compare(bundle, questions(["reserve=5", "optimum"])))
    assert [row[4:8] for row in rows_in(bundle.edition)] == [[None] * 4] * 3


def test_numbers_on_the_screen_are_those_of_the_language(bundle):
    asked = replace(bundle, comparison=compare(bundle, questions(["seats=1"])))
    indonesian, english = (
        list(lines_in(replace(asked, language=language).edition)) for language in ("id", "en")
    )
    assert [line for line in indonesian if re.search(r"\d,\d", line)]
    assert [line for line in english if re.search(r"\d\.\d", line)]
    assert indonesian[-1].startswith("* Pasangan iri: ")
    assert english[-1].startswith("* Envy pair: ")
