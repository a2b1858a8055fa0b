"""The page cache keeps what is the same for everybody, and nothing else."""

from collections.abc import Callable, Collection
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils.cache import patch_vary_headers

from home.cache import generations, reading
from home.cache.pages import IGNORED_QUERY, PageCacheMiddleware, is_storable
from home.public import FACTS, REGIONS
from home.ui import css


@pytest.fixture(autouse=True)
def _switched_on(settings: Any) -> None:
    settings.PAGE_CACHE_SECONDS = 300
    generations.renew()


class Site:
    """A site of one page that counts how often it was rendered."""

    def __init__(
        self,
        change: Callable[[HttpResponse], Any] = lambda response: None,
        reads: Collection[str] = (),
    ) -> None:
        self.rendered = 0
        self.reads = reads
        self.change = change
        self.middleware = PageCacheMiddleware(self._render)

    def _render(self, request: HttpRequest) -> HttpResponse:
        self.rendered += 1
        reading.note(self.reads)
        response = HttpResponse(b"packed", headers={"Content-Encoding": "gzip", "ETag": '"a"'})
        self.change(response)
        return response

    def get(self, path: str = "/id/", **headers: str) -> HttpResponse:
        request = RequestFactory().get(path, headers={"accept-encoding": "gzip", **headers})
        return self.middleware(request)


def test_second_visit_is_not_rendered_again() -> None:
    site = Site()
    assert site.get().content == site.get().content == b"packed"
    assert site.rendered == 1


def test_another_worker_finds_the_page_in_the_shared_cache() -> None:
    first, second = Site(), Site()
    first.get()
    assert second.get().content == b"packed"
    assert second.rendered == 0


def test_changed_content_is_rendered_again() -> None:
    site = Site()
    site.get()
    generations.renew()
    site.get()
    assert site.rendered == 2


def test_page_with_the_sheet_of_another_release_is_rendered_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The policy of this release would refuse its sheet."""
    site = Site()
    site.get()
    monkeypatch.setattr(css, "fingerprint", lambda: "another")
    site.get()
    assert site.rendered == 2


def test_page_is_kept_when_something_changed_that_it_does_not_show() -> None:
    first, second = Site(reads=[FACTS]), Site(reads=[FACTS])
    first.get()
    generations.renew([REGIONS])
    first.get()
    second.get()
    assert (first.rendered, second.rendered) == (1, 0)
    generations.renew([FACTS])
    first.get()
    second.get()
    assert (first.rendered, second.rendered) == (2, 0)


def test_repeat_visit_with_the_entity_tag_is_answered_with_304() -> None:
    site = Site()
    site.get()
    response = site.get(**{"if-none-match": '"a"'})
    assert response.status_code == 304
    assert response.content == b""


@pytest.mark.parametrize("path", ["/admin/", "/id/?q=buku", "/id/?page=1&x=" + "y" * 300])
def test_other_addresses_pass_by(path: str) -> None:
    site = Site()
    site.get(path)
    site.get(path)
    assert site.rendered == 2


def test_tracking_parameters_do_not_make_new_pages() -> None:
    site = Site()
    site.get("/id/?utm_source=wa")
    site.get("/id/")
    assert site.rendered == 1


@pytest.mark.parametrize("name", IGNORED_QUERY)
def test_tracking_parameter_of_one_reader_stands_in_no_page(name: str) -> None:
    asked: list[str] = []

    def answer(request: HttpRequest) -> HttpResponse:
        asked.append(request.GET.urlencode())
        return HttpResponse()

    request = RequestFactory().get(f"/id/?{name}=me&page=2", headers={"accept-encoding": "gzip"})
    PageCacheMiddleware(answer)(request)
    assert asked == ["page=2"]


def test_signed_in_people_read_the_same_page(settings: Any) -> None:
    site = Site()
    site.get()
    site.get(cookie=f"{settings.SESSION_COOKIE_NAME}=abc")
    assert site.rendered == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda response: response.set_cookie("csrftoken", "x"),
        lambda response: patch_vary_headers(response, ["Cookie"]),
        lambda response: response.headers.setdefault("Cache-Control", "private"),
        lambda response: setattr(response, "status_code", 404),
    ],
    ids=["sets a cookie", "varies by cookie", "is private", "is an error"],
)
def test_what_is_not_for_everybody_is_not_kept(change: Callable[[HttpResponse], Any]) -> None:
    site = Site(change)
    site.get()
    site.get()
    assert site.rendered == 2


def test_uncompressed_answers_are_not_kept() -> None:
    assert not is_storable(HttpResponse(b"plain"))
