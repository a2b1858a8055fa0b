"""What is noted of a request: also of one that the page cache answers, and nothing of who asked."""

import pytest
from django.test import Client, override_settings

from home.visits import counting, writing
from home.visits.models import Viewed
from tests.factories.home import HomePageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db
GZIP = {"accept-encoding": "gzip"}


@pytest.fixture(autouse=True)
def _page():
    StandardPageFactory(parent=HomePageFactory(), slug="tentang")


def counted():
    return counting.take()[0]


def missed():
    return counting.take()[1]


def test_pages_count_whether_made_or_kept(visitor):
    with override_settings(PAGE_CACHE_SECONDS=300):
        first, second = (visitor.get("/id/tentang/", headers=GZIP) for _ in range(2))
        have = {**GZIP, "if-none-match": second["ETag"]}
        again = visitor.get("/id/tentang/", headers=have)
    assert [first.status_code, second.status_code, again.status_code] == [200, 200, 304]
    assert counted() == {"/id/tentang/": 3}


def test_nothing_is_written_in_the_request(visitor, django_assert_num_queries):
    visitor.get("/id/tentang/")
    assert not Viewed.objects.exists()
    writing.write()
    assert Viewed.objects.get().times == 1


def test_robots_scripts_and_other_methods_do_not_count(visitor):
    Client(headers={"user-agent": "Googlebot/2.1"}).get("/id/tentang/")
    Client().get("/id/tentang/")
    visitor.head("/id/tentang/")
    visitor.get("/id/tentang/?page=2")
    visitor.get("/id/tentang/", headers={"sec-fetch-dest": "empty"})
    assert counted() == {}


def test_staff_do_not_count_once_they_have_opened_the_admin(visitor, editor):
    visitor.force_login(editor)
    visitor.get("/id/tentang/")
    assert counted() == {"/id/tentang/": 1}
    assert visitor.get("/admin/").status_code == 200
    visitor.get("/id/tentang/")
    assert counted() == {}


@pytest.mark.parametrize("path", ["/admin/sprite/", "/admin/jsi18n/", "/admin/login/"])
def test_strangers_do_not_push_staff_out_of_the_list(visitor, editor, path):
    counting.works_here("real")
    for number in range(counting.MOST_STAFF):
        counting.works_here(f"staff {number}")
    counting.works_here("real")
    stranger = Client()
    for number in range(3):
        stranger.cookies["sessionid"] = f"made-up-{number}"
        stranger.get(path, follow=True)
        assert not counting.is_staff(f"made-up-{number}")
    assert counting.is_staff("real")
    assert counting.is_staff("staff 1")


def test_members_who_ask_for_what_the_admin_gives_everybody_stay_visitors(visitor, stranger):
    visitor.force_login(stranger)
    assert visitor.get("/admin/sprite/").status_code == 200
    visitor.get("/id/tentang/")
    assert counted() == {"/id/tentang/": 1}


def test_members_count(visitor, stranger):
    visitor.force_login(stranger)
    visitor.get("/admin/")
    visitor.get("/id/tentang/")
    assert counted() == {"/id/tentang/": 1}


def test_what_is_not_there_is_noted_with_our_page_that_led_there(visitor):
    for referer in ("http://testserver/id/tentang/", "https://lain.example/"):
        visitor.get("/id/lama/", headers={"referer": referer})
    assert missed() == {("/id/lama/", "/id/tentang/"): 1, ("/id/lama/", ""): 1}


@pytest.mark.parametrize(
    "path",
    [
        "/admin/anu/",
        "/id/ruang/anu/",
        "/static/anu.js",
        "/wp-login.php",
        "/id/%00/",
        "/id/alat%E2%80%AEtrop/",
        "/id/a%E2%80%8Bb/",
    ],
)
def test_what_nobody_can_mend_is_not_noted(visitor, path):
    visitor.get(path)
    assert missed() == {}


@pytest.mark.parametrize(
    "path",
    ["/id/" + "a" * 5_000 + "/", "/id/%E2%80%AEx/", "/id/%FF%FE/", "/id/%07/", "/id/%3Cb%3E/"],
)
def test_odd_addresses_are_answered_and_stored_in_one_form(visitor, path):
    assert visitor.get(path, headers={"referer": "http://["}).status_code == 404
    for address, _source in counting._missed:
        assert address.isascii()
        assert address.isprintable()
    writing.write()
