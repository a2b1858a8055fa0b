"""One search box on a page, and it says what it searches."""

import re
from pathlib import Path

from django.template.loader import render_to_string

TEMPLATES = Path(__file__).parents[3] / "templates"
OWN = re.compile(r'include "components/(?:search_box|hero).html"')
GIVES_WAY = 'include "components/header.html" with own_search=True'


def _pages() -> dict[str, str]:
    texts = {path: path.read_text() for path in TEMPLATES.rglob("*.html")}
    return {
        str(path.relative_to(TEMPLATES)): text
        for path, text in texts.items()
        if '{% extends "base.html" %}' in text
    }


def test_header_gives_way_on_pages_with_a_search_box_of_their_own() -> None:
    own = {name for name, text in _pages().items() if OWN.search(text)}
    assert own
    assert own == {name for name, text in _pages().items() if GIVES_WAY in text}


def test_box_of_a_page_says_what_it_searches_and_the_headers_says_it_to_screen_readers() -> None:
    box = {"url": "", "id": "one", "label": "Cari mitra"}
    assert '<label for="one">Cari mitra</label>' in render_to_string(
        "components/search_box.html", box
    )
    drawn = render_to_string("components/search_box.html", {**box, "compact": True})
    assert '<label class="visually-hidden" for="one">Cari mitra</label>' in drawn
