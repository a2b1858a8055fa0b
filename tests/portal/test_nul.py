"""The character NUL, which PostgreSQL refuses in every text, is never our fault to answer for."""

from typing import Any

import pytest
from django.core.handlers.exception import response_for_exception
from django.db import DataError, connection
from django.test import Client, RequestFactory

from portal.users.models import User
from tests.factories.agreements import moderator

pytestmark = pytest.mark.django_db
SENTENCE = "PostgreSQL text fields cannot contain NUL (0x00) bytes"
PLACES = (
    "perpustakaan/", "mitra/", "koperasi/", "kesepakatan/", "magang/penawaran/", "glosarium/",
    "cari/", "ruang/kesepakatan/", "akun/password/reset/key/",
)  # fmt: skip
LISTS = ("mitra/", "koperasi/", "kesepakatan/", "magang/penawaran/", "glosarium/", "cari/",
         "akun/login/")  # fmt: skip
NAMES = ("q", "sector", "kind", "province", "country", "year", "sort", "page", "status", "next")


@pytest.fixture
def visitor() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("place", ["", *PLACES])
@pytest.mark.parametrize("part", ["%00", "%00/", "a%00b/", "a/%00/b/"])
def test_no_address_has_one(visitor: Client, place: str, part: str) -> None:
    assert visitor.get(f"/id/{place}{part}").status_code == 404


@pytest.mark.parametrize("address", ["/%00", "/media/%00", "/documents/1/%00", "/admin/%00/",
                                     "/js/%00.a.js", "/sitemap-%00.xml"])  # fmt: skip
def test_nor_has_one_outside_of_the_languages(visitor: Client, address: str) -> None:
    assert visitor.get(address).status_code == 404


@pytest.mark.parametrize("place", LISTS)
def test_in_a_query_it_stands_for_nothing(visitor: Client, place: str) -> None:
    asked = "&".join(f"{name}=%00a%00" for name in NAMES)
    assert visitor.get(f"/id/{place}?{asked}").status_code in {200, 302, 404}
    assert visitor.get(f"/id/{place}?%00=1").status_code == 200


@pytest.mark.parametrize("sent", ['"%s\\000"', "%s\\000", '"\\000%s"'])
def test_in_a_cookie_it_stands_for_nothing(visitor: Client, settings: Any, sent: str) -> None:
    cookie = f"{settings.SESSION_COOKIE_NAME}={sent % 'abcdefghijkl'}; csrftoken={sent % 'x'}"
    for address in ("/id/", "/id/ruang/", "/admin/"):
        assert visitor.get(address, headers={"cookie": cookie}).status_code in {200, 302, 404}


def test_in_headers_it_stands_for_nothing(visitor: Client) -> None:
    headers = dict.fromkeys(("referer", "accept-language", "user-agent"), "a\x00b%00")
    headers["referer"] = "http://testserver/id/cari/?q=%00kas%00"
    assert visitor.get("/id/mitra/", headers=headers).status_code == 200


def test_forms_refuse_it_in_their_fields(visitor: Client) -> None:
    User.objects.create_user("citra@simpul.demo", "rahasia-sekali-7")
    for given in (
        {"login": "citra\0@simpul.demo", "password": "rahasia-sekali-7"},
        {"login": "citra@simpul.demo", "password": "rahasia\0"},
        {"login": "citra@simpul.demo", "password": "x", "next": "/\0"},
    ):
        assert visitor.post("/id/akun/login/", given).status_code == 200
    assert visitor.post("/id/akun/password/reset/", {"email": "a\0@b.id"}).status_code == 200


@pytest.mark.parametrize("place", ["pages/", "users/", "images/", "documents/", "snippets/",
                                   "reports/site-history/"])  # fmt: skip
def test_lists_of_the_admin_take_it_for_nothing(visitor: Client, place: str) -> None:
    visitor.force_login(moderator(is_superuser=True))
    for name in ("q", "p", "ordering", "locale", "tag", "collection_id"):
        answer = visitor.get(f"/admin/{place}?{name}=%00a", follow=True)
        assert answer.status_code == 200, name


def test_what_reaches_the_database_all_the_same_is_the_visitors_mistake(
    rf: RequestFactory,
) -> None:
    def answer(error: Exception) -> int:
        try:
            raise error
        except Exception as raised:
            return response_for_exception(rf.get("/id/"), raised).status_code

    assert answer(DataError(SENTENCE)) == 400
    assert answer(DataError("value too long")) == 500


@pytest.mark.skipif(connection.vendor != "postgresql", reason="this run is on SQLite")
def test_postgresql_says_it_in_these_words() -> None:
    with pytest.raises((DataError, ValueError), match=r"NUL \(0x00\)"):
        User.objects.filter(email="\0").exists()
