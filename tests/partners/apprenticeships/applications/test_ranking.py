"""Whatever is typed or moved: everything stays on the list, once."""

from hypothesis import given
from hypothesis import strategies as st

from partners.apprenticeships.applications.ranking import by_numbers, moved

LISTS = st.lists(st.integers(0, 20), unique=True, max_size=8)
NUMBERS = st.dictionaries(st.integers(0, 20), st.none() | st.integers(1, 30))


@given(LISTS, NUMBERS)
def test_typing_loses_nothing_and_doubles_nothing(listed: list[int], typed: dict) -> None:
    assert sorted(by_numbers(listed, typed)) == sorted(listed)


@given(LISTS)
def test_what_is_not_typed_over_stays_in_its_order(listed: list[int]) -> None:
    assert by_numbers(listed, {}) == listed
    assert by_numbers(listed, {one: place for place, one in enumerate(listed, 1)}) == listed


@given(LISTS, st.data())
def test_one_number_puts_one_batch_exactly_there(listed: list[int], data: st.DataObject) -> None:
    if listed:
        one = data.draw(st.sampled_from(listed))
        place = data.draw(st.integers(1, len(listed)))
        ranked = by_numbers(listed, {one: place})
        assert ranked[place - 1] == one
        assert [other for other in ranked if other != one] == [x for x in listed if x != one]


@given(LISTS, st.integers(0, 20), st.integers(-10, 10))
def test_moving_one_leaves_the_others_in_their_order(listed: list[int], one: int, by: int) -> None:
    ranked = moved(listed, one, by)
    assert sorted(ranked) == sorted(listed)
    assert [x for x in ranked if x != one] == [x for x in listed if x != one]


@given(LISTS, st.data())
def test_moving_back_is_as_before(listed: list[int], data: st.DataObject) -> None:
    if len(listed) > 1:
        one = data.draw(st.sampled_from(listed[:-1]))
        assert moved(moved(listed, one, 1), one, -1) == listed
