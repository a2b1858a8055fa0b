import math

import pytest

from benchmarks.relevance.measures import Run, measure, ndcg, percentile, recall, reciprocal_rank

GRADES = {"a": 2, "b": 1, "c": 0}


def test_ndcg_of_the_ideal_order_is_one():
    assert ndcg(["a", "b", "x"], GRADES) == 1.0


def test_ndcg_discounts_by_rank_and_grade():
    ideal = 2 + 1 / math.log2(3)
    assert ndcg(["b", "a"], GRADES) == pytest.approx((1 + 2 / math.log2(3)) / ideal)
    assert ndcg(["x"] * 10 + ["a"], GRADES) == 0.0
    assert ndcg([], GRADES) == ndcg(["a"], {}) == 0.0


def test_ndcg_counts_ten_relevant_passages_at_most():
    grades = {f"p{n}": 1 for n in range(30)}
    assert ndcg([f"p{n}" for n in range(10)], grades) == 1.0


def test_reciprocal_rank_is_of_the_first_relevant_passage():
    assert reciprocal_rank(["x", "c", "b", "a"], GRADES) == pytest.approx(1 / 3)
    assert reciprocal_rank(["x"] * 10 + ["a"], GRADES) == 0.0


def test_recall_is_the_share_of_relevant_passages_in_the_first_hundred():
    assert recall(["x"] * 99 + ["a", "b"], GRADES) == 0.5


def test_percentiles_are_values_that_were_measured():
    assert percentile(range(1, 101), 95) == 95
    assert percentile([3.0], 50) == 3.0
    assert percentile([], 50) == 0.0


def test_figures_are_means_over_the_questions():
    run = Run({"one": ["a"], "two": []}, [1.0, 9.0])
    figures = measure(run, {"one": {"a": 1}, "two": {"a": 1}}, documents=7)
    assert figures == {
        "ndcg@10": 0.5,
        "mrr@10": 0.5,
        "recall@100": 0.5,
        "zero_results": 0.5,
        "p50_ms": 1.0,
        "p95_ms": 9.0,
        "documents": 7,
        "queries": 2,
    }
