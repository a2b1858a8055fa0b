"""A slip of the finger in an account number is nobody else's account."""

import pytest

from portal.users.account_numbers import draw, read, spaced


def test_wrong_digit_and_changed_places_are_noticed() -> None:
    number = draw()
    assert read(number) == number
    for at, digit in enumerate(number):
        for other in set("0123456789") - {digit}:
            assert not read(number[:at] + other + number[at + 1 :])
    for at in range(7):
        swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
        assert swapped == number or not read(swapped)


@pytest.mark.parametrize("form", ["{0} {1}", "{0}-{1}", " {0}{1} ", "{0}.{1}"])
def test_groups_do_not_matter(form: str) -> None:
    number = draw()
    assert read(form.format(number[:4], number[4:])) == number
    assert spaced(number) == f"{number[:4]} {number[4:]}"


@pytest.mark.parametrize(
    "typed", ["", "1234567", "123456789", "sari", "081234567890", "1234 567\u00b2"]
)
def test_what_is_none_is_none(typed: str) -> None:
    assert read(typed) == ""


def test_numbers_are_drawn_by_chance_and_never_begin_with_zero() -> None:
    drawn = [draw() for _ in range(200)]
    assert len(set(drawn)) > 195
    assert all(number[0] != "0" and len(number) == 8 for number in drawn)
