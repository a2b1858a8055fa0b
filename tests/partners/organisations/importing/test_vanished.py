"""Who is missing in a full list: none whose row is there, however wrong it is."""

import pytest

from home.access import Actor
from home.desk.locking import version_of
from partners.organisations.importing import words
from partners.organisations.importing.refusals import NewerIsWritten
from partners.organisations.models import FormerIdentity, Organisation
from partners.organisations.services import register_imports as services
from tests.partners.organisations.importing import lists

pytestmark = pytest.mark.django_db
NAMED = [*lists.HEAD, "Desa", "Kecamatan", "Kabupaten", "Provinsi"]
PLACE = ["Sidomulyo", "Kec330101", "Kabupaten K3301", "Provinsi 33"]


@pytest.fixture(autouse=True)
def _country() -> None:
    lists.country()


@pytest.mark.parametrize(
    "cells",
    [
        {"code": "330101200"},
        {"code": "3.3E+09"},
        {"code": "33.01.01.9999"},
        {"number": 1234567890123456789},
        {"name": ""},
        {"name": "#REF!"},
        {"kind": "perusahaan"},
        {"members": "banyak"},
        {"number": "", "code": "330101200"},
        {"number": "", "kind": "perusahaan"},
        {"number": "AHU-3301010002"},
        {"code": "33.01.01.2002"},
    ],
)
def test_row_that_cannot_be_read_is_not_a_missing_cooperative(moderator, cells) -> None:
    first = [[*lists.row(n), lists.WORDS[n - 1], *PLACE[1:]] for n in (1, 2, 3)]
    lists.written(lists.book(*first, head=NAMED), moderator)
    broken = [*lists.row(1, **cells), *PLACE]
    record = lists.checked(lists.book(broken, *first[1:], head=NAMED), moderator)
    assert record.figures["wrong"] + record.figures["unsure"] >= 1
    assert record.figures["missing"] == 0


def test_row_that_names_nobody_leaves_its_cooperative_missing(moderator) -> None:
    lists.written(lists.book(*lists.rows(3)), moderator)
    broken = lists.row(1, number="", code="330101200", name="")
    record = lists.checked(lists.book(broken, *lists.rows(3)[1:]), moderator)
    assert (record.figures["wrong"], record.figures["missing"]) == (1, 1)


def facts() -> tuple[str, int]:
    one = Organisation.objects.get()
    return one.name, one.cooperative.members


def test_lists_over_one_another_are_taken_back_from_the_latest_on(moderator) -> None:
    """What A wrote lies below what B wrote: without B first, A would bring back what B changed."""
    lists.written(lists.book(lists.row(1)), moderator, scope="part", name="awal.xlsx")
    before = facts()
    changed = lists.row(1, name="Koperasi Desa Merah Putih Sidomulyo Dua", members=200)
    first = lists.written(lists.book(changed), moderator, scope="part", name="a.xlsx")
    between = facts()
    again = lists.row(1, name="Koperasi Desa Merah Putih Sidomulyo Tiga", members=300)
    second = lists.written(lists.book(again), moderator, scope="part", name="b.xlsx")
    with pytest.raises(NewerIsWritten) as refused:
        services.roll_back(first, seen=version_of(first), by=Actor(moderator), because="salah")
    assert "“b.xlsx”" in words.of_refusal(refused.value)
    assert services.in_the_way(first) == second
    lists.rolled_back(second, moderator)
    assert facts() == between
    assert services.in_the_way(first) is None
    lists.rolled_back(lists.fresh(first), moderator)
    assert facts() == before
    assert not FormerIdentity.objects.exists()


def test_latest_of_several_is_named(moderator) -> None:
    made = [
        lists.written(lists.book(lists.row(n)), moderator, scope="part", name=f"{n}.xlsx")
        for n in (1, 2, 3)
    ]
    assert services.in_the_way(made[0]) == made[2]
    assert services.in_the_way(made[2]) is None
