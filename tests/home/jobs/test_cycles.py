"""Python's own search for cycles is put off during long work, and comes back after it."""

import gc
import weakref

import pytest

from home.jobs.cycles import no_search_for_cycles, search_what_is_new


class Linked:
    def __init__(self) -> None:
        self.itself = self


def test_search_is_off_during_the_work_and_on_after_it() -> None:
    with no_search_for_cycles():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_search_is_on_again_after_work_that_failed() -> None:
    with pytest.raises(KeyError), no_search_for_cycles():
        raise KeyError
    assert gc.isenabled()


def test_who_had_put_it_off_finds_it_off() -> None:
    with no_search_for_cycles():
        with no_search_for_cycles():
            pass
        assert not gc.isenabled()


def test_cycles_of_one_part_are_gone_when_it_is_looked_at() -> None:
    with no_search_for_cycles():
        gone = weakref.ref(Linked())
        assert gone() is not None
        search_what_is_new()
        assert gone() is None
