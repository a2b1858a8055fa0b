"""Of any small list: written twice it changes nothing more, and taken back it leaves no trace."""

import csv
import io
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from partners.organisations.importing.guards import FEW
from partners.organisations.models import CooperativeProfile, Organisation, RegisterImport
from tests.factories.home import BusinessUnitFactory, SectorFactory, StageFactory
from tests.partners.organisations.importing import lists, snapshots

pytestmark = pytest.mark.django_db
HEAD = ("Nomor badan hukum", "Nama koperasi", "Kode desa", "Jenis koperasi", "Jumlah anggota",
        "Tahap", "Sektor", "Unit usaha", "Tahun berdiri", "Situs web")  # fmt: skip
VILLAGES = 6
CODES = ["", *(f"33.01.01.{2000 + n}" for n in range(1, VILLAGES + 1)), "33.01.01", "33.01.01.200"]
NUMBERS = ["", *(f"AHU-{n}" for n in range(1, VILLAGES + 3)), "ahu 1"]
NAMES = ["", *(f"Koperasi Desa Merah Putih {word}" for word in lists.WORDS[:VILLAGES]),
         "KUD Sidomulyo", "KUD Makmur", "KSP Makmur Jaya"]  # fmt: skip


def cell(*values: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(values)


ROW = st.tuples(
    cell(*NUMBERS), cell(*NAMES), cell(*CODES), cell("", "desa", "lainnya", "perusahaan"),
    cell("", 5, 70, "banyak"), cell("", "s1", "s2", "s9"), cell("", "a", "a; b"),
    cell("", "u", "u; w"), cell("", 1999, 2025), cell("", "https://a.id", "b.id"),
)  # fmt: skip
VILLAGE = st.integers(1, VILLAGES)


@st.composite
def _usual(draw: st.DrawFn) -> tuple[Any, ...]:
    """The KDKMP of a village, as a good list has it, so that lists meet."""
    nth, row = draw(VILLAGE), draw(ROW)
    number, name = draw(cell(f"AHU-{nth}", "", f"AHU-{nth + 1}")), draw(cell(NAMES[nth], row[1]))
    return (number, name, CODES[nth], "desa", *row[4:])


ROWS = st.builds(
    lambda first, others: [first, *others],
    _usual(),  # a list without any row is none
    st.lists(st.one_of(_usual(), _usual(), ROW), max_size=5),
)
PEOPLE = st.lists(
    st.tuples(
        st.integers(0, VILLAGES),
        cell(("name", "Dari Koperasi"), ("region_id", None), ("region_id", "3301012006"),
             ("website", "https://sendiri.id"), ("members", 44), ("village", "Dusun Kami"),
             ("founded", None), ("registration_number", "SENDIRI-1"), ("is_kdkmp", False)),
    ),
    max_size=3,
)  # fmt: skip
"""What people change between two lists: which cooperative, which field, to what."""


@pytest.fixture(autouse=True)
def _country() -> None:
    lists.country()
    for code in ("s1", "s2"):
        StageFactory(code=code)
    for code in "ab":
        SectorFactory(code=code)
    for code in "uw":
        BusinessUnitFactory(code=code)


def content(rows: list[Any]) -> bytes:
    text = io.StringIO()
    csv.writer(text).writerows([HEAD, *rows])
    return text.getvalue().encode()


def changed_by_people(edits: list[Any]) -> None:
    there = list(Organisation.objects.order_by("pk"))
    for nth, (field, value) in edits:
        if nth >= len(there):
            continue
        one = there[nth]
        of_profile = field in {each.attname for each in CooperativeProfile._meta.concrete_fields}
        record = one.cooperative if of_profile else one
        setattr(record, field, value)
        record.save()


def written(rows: list[Any], by: Any, scope: str) -> RegisterImport:
    record = lists.written(content(rows), by, because="uji", scope=scope, name="daftar.csv")
    assert (record.step, record.state) == ("write", "done"), record.problem
    return record


# The moderator stays, and each example is undone by its own transaction.
@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=ROWS, edits=PEOPLE, rows=ROWS, scope=cell("full", "part"))
def test_list_twice_changes_nothing_and_taken_back_leaves_what_was(
    moderator, before, edits, rows, scope
) -> None:
    assert len(rows) < FEW  # no guard that cannot be passed
    with transaction.atomic():
        written(before, moderator, "full")
        changed_by_people(edits)
        was = snapshots.register()
        record = written(rows, moderator, scope)
        now = snapshots.register(lists=False)
        again = written(rows, moderator, scope)
        assert [again.figures[each] for each in ("new", "changed", "noted")] == [0, 0, 0]
        assert snapshots.register(lists=False) == now
        lists.rolled_back(again, moderator)
        assert snapshots.register(lists=False) == now
        record = lists.rolled_back(lists.fresh(record), moderator)
        assert record.figures["stayed"] == 0
        assert snapshots.register() == was
        transaction.set_rollback(True)
