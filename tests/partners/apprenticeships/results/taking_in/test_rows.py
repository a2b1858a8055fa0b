"""Rows are read one at a time, and are those that JSON holds; everything else is refused."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partners.apprenticeships.results.taking_in import rows
from partners.apprenticeships.results.taking_in.rows import LONGEST_ROW, WINDOW, OtherText, Rows

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
VALUES = st.one_of(WORDS, st.integers(), st.booleans(), st.lists(WORDS, max_size=4))
TABLES = st.lists(st.dictionaries(WORDS, VALUES, max_size=5), max_size=6)


def of(found: Rows) -> dict[str, list[rows.Facts]]:
    return {table: list(found.of(table)) for table in ("batches", "applications")}


@given(batches=TABLES, applications=TABLES, indent=st.sampled_from([None, 1]), plain=st.booleans())
def test_they_are_those_of_a_parser_of_all(batches, applications, indent, plain) -> None:
    said = {"batches": batches, "applications": applications}
    text = json.dumps(said, indent=indent, ensure_ascii=plain).encode()
    found = Rows(text)
    found.check()
    assert of(found) == said


@pytest.mark.parametrize("size", [WINDOW - 30, WINDOW, 4 * WINDOW + 1, LONGEST_ROW - 40])
@pytest.mark.parametrize("letter", ["a", "é", "🐄"])
def test_a_row_is_read_however_it_lies_across_the_pieces(size: int, letter: str) -> None:
    long = letter * (size // len(letter.encode()))
    said = {"batches": [{"id": long}, {"id": "b"}], "applications": [{"x": "y"}]}
    assert of(Rows(json.dumps(said, ensure_ascii=False).encode())) == said


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", "null", '{"batches":[]}', '{"batches":[],"batches":[]}',
        '{"batches":[],"applications":[]} x', '{"batches":[],"applications":[],"more":[]}',
        '{"batches":[],"applications":[1]}', '{"batches":{},"applications":[]}',
        '{"batches":[],"applications":[{}{}]}', '{"batches":[],"applications":[{},]}',
        '{"batches":[],"applications":[{]}', '{"batches":[],"applications":[{}',
        '{"batches":[],"applications":[{"a":' + "[" * 5_000 + "]" * 5_000 + "}]}",
        '{"batches":[],"applications":[{"a":' + "9" * 5_000 + "}]}",
    ],
)  # fmt: skip
def test_what_is_no_file_of_rows_is_refused(text: str) -> None:
    with pytest.raises(OtherText):
        Rows(text.encode()).check()


def test_signs_that_are_no_text_are_refused() -> None:
    with pytest.raises(OtherText):
        Rows(b'{"batches":[],"applications":[{"a":"\xff"}]}').check()


def test_a_row_that_is_longer_than_any_is_refused() -> None:
    text = json.dumps({"batches": [], "applications": [{"id": "a" * LONGEST_ROW}]})
    with pytest.raises(OtherText):
        Rows(text.encode()).check()
