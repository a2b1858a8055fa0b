"""Small files are told in kilobytes, as large ones are, and in the reader's own figures; how long
they take is said where their size is what takes long.
"""

import pytest
from django.utils import translation

from benchmarks.browser import SLOW_3G as MEASURED_WITH
from home.sizes import LATENCY, SLOW_3G, file_size, slow_seconds


@pytest.mark.parametrize(
    ("size", "language", "text"),
    [
        (550, "id", "0,5 KB"),
        (550, "en", "0.5 KB"),
        (3, "id", "0,1 KB"),
        (1023, "id", "1,0 KB"),
        (2048, "id", "2,0 KB"),
        (3 * 1024 * 1024, "en", "3.0 MB"),
    ],
)
def test_size_is_told_in_kilobytes_or_more(size: int, language: str, text: str) -> None:
    with translation.override(language):
        assert file_size(size).replace("\N{NO-BREAK SPACE}", " ") == text


@pytest.mark.parametrize(
    ("size", "seconds"),
    [(0, 0), (1_800, 0), (49_999, 0), (50_000, 3), (62_000, 3), (410_000, 10), (3_000_000, 62)],
)
def test_seconds_are_the_wait_and_the_fetching_where_the_fetching_is_felt(
    size: int, seconds: int
) -> None:
    assert slow_seconds(size) == seconds


def test_more_never_takes_less() -> None:
    times = [slow_seconds(size) for size in range(0, 1_000_000, 5_000)]
    assert times == sorted(times)


def test_the_network_is_the_one_that_the_benchmarks_measure_with() -> None:
    assert MEASURED_WITH["downloadThroughput"] == SLOW_3G
    assert MEASURED_WITH["latency"] == LATENCY * 1000
