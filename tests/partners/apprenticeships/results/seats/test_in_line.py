"""All who are in line at once: as the database says one by one, and as it was a moment ago."""

from datetime import datetime, timedelta

import numpy as np
import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from partners.apprenticeships.results import in_line, queue
from partners.apprenticeships.results.in_line import EPOCH, NOWHERE, AllInLine
from partners.apprenticeships.results.models import Result
from partners.apprenticeships.results.services import answers
from partners.apprenticeships.rounds.models import RoundBatch
from tests.factories.results import ResultFactory, line_up
from tests.partners.apprenticeships.results.seats.conftest import head_of

KEYS = st.integers(1, 2**40)
MOMENTS = st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1)).map(
    lambda moment: moment.replace(tzinfo=EPOCH.tzinfo)
)


@given(
    waiting=st.dictionaries(st.integers(1, 60), st.none() | st.integers(0, 5)),
    changed=st.dictionaries(st.integers(1, 60), MOMENTS),
    ahead=st.lists(st.tuples(st.integers(0, 70), st.integers(0, 5)), unique_by=lambda one: one[0]),
    start=KEYS,
)
def test_who_has_gone_is_who_would_not_go_there_any_more(
    waiting: dict[int, int | None],
    changed: dict[int, datetime],
    ahead: list[tuple[int, int]],
    start: int,
) -> None:
    found = AllInLine.of(
        [(start + key, likes) for key, likes in waiting.items()],
        [(start + key, at) for key, at in changed.items()],
    )
    keys = np.array([start + key for key, _likes in ahead], dtype=np.int64)
    likes = np.array([each for _key, each in ahead], dtype=np.int64)
    limits = {key: NOWHERE if each is None else each for key, each in waiting.items()}
    gone = [key for key, each in ahead if each >= limits.get(key, 0)]
    last = max((changed[key] for key in gone if key in changed), default=None)
    assert found.gone(keys, likes) == (len(gone), last)


@pytest.fixture
def three(best: RoundBatch) -> list[Result]:
    ResultFactory(place=best)
    found = [ResultFactory(round=best.round, choices=[best]) for _ in range(3)]
    line_up(best, found)
    return found


def test_few_are_read_anew_each_time(best: RoundBatch, three: list[Result]) -> None:
    assert queue.place_in_line(three[2], best) == 3
    answers.decline(three[0], by=head_of(three[0]))
    assert queue.place_in_line(three[2], best) == 2


def test_many_are_kept_for_a_while(
    best: RoundBatch, three: list[Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1_000.0]
    monkeypatch.setattr(in_line, "monotonic", lambda: clock[0])
    monkeypatch.setattr(in_line, "WORTH_KEEPING", 2)
    monkeypatch.setattr(in_line, "ROWS_A_SECOND", 1)
    monkeypatch.setattr(in_line, "_kept", {})
    assert queue.place_in_line(three[2], best) == 3
    answers.decline(three[0], by=head_of(three[0]))
    assert queue.place_in_line(three[2], best) == 3
    assert queue.place_in_line(three[0], best) is None, "who asks is always seen as they are"
    clock[0] += 10
    assert queue.place_in_line(three[2], best) == 2


def test_an_earlier_moment_is_read_anew(
    best: RoundBatch, three: list[Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_line, "WORTH_KEEPING", 2)
    monkeypatch.setattr(in_line, "_kept", {})
    now = timezone.now()
    kept = in_line.lately(best.round, now)
    assert in_line.lately(best.round, now + timedelta(seconds=0)) is kept
    assert in_line.lately(best.round, now - timedelta(days=1)) is not kept


def test_nobody_is_in_line_of_a_round_without_results(best: RoundBatch) -> None:
    found = in_line.read(best.round, timezone.now())
    assert found.size == 0
    assert found.gone(np.array([5]), np.array([0])) == (1, None)
