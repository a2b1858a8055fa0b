"""The password of a page or a collection is not found by trying."""

from collections.abc import Callable

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from tests.factories.home import HomePageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db
RIGHT, WRONG = "gudang-padi", "salah"
HERE, ELSEWHERE = "198.51.100.7", "203.0.113.9"


def _of_a_page() -> str:
    page = StandardPageFactory(parent=HomePageFactory())
    closed = PageViewRestriction.objects.create(
        page=page, restriction_type="password", password=RIGHT
    )
    return reverse("wagtailcore_authenticate_with_password", args=[closed.pk, page.pk])


def _of_a_collection() -> str:
    collection = Collection.get_first_root_node().add_child(name="Tertutup")
    closed = CollectionViewRestriction.objects.create(
        collection=collection, restriction_type="password", password=RIGHT
    )
    return reverse("wagtaildocs_authenticate_with_password", args=[closed.pk])


def _try(address: str, password: str = WRONG, at: str = HERE) -> int:
    client = Client(REMOTE_ADDR=at)
    return client.post(address, {"password": password, "return_url": "/id/"}).status_code


@pytest.mark.parametrize("closed", [_of_a_page, _of_a_collection])
def test_password_rests_after_a_few_failures_from_one_network(
    closed: Callable[[], str], caplog: pytest.LogCaptureFixture
) -> None:
    address, other = closed(), closed()
    with time_machine.travel(timezone.now(), tick=True) as clock:
        assert [_try(address) for _ in range(5)] == [200] * 5
        refused = Client(REMOTE_ADDR=HERE).post(address, {"password": RIGHT, "return_url": "/id/"})
        assert (refused.status_code, refused["Retry-After"]) == (429, "300")
        assert "dalam 5 menit" in refused.content.decode()
        assert _try(address, RIGHT, ELSEWHERE) == 302
        assert _try(other, RIGHT) == 302
        clock.shift(301)
        assert _try(address, RIGHT) == 302
    logged = [one.getMessage() for one in caplog.records if one.name == "simpul.security"]
    assert logged == ["page password refused"] * 5 + ["tried too often"]
    assert RIGHT not in caplog.text


def test_whoever_knows_it_is_never_locked_out() -> None:
    address = _of_a_page()
    assert {_try(address, RIGHT) for _ in range(8)} == {302}


def test_one_password_is_not_tried_from_many_networks_for_long() -> None:
    address = _of_a_page()
    for network in range(25):
        for _ in range(4):
            assert _try(address, at=f"198.51.{network}.7") == 200
    assert _try(address, at="203.0.113.1") == 429
