"""Rows as bits say what a plain look through all of them says."""

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from partners.organisations.bits import Bits, Block, Word

FACETS = {"stage": "ab", "unit": "xyz"}
WORDS = [(facet, value) for facet, values in FACETS.items() for value in values]
NAMES = ["", "12", "1201", "33", "3301", "3302"]

Rows = Mapping[str, Sequence[frozenset[Word]]]
"""What each row of each block is found by."""

some_rows = st.frozensets(st.sampled_from(WORDS))
blocks_of_rows = st.dictionaries(st.sampled_from(NAMES), st.lists(some_rows, max_size=20))
choices = st.fixed_dictionaries(
    {
        facet: st.lists(st.sampled_from([*values, "?"]), max_size=2)
        for facet, values in FACETS.items()
    }
)


def listed(rows: Rows) -> list[tuple[int, str, frozenset[Word]]]:
    """Key, block and words of each, in order; no key is 0."""
    there = [(name, words) for name in sorted(rows) for words in rows[name]]
    return [(3 * at + 1, name, words) for at, (name, words) in enumerate(there)]


def block(rows: Rows, name: str) -> Block:
    return Block((key, words) for key, there, words in listed(rows) if there == name)


def bits(rows: Rows) -> Bits:
    return Bits({name: block(rows, name) for name in rows})


def fits(words: frozenset[Word], chosen: Mapping[str, Sequence[str]]) -> bool:
    return all(
        not values or any((facet, value) in words for value in values)
        for facet, values in chosen.items()
    )


@given(blocks_of_rows, choices)
def test_what_fits_comes_in_order(rows: Rows, chosen: dict[str, list[str]]) -> None:
    made = bits(rows)
    fitting = [key for key, _name, words in listed(rows) if fits(words, chosen)]
    assert list(made.keys(made.fitting(chosen))) == fitting


@given(blocks_of_rows, choices, st.sampled_from(WORDS))
def test_counts_are_exact(rows: Rows, chosen: dict[str, list[str]], word: Word) -> None:
    made = bits(rows)
    counted = (made.fitting(chosen) & made.having(word[0], [word[1]])).bit_count()
    assert counted == sum(word in words and fits(words, chosen) for _, _, words in listed(rows))


@given(blocks_of_rows, choices, st.sampled_from([*NAMES, "1", "34", "330"]))
def test_rows_of_a_beginning(rows: Rows, chosen: dict[str, list[str]], beginning: str) -> None:
    made = bits(rows)
    there = [(key, name) for key, name, _words in listed(rows) if name.startswith(beginning)]
    assert list(made.keys(made.within(beginning))) == [key for key, _name in there]
    sizes = made.sizes(made.fitting(chosen), beginning, 2)
    fitting = {key for key, _name, words in listed(rows) if fits(words, chosen)}
    assert sizes == {
        part: sum(name[:2] == part and key in fitting for key, name in there)
        for part in {n[:2] for _, n in there}
    }


@given(blocks_of_rows, st.sets(st.integers(0, 60)), st.sampled_from(NAMES))
def test_rows_of_keys_are_found_in_their_block_alone(
    rows: Rows, keys: set[int], elsewhere: str
) -> None:
    made = bits(rows)
    named = {key: name for key, name, _words in listed(rows)}
    asked = {key: named.get(key, elsewhere) for key in keys}
    assert list(made.keys(made.of(asked))) == sorted(keys & named.keys())
    assert made.of(dict.fromkeys(named, "99")) == 0


@given(blocks_of_rows, blocks_of_rows)
def test_blocks_made_anew_are_as_if_all_were(before: Rows, after: Rows) -> None:
    renewed = bits(before).with_blocks(
        {name: block(after, name) for name in after}, without=before.keys()
    )
    whole = bits(after)
    assert (renewed.everything, list(renewed.blocks)) == (whole.everything, list(whole.blocks))
    assert list(renewed.keys(renewed.everything)) == list(whole.keys(whole.everything))


@given(blocks_of_rows, st.lists(some_rows, max_size=9), st.sampled_from(NAMES))
def test_one_block_is_made_anew_and_the_others_stay(
    rows: Rows, anew: list[frozenset[Word]], name: str
) -> None:
    fresh = [(1_000 + at, words) for at, words in enumerate(anew)]
    renewed = bits(rows).with_blocks({name: Block(fresh)})
    before = [(key, words) for key, there, words in listed(rows) if there < name]
    behind = [(key, words) for key, there, words in listed(rows) if there > name]
    expected = [*before, *fresh, *behind]
    for facet, value in WORDS:
        having = [key for key, words in expected if (facet, value) in words]
        assert list(renewed.keys(renewed.having(facet, [value]))) == having
