"""The rush: when people come, what its client reads of pages, and what its judge finds."""

import pytest

from benchmarks import rush_judging, rush_plan, rush_visits
from benchmarks.rush_asking import Answer, cookies_after, form_in
from benchmarks.rush_plan import Waits, arrivals, peak, percentile, three_days
from tests.factories.results import ResultFactory, SeatsFactory

CODES = {1: "A", 2: "B"}


def test_three_days_are_front_loaded_and_peak_on_the_last_evening() -> None:
    hours = three_days()
    assert len(hours) == 72
    assert sum(hours) == pytest.approx(10_000)
    assert min(hours) > 0
    assert hours[0] == hours[-1] == max(hours)
    assert sum(hours[:6]) + sum(hours[-6:]) > 0.4 * sum(hours)


def test_everybody_comes_once_in_order_within_the_time() -> None:
    times = arrivals(1_000, 60, three_days())
    assert len(times) == 1_000
    assert times == sorted(times)
    assert 0 < times[0] < times[-1] < 60


def test_busiest_slot_is_as_busy_as_it_says() -> None:
    hours = three_days()
    times = arrivals(10_000, 72, hours)
    assert sum(at < 1 for at in times) == pytest.approx(peak(10_000, 72, hours), abs=1)


@pytest.mark.parametrize(("share", "expected"), [(0.5, 51), (0.95, 96), (1, 100)])
def test_percentile_is_one_of_the_values(share: float, expected: float) -> None:
    assert percentile([float(one) for one in range(100, 0, -1)], share) == expected
    assert percentile([], share) == 0


def test_what_hung_up_is_counted_and_took_no_time() -> None:
    waits = Waits()
    waits.note("handed in", 302, 0.2)
    waits.note("handed in", 0, 0.1)
    waits.note("receipt", 503, 0.3)
    assert waits.all == [0.2, 0.3]
    assert waits.errors == 1
    assert waits.statuses[0] == 1
    assert any(line.startswith("| handed in | 1 |") for line in waits.table())


FORM = """
<form method="get"><input name="q"></form>
<form method="post" action="/put/B001/"><input type="hidden" name="csrfmiddlewaretoken" value="x">
<input type="hidden" name="back" value=""></form>
<form class="flow" method="post" novalidate>
<input type="hidden" name="csrfmiddlewaretoken" value="y">
<input type="hidden" name="once" value="k"><input type="radio" name="mode" value="on_site">
<input type="radio" name="mode" value="both" checked>
<input type="checkbox" name="languages" value="id" checked><input type="submit" name="go">
<textarea name="goals"></textarea><input name="place_7" value="2"></form>
"""


def test_form_is_sent_as_a_browser_would() -> None:
    assert form_in(FORM) == [
        ("csrfmiddlewaretoken", "y"),
        ("once", "k"),
        ("mode", "both"),
        ("languages", "id"),
        ("goals", ""),
        ("place_7", "2"),
    ]
    assert form_in(FORM, "/put/B001/") == [("csrfmiddlewaretoken", "x"), ("back", "")]
    with pytest.raises(LookupError):
        form_in("<form method=post></form>")


def test_token_of_an_answer_stands_beside_the_session() -> None:
    answer = Answer(200, "HTTP/1.1 200 OK\r\nSet-Cookie: __Host-csrf=abc; Path=/", b"")
    assert cookies_after("__Host-session=s", answer) == "__Host-session=s; __Host-csrf=abc"
    assert cookies_after("__Host-session=s", Answer(200, "", b"")) == "__Host-session=s"


def test_people_answer_what_the_page_offers(monkeypatch: pytest.MonkeyPatch) -> None:
    offered = {name: f"/{name}/" for name in ("accept", "accept_conditionally", "decline")}
    monkeypatch.setattr(rush_visits, "OFFERED", offered)
    page = 'href="/accept/" href="/accept_conditionally/" href="/decline/"'
    meant = [rush_visits.meant(number, page) for number in range(100)]
    assert {verb: meant.count(verb) for verb in {*meant}} == {
        "accept": 55,
        "accept_conditionally": 20,
        "decline": 15,
        "": 10,
    }
    assert rush_visits.meant(0, "") == ""
    assert [rush_visits.meant(number, 'href="/decline/"') for number in range(100)].count("") == 95


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ({("a", 1): ([1, 2], 1, "submitted")}, []),
        ({}, ["a: receipt 1 is lost"]),
        (
            {("a", 1): ([2, 1], 1, "submitted")},
            ["a: receipt 1 says ['B', 'A'], and was given for ['A', 'B']"],
        ),
        (
            {("a", 1): ([1, 2], None, "draft")},
            ["a: receipt 1 was the last, None stands (draft)"],
        ),
    ],
)
def test_judge_misses_what_was_acknowledged_and_does_not_stand(
    stored: dict[tuple[str, int], object], said: list[str]
) -> None:
    assert list(rush_judging.lost({"a": {1: ["A", "B"]}}, stored, CODES)) == said


@pytest.mark.django_db
def test_judge_finds_seats_that_are_counted_wrong() -> None:
    seats = SeatsFactory()
    ResultFactory(place=seats)
    assert list(rush_judging.miscounted()) == []
    type(seats).objects.filter(pk=seats.pk).update(taken=2)
    assert list(rush_judging.miscounted()) == [f"batch {seats.pk}: 2 seats, 2 taken, 1 held"]


def test_plan_of_the_result_day_is_front_loaded() -> None:
    assert list(rush_plan.RESULTS) == sorted(rush_plan.RESULTS, reverse=True)
