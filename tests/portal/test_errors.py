"""The 404 and 500 pages: small, in both languages, also when the database is down."""

from typing import Any

import pytest
from django.db import OperationalError
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import translation
from django.views.defaults import server_error

from home.ui import css, navigation
from portal import errors

LARGEST = 4 * 1024


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("400.html", "could not read this request"),
        ("403.html", "You may not open this"),
        ("403_csrf.html", "open for too long"),
        ("404.html", "Page not found"),
        ("500.html", "Something went wrong"),
    ],
)
def test_error_page_is_small_and_speaks_both_languages(template: str, words: str) -> None:
    page = render_to_string(template)
    assert len(page.encode()) <= LARGEST
    assert words in page
    assert '<html lang="id">' in page


@pytest.mark.parametrize("template", ["404.html", "500.html"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_error_page_has_the_header_of_the_site_with_its_ways(template: str, language: str) -> None:
    page = render_to_string(template, {"asked": language})
    assert len(page.encode()) <= LARGEST
    header, rest = page.split("</header>")
    with translation.override(language):
        for way in navigation.links("/"):
            assert f'<a href="{way.url}">{way.label}</a>' in header
        if template == "404.html":
            assert rest.count("<form") == 1
            assert f'<form action="{navigation.search_address()}">' in rest


def test_server_error_needs_no_database() -> None:
    response = server_error(RequestFactory().get("/id/"))
    assert response.status_code == 500
    assert "Ada gangguan" in response.content.decode()


@pytest.mark.django_db
def test_unknown_address_gets_our_page_and_its_sheet_is_allowed(client: Client) -> None:
    response = client.get("/id/tidak-ada/")
    assert response.status_code == 404
    assert "Halaman tidak ditemukan" in response.content.decode()
    assert css.source(css.error_sheet()) in response.headers["Content-Security-Policy"]


@pytest.mark.django_db
def test_form_without_its_token_is_explained() -> None:
    client = Client(enforce_csrf_checks=True)
    response = client.post("/id/akun/login/", {"login": "a@simpul.demo", "password": "b"})
    assert response.status_code == 403
    assert "tidak ada yang disimpan" in response.content.decode()
    assert css.source(css.error_sheet()) in response.headers["Content-Security-Policy"]


def test_browsers_find_the_icon_where_they_look_by_themselves(client: Client) -> None:
    response = client.get("/favicon.ico")
    assert response.status_code == 302
    assert response.headers["Location"].endswith("ui/img/icon-192.png")
    assert response.headers["Cross-Origin-Resource-Policy"] == "cross-origin"  # for sandboxed files
    assert "max-age" in response.headers["Cache-Control"]


def test_unknown_address_is_answered_without_the_database(monkeypatch: Any) -> None:
    def fails(*args: Any) -> None:
        raise OperationalError

    monkeypatch.setattr(errors, "of_this_name", fails)
    response = errors.page_not_found(RequestFactory().get("/en/library/cash-book/"))
    assert response.status_code == 404
    assert "Page not found" in response.content.decode()


@pytest.mark.parametrize("path", ["/documents/9/", "/id/%00/", "/id/a b/", f"/id/{'a' * 300}/"])
def test_odd_addresses_and_machines_do_not_ask_the_database(path: str) -> None:
    assert errors.page_not_found(RequestFactory().get(path)).status_code == 404
