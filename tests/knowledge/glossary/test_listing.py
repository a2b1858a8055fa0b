"""Letters and the sheets that hold them. No database."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.glossary.listing import Letter, Sheet, by_sheet
from knowledge.glossary.models import Term


def _letters(sizes: list[int]) -> list[Letter]:
    return [Letter(chr(65 + place), (Term(),) * size) for place, size in enumerate(sizes)]


@given(st.lists(st.integers(1, 9), max_size=26), st.integers(1, 12))
def test_sheets_hold_every_letter_once_in_order_and_only_one_when_it_is_too_long(
    sizes: list[int], most: int
) -> None:
    letters = _letters(sizes)
    sheets = by_sheet(letters, most)
    assert [letter for sheet in sheets for letter in sheet.letters] == letters
    for sheet in sheets:
        total = sum(len(letter.terms) for letter in sheet.letters)
        assert total <= most or len(sheet.letters) == 1


def test_label_names_the_ends() -> None:
    a, b, c = _letters([1, 1, 1])
    assert Sheet((a, b, c)).label == "A\N{EN DASH}C"
    assert Sheet((b,)).label == "B"
