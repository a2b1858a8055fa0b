import pytest

from search.models import Opened, Searched

pytestmark = pytest.mark.django_db
HOST = "http://testserver"


@pytest.fixture(autouse=True)
def _searched(search_index, add, client):
    add("Pembukuan koperasi", slug="pembukuan")
    search_index()
    client.get("/id/cari/?q=pembukuan")


def open_from(client, referer, path="/id/pembukuan/"):
    client.get(path, headers={"referer": referer})
    return list(Opened.objects.values_list("words", "path", "times"))


def test_search_page_counts_what_was_asked_once(client):
    client.get("/id/cari/?q=pembukuan&page=2")
    client.get("/id/cari/?q=pembukuan&type=home.standardpage")
    client.get("/id/cari/?q=pembukuan&exact=1")
    client.get("/id/cari/")
    assert list(Searched.objects.values_list("words", "times")) == [("pembukuan", 1)]


def test_page_opened_from_results_is_counted(client):
    opened = open_from(client, f"{HOST}/id/cari/?q=Pembukuan&sort=newest")
    assert opened == [("pembukuan", "/id/pembukuan/", 1)]


@pytest.mark.parametrize(
    "referer",
    [
        "https://elsewhere.example/id/cari/?q=pembukuan",
        f"{HOST}/id/cari/?q=siti@contoh.id",
        f"{HOST}/id/cari/?q=",
        f"{HOST}/id/",
        f"{HOST}/id/pembukuan/?q=pembukuan",
        "http://[/?q=pembukuan",
        "",
    ],
)
def test_other_ways_are_not(client, referer):
    assert open_from(client, referer) == []


@pytest.mark.parametrize("path", ["/id/tidak-ada/", "/healthz", "/id/cari/saran/?q=pem"])
def test_other_addresses_are_not(client, path):
    assert open_from(client, f"{HOST}/id/cari/?q=pembukuan", path) == []


def test_page_from_the_cache_is_counted_too(client, settings):
    settings.PAGE_CACHE_SECONDS = 300
    client.handler.load_middleware()
    headers = {"referer": f"{HOST}/id/cari/?q=pembukuan", "accept-encoding": "gzip"}
    for _ in range(2):
        client.get("/id/pembukuan/", headers=headers)
    assert Opened.objects.get().times == 2
