"""Each room's pages carry the sheet of all that they show, and no more than a slow phone can."""

import gzip
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import pytest

from home.ui import css
from tests.home.ui.components import own_classes

TEMPLATES = Path(__file__).resolve().parents[3] / "templates"
NAMED = re.compile(r'(?:include|extends) "([^"]+)"|template="([^"]+)"')
CLASSES = re.compile(r'class="([^"]*)')
GIVEN = re.compile(r'card\.html"[^%]*?\bkind="([^"]*)')
OF_ROOMS = sorted({name for names in css.ROOMS.values() for name in names})
ROOM = re.compile(r'{% block sheet %}{% inline_css(?: "([^"]+)")? %}')


def _gzipped(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


@pytest.mark.parametrize("room", [name for name in css.rooms() if name != css.STYLE_GUIDE])
def test_sheet_of_a_room_is_at_most_6_kb_gzipped(room: str) -> None:
    assert _gzipped(css.sheet(room)) <= 6_000


def test_component_of_rooms_is_in_their_sheets_alone() -> None:
    for component in OF_ROOMS:
        for name in own_classes(component):
            for room in css.rooms():
                belongs = room == css.STYLE_GUIDE or component in css.ROOMS.get(room, ())
                there = re.search(rf"\.{name}(?![\w-])", css.sheet(room)) is not None
                assert there is belongs, (component, name, room)


def test_unknown_room_is_an_error() -> None:
    with pytest.raises(KeyError):
        css.sheet("kitchen")


@pytest.mark.parametrize("component", OF_ROOMS)
def test_pages_that_show_a_component_have_its_rules(component: str) -> None:
    names = "|".join(own_classes(component))
    own = re.compile(rf"(?<![\w-])(?:{names})(?![\w-])")
    showing = {name for name, text in _templates().items() if own.search(_classes_in(text))}
    assert showing
    for page in _pages_with(showing):
        assert component in css.ROOMS.get(_room(page), ()) or _room(page) == css.STYLE_GUIDE, page


def _classes_in(template: str) -> str:
    """The words of its class attributes, without what is computed, and those that it gives to
    a card as its `kind`.
    """
    written = CLASSES.findall(re.sub(r"{{.*?}}|{%.*?%}", " ", template))
    return " ".join([*written, *GIVEN.findall(template)])


@cache
def _templates() -> dict[str, str]:
    return {
        str(path.relative_to(TEMPLATES)): path.read_text()
        for path in TEMPLATES.rglob("*.html")
        if "admin" not in str(path.relative_to(TEMPLATES))
    }


@cache
def _named(template: str) -> frozenset[str]:
    found = NAMED.findall(_templates().get(template, ""))
    return frozenset(one or other for one, other in found)


def _pages_with(templates: set[str]) -> set[str]:
    """Those that extend a frame and show one of these, however deep."""
    users = defaultdict(set)
    for name in _templates():
        for other in _named(name):
            users[other].add(name)
    found, asked = set(templates), list(templates)
    while asked:
        new = users[asked.pop()] - found
        found |= new
        asked += new
    return {name for name in found if "{% extends" in _templates()[name] and _has_frame(name)}


def _parent(template: str) -> str:
    extended = re.search(r'extends "([^"]+)"', _templates().get(template, ""))
    return extended[1] if extended else ""


def _has_frame(template: str) -> bool:
    return template == "base.html" or (bool(template) and _has_frame(_parent(template)))


def _room(template: str) -> str:
    said = ROOM.search(_templates()[template])
    if said:
        return said[1] or ""
    return _room(_parent(template)) if _parent(template) else ""
