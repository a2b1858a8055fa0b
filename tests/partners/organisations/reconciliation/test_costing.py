"""What a list costs, and when what was spent is forgotten. Pure."""

from hypothesis import given
from hypothesis import strategies as st

from partners.organisations.reconciliation.costing import PROVINCE, REGENCY, cost
from partners.organisations.reconciliation.limits import until_it_fits
from partners.organisations.reconciliation.places import Row, read_row

SPENT = st.lists(st.tuples(st.integers(0, 59), st.integers(1, 100)), max_size=8).map(sorted)


def of(*rows: Row, within: str = "") -> int:
    return cost([read_row(row) for row in rows], within)


def test_rows_of_one_place_pay_for_it_once() -> None:
    rows = [Row("Sukamaju", regency="Kab. Malang"), Row("Jambu", regency="Kab. Malang")]
    assert of(*rows) == 2 + REGENCY
    assert of(Row("Sukamaju"), Row("Jambu"), within="3507") == 2 + REGENCY


def test_every_province_is_paid_for() -> None:
    rows = [Row("Sukamaju", province=f"Provinsi {at}") for at in range(38)]
    assert of(*rows) == 38 * (1 + PROVINCE)
    assert of(Row("Sukamaju"), within="35") == 1 + PROVINCE


def test_a_name_alone_costs_itself() -> None:
    assert of(Row("Sukamaju"), Row("Jambu")) == 2


def test_a_place_beside_the_name_is_paid_for() -> None:
    assert of(Row("Sukamaju, Kec. Bantur, Kab. Malang")) == 1 + REGENCY


@given(SPENT, st.integers(1, 300))
def test_who_waits_as_long_as_told_is_let_through(spent: list[tuple[int, int]], asked: int) -> None:
    wait = until_it_fits([*spent], asked, 200, since=0)
    later = [(at, one) for at, one in spent if at > wait]
    assert until_it_fits([*later], asked, 200, since=wait) == 0


@given(SPENT, st.integers(1, 300))
def test_nothing_is_let_through_over_the_amount_but_beside_nothing(
    spent: list[tuple[int, int]], asked: int
) -> None:
    live = [(at, one) for at, one in spent if at > 0]
    if not until_it_fits([*live], asked, 200, since=0):
        assert not live or sum(one for _, one in live) + asked <= 200
