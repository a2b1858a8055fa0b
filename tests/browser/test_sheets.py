"""Whatever a public page shows, its sheet has the rules for: asked of the pages as they are served.

`tests/home/ui/test_rooms.py` reads templates; what a tag includes is seen here only.
"""

import re
from collections import deque
from urllib.error import HTTPError
from urllib.parse import urljoin
from urllib.request import urlopen

from pytest_django.live_server_helper import LiveServer

from home.ui import css
from tests.home.ui.components import own_classes

MOST = 160
LINK = re.compile(r'href="(/(?:id|en)/[^"#?]*/)"')
ENTRANCES = (
    "/id/",
    "/en/",
    "/id/magang/angka/",
    "/id/kesepakatan/?view=timeline",
    "/id/cari/?q=kas",
)


def test_sheet_of_every_page_has_the_rules_of_what_it_shows(site: LiveServer) -> None:
    of_rooms = {
        name: component
        for component in {one for names in css.ROOMS.values() for one in names}
        for name in own_classes(component)
    }
    lacking: dict[str, set[str]] = {}
    found = set()
    for address, html in pages(site.url):
        shown = of_rooms.keys() & classes_of(html)
        found |= shown
        sheet = "".join(re.findall(r"<style>(.*?)</style>", html, re.DOTALL))
        if missing := {name for name in shown if not re.search(rf"\.{name}(?![\w-])", sheet)}:
            lacking[address] = missing
    assert lacking == {}
    assert len(found) > 50, "the pages show what the rooms have"


def pages(root: str) -> list[tuple[str, str]]:
    """Address and text of pages that one reaches from the entrances, nearest first."""
    asked, seen = deque(ENTRANCES), set(ENTRANCES)
    read = []
    while asked and len(read) < MOST:
        address = asked.popleft()
        try:
            with urlopen(urljoin(root, address)) as answer:  # noqa: S310 - our own server
                if "text/html" not in answer.headers["Content-Type"]:
                    continue
                html = answer.read().decode()
        except HTTPError:  # what asks who reads
            continue
        read.append((address, html))
        new = [link for link in LINK.findall(html) if link not in seen]
        seen.update(new)
        asked.extend(new)
    return read


def classes_of(html: str) -> set[str]:
    body = html.split("</head>", 1)[1]
    return set(" ".join(re.findall(r'class="([^"]*)"', body)).split())
