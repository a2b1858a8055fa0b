"""Bytes of a first visit, with headers: the page, the one script of every page and the icon."""

import re
from urllib.parse import urljoin
from urllib.request import Request, urlopen

import pytest
from pytest_django.live_server_helper import LiveServer

# Budgets of docs/quality.md: home 32, listing and search 15, detail 18 thousand bytes.
BUDGETS = {
    "/id/": 32_000,
    "/en/": 32_000,
    "/id/perpustakaan/": 15_000,
    "/en/library/": 15_000,
    "/id/perpustakaan/my-coop/": 18_000,
    "/id/kesepakatan/": 15_000,
    "/id/mitra/": 15_000,
    "/id/koperasi/": 15_000,
    "/id/magang/penawaran/": 15_000,
    "/id/glosarium/": 15_000,
    "/id/glosarium/?page=3": 15_000,
    "/en/glossary/": 15_000,
    "/id/cari/?q=pembukuan": 15_000,
}
LINKED = re.compile(rb'(?:<script[^>]* src|<link rel="icon" href)="([^"]+)"')


@pytest.mark.parametrize("path", BUDGETS)
def test_first_visit_stays_within_its_budget(site: LiveServer, path: str) -> None:
    page = urljoin(site.url, path)
    with urlopen(page) as response:  # noqa: S310 - our own server
        linked = {found.decode() for found in LINKED.findall(response.read())}
    assert len(linked) == 2
    assert sum(_weight(urljoin(page, address)) for address in {path, *linked}) <= BUDGETS[path]


def _weight(url: str) -> int:
    asked = Request(url, headers={"Accept-Encoding": "gzip"})  # noqa: S310 - our own server
    with urlopen(asked) as response:  # noqa: S310
        return len(response.read()) + len(bytes(response.headers))
