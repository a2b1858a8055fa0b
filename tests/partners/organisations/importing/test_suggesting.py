"""An unsure row has the candidates that anybody is told who matches a list of their own."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from partners.organisations.admin.register import saying
from partners.organisations.models import Organisation, RegisterImport
from partners.organisations.reconciliation.answers import answers
from partners.organisations.reconciliation.places import Row
from partners.organisations.reconciliation.register import StoredRegister
from tests.factories.organisations import CooperativeFactory
from tests.partners.organisations.importing import lists

pytestmark = pytest.mark.django_db
HEAD = ["Nama koperasi", "Kecamatan", "Kabupaten", "Provinsi"]
PLACE = ("Kec330101", "Kabupaten K3301", "Provinsi 33")


@pytest.fixture(autouse=True)
def _country() -> None:
    lists.country()


def unplaced(name: str, region: str, **profile: Any) -> Organisation:
    values = {"registration_number": "", "is_kdkmp": True, **profile}
    return CooperativeFactory(
        name=name, region_id=region, **{f"profile__{key}": value for key, value in values.items()}
    )


def checked(by: Any, *names: str) -> RegisterImport:
    rows = [[name, *PLACE] for name in names]
    return lists.checked(lists.book(*rows, head=HEAD), by, scope="part")


def candidates(record: RegisterImport) -> list[tuple[str, int, str]]:
    row = record.rows.get(outcome="unsure")
    return [(one["code"], one["score"], one["why"]) for one in row.candidates]


def told(name: str) -> list[tuple[str, int, str]]:
    """By the page on which anybody matches a list."""
    district, regency, province = PLACE
    row = Row(name, district=district, regency=regency, province=province)
    [answer] = answers([row], StoredRegister())
    meant = [(answer.cooperative, answer.score)] if answer.cooperative else []
    why = str(answer.finding.reason)
    return [(one.code, round(score), why) for one, score in (*meant, *answer.others)]


@pytest.mark.parametrize(
    "name",
    [
        "KDMP Sidomulyo",
        "Kopdes Merah Putih SIDOMULJO",
        "Koperasi Desa Merah Putih Rejosari",
        "KUD Mina Djaja",
        "KDMP Tlogosri",
    ],
)
def test_candidates_score_and_reason_are_those_of_the_page(moderator, name) -> None:
    lists.written(lists.book(*lists.rows(29)), moderator)
    unplaced("KUD Mina Jaya", "3301012002", is_kdkmp=False)
    unplaced("KDMP Tlogosari", "330101")
    found = candidates(checked(moderator, name))
    assert found
    assert found == told(name)


def test_reason_is_said_in_words(moderator) -> None:
    lists.written(lists.book(lists.row(1)), moderator)
    [(_code, _score, why)] = candidates(checked(moderator, "KDMP Sidomulyo"))
    assert str(saying.why(why))


def test_village_that_has_none_yet_suggests_no_neighbour(moderator) -> None:
    """Its village is sure, so that one of another village is not meant."""
    lists.written(lists.book(lists.row(4)), moderator)
    record = checked(moderator, "KDMP Rejosari")
    assert lists.outcomes(record) == {"new": 1}


def test_one_whose_village_nobody_knows_is_suggested_by_the_name_that_it_bears(moderator) -> None:
    one = unplaced("Koperasi Desa Merah Putih Rejosari", "330101")
    found = candidates(checked(moderator, "KDMP Rejosari"))
    assert [code for code, _score, _why in found] == [one.code]


def test_row_with_a_number_is_not_one_with_another_number(moderator) -> None:
    unplaced("KUD Mina Jaya", "3301012001", is_kdkmp=False, registration_number="BH-1")
    row = ["BH-2", "KUD Mina Jaya", "33.01.01.2001", "lainnya", 5]
    record = lists.checked(lists.book(row), moderator, scope="part")
    assert lists.outcomes(record) == {"new": 1}


def test_rows_of_one_regency_cost_no_more_than_one(moderator) -> None:
    lists.written(lists.book(*lists.rows(20)), moderator)
    few = [f"KDMP {word}" for word in lists.WORDS[:1]]
    many = [f"KDMP {word}" for word in lists.WORDS[:20]]
    costs = []
    for names in (few, many):
        with CaptureQueriesContext(connection) as seen:
            assert checked(moderator, *names).figures["unsure"] == len(names)
        costs.append(len(seen))
    assert costs[0] == costs[1]
