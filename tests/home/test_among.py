"""Rows of some thousands of keys are asked for with one parameter, on either database."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from home.among import among
from home.models import Sector

pytestmark = pytest.mark.django_db


@pytest.fixture
def codes() -> list[str]:
    found = ["susu", "it's", 'a "b" \\ {c}', "koma,koma"]
    for code in found:
        Sector.objects.create(code=code, name_id=code, name_en=code)
    return found


def test_texts_are_found_whatever_stands_in_them(codes: list[str]) -> None:
    for code in codes:
        found = Sector.objects.filter(among("code", [code, "nobody"]))
        assert [*found.values_list("code", flat=True)] == [code]


def test_keys_are_found_with_one_query(codes: list[str]) -> None:
    keys = [*Sector.objects.values_list("pk", flat=True)]
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = {*Sector.objects.filter(among("pk", [*keys, None])).values_list("code", flat=True)}
    assert found == {*codes}
    assert len(asked) == 1


def test_of_no_keys_nothing_is_asked(codes: list[str]) -> None:
    with CaptureQueriesContext(connection) as asked:
        assert not Sector.objects.filter(among("pk", [])).exists()
    assert not len(asked)


def test_it_narrows_what_is_changed_and_deleted(codes: list[str]) -> None:
    Sector.objects.filter(among("code", ["susu"])).update(name_en="milk")
    Sector.objects.filter(among("name_en", ["it's"])).delete()
    assert {*Sector.objects.values_list("name_en", flat=True)} == {"milk", *codes[2:]}


def test_a_text_that_no_database_can_hold_is_none_of_them(codes: list[str]) -> None:
    assert not Sector.objects.filter(among("code", [f"{codes[0]}\0x"])).exists()
