"""Scripts: one file per page, small, named by its content; the worker keeps little."""

import gzip
import re
from pathlib import Path

import pytest
from django.test import Client

from home.ui import js

# With forms of the workspace only; no public page asks for them: bytes gzipped, each its own bound.
# The logbook's has the outbox of a device in it and is fetched on its own two pages alone; that of
# signing out looks into it and is fetched there alone.
MEMBERS = {
    "days": 230,
    "drafts": 1_000,
    "session": 520,
    "rank": 810,
    "logbook": 2_500,
    "signout": 340,
}
TEMPLATES = Path(__file__).parents[3] / "templates"
NAMED = re.compile(r'components/scripts.html" with name="([^"]*)"')
ON_DEMAND = ("live", "suggest")  # fetched when their form is touched


def gzipped(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


def weight(path: Path) -> int:
    return gzipped(js.jsmin(path.read_text()))


def test_scripts_of_readers_are_at_most_5_kb_gzipped_together() -> None:
    served = [path for path in js.JS_DIR.rglob("*.js") if path.stem not in MEMBERS]
    assert sum(map(weight, served)) <= 5_000


@pytest.mark.parametrize("name", sorted(MEMBERS))
def test_script_of_members_forms_stays_within_its_bound(name: str) -> None:
    assert weight(js.JS_DIR / f"{name}.js") <= MEMBERS[name]


def _named() -> set[str]:
    return {
        names for path in TEMPLATES.rglob("*.html") for names in NAMED.findall(path.read_text())
    }


@pytest.mark.parametrize("names", sorted(_named()))
def test_page_fetches_at_most_5_kb_of_scripts_whatever_is_done_on_it(names: str) -> None:
    at_once = js.source(f"{names} {js.EVERYWHERE}")
    later = [*ON_DEMAND, "offline"] if "buttons" in names else ON_DEMAND
    assert gzipped(at_once) + sum(gzipped(js.source(name)) for name in later) <= 5_000


def test_pages_that_name_their_scripts_are_found() -> None:
    """The bound above is asked of something."""
    assert {"buttons", "days drafts session", "drafts rank session", "offline"} <= _named()


def test_order_of_behaviours_makes_no_other_file() -> None:
    assert js.address("suggest live") == js.address("live suggest") == js.address("live+suggest")


def test_part_on_demand_holds_one_behaviour(client: Client) -> None:
    assert js.part("live").startswith("/js/live.")
    assert "data-live" in client.get(js.part("live")).content.decode()
    assert "saved-tools" not in client.get(js.part("live")).content.decode()
    assert "data-live" not in client.get(js.address()).content.decode()


def test_comments_are_not_sent_and_addresses_stay_whole(client: Client) -> None:
    assert js.jsmin("// a\n  const b = `http://c /d`; // d\n\n") == "const b=`http://c /d`;"
    assert "//" not in client.get(js.address("live suggest buttons offline")).content.decode()


def test_script_is_kept_for_ever_under_its_own_name(client: Client) -> None:
    response = client.get(js.address("live"))
    assert response.status_code == 200
    assert "immutable" in response.headers["Cache-Control"]
    assert not response.cookies
    old = client.get("/js/live+offline.00000000.js")
    assert (old.status_code, old.headers["Cache-Control"]) == (200, "public, max-age=60")


@pytest.mark.django_db  # the page for what is not found looks for redirects
@pytest.mark.parametrize("names", ["none", "..", "worker", "live+none", "%00", "a" * 5000])
def test_unknown_behaviour_is_not_found(client: Client, names: str) -> None:
    assert client.get(f"/js/{names}.00000000.js").status_code == 404


@pytest.mark.django_db
def test_worker_keeps_the_offline_pages_and_never_the_admin(client: Client) -> None:
    response = client.get("/sw.js")
    text = response.content.decode()
    assert '["/id/luring/", "/en/offline/", "/js/always+offline.' in text
    assert all(address in text for address in js.offline())
    assert "__" not in text
    assert '"/admin/"' in text
    assert response.headers["Cache-Control"] == "no-cache"
    for address in ("/id/luring/", "/en/offline/"):
        assert client.get(address).status_code == 200
