import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partners.matching import lottery
from partners.matching.verifier_facts import lottery as second


def test_commitment_is_what_sha256sum_prints():
    assert lottery.commitment("rahasia") == hashlib.sha256(b"rahasia").hexdigest()


def test_seed_that_does_not_fit_its_commitment_is_refused():
    seed = lottery.new_seed()
    lottery.check(seed, lottery.commitment(seed).upper() + "\n")
    with pytest.raises(lottery.SeedDoesNotFit):
        lottery.check(seed + "0", lottery.commitment(seed))


def test_new_seeds_have_256_bits_and_differ():
    assert len({lottery.new_seed() for _ in range(50)}) == 50
    assert len(lottery.new_seed()) == 64


@given(
    st.text(max_size=20), st.sets(st.text(min_size=1, max_size=8), max_size=20), st.integers(0, 50)
)
def test_draw_follows_the_tickets(seed, ids, batches):
    ids = sorted(ids)
    drawn = lottery.draw(seed, ids, batches)
    by_ticket = sorted(ids, key=lambda name: lottery.ticket(seed, name))
    assert [ids[i] for i in drawn.rank.argsort()] == by_ticket
    assert [int(lottery.ticket(seed, name)[-15:], 16) % max(1, batches) for name in ids] == (
        drawn.start.tolist()
    )


@given(st.text(max_size=9), st.sets(st.text(min_size=1, max_size=5), max_size=9), st.integers(0, 9))
def test_both_implementations_draw_alike(seed, ids, batches):
    ids = tuple(sorted(ids))
    drawn = lottery.draw(seed, ids, batches)
    luck, begin = second(ids, batches, seed)
    assert (len(ids) - 1 - drawn.rank).tolist() == luck.tolist()
    assert drawn.start.tolist() == begin.tolist()


def test_known_draw_never_changes():
    drawn = lottery.draw("simpul", ["A1", "A2", "A3", "A4"], 7)
    assert drawn.rank.tolist() == [1, 0, 2, 3]
    assert drawn.start.tolist() == [4, 4, 4, 2]
