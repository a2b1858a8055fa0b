"""Whatever is written in Wagtail's admin: nobody is overwritten unseen, nothing is made twice."""

import re
from collections.abc import Iterator
from typing import Any

from django.urls import Resolver404, URLPattern, get_resolver, resolve
from wagtail.admin.views import generic
from wagtail.admin.views.pages import create, edit

from home.desk.creating import CreatedOnce
from home.desk.editing import NewerVersionFirst
from home.desk.others import NewerRecordFirst
from home.desk.pages import PageNewerVersionFirstView
from home.desk.views import ActView

TOLD = (NewerVersionFirst, NewerRecordFirst, PageNewerVersionFirstView, ActView)
# What cannot be lost, and why.
EXCEPT = {
    "admin/locales/edit/<int:pk>/": "two choices of an administrator, both shown in the list",
}
# Made once whatever is pressed, by a value that only one may have: the second is refused.
UNIQUE = {
    "admin/locales/new/": "its language",
    "admin/locales/copy/<int:pk>/": "its language",
    "admin/sites/new/": "host name and port",
    "admin/sites/copy/<int:pk>/": "host name and port",
    "admin/users/new/": "its address",
    "admin/users/copy/<int:pk>/": "its address",
    "admin/groups/new/": "its name",
}


def views(patterns: list[Any], before: str = "") -> Iterator[tuple[str, type]]:
    """Address and class of every view of the admin, those behind others left out."""
    for pattern in patterns:
        address = before + str(pattern.pattern)
        if not isinstance(pattern, URLPattern):
            yield from views(pattern.url_patterns, address)
        elif hasattr(pattern.callback, "view_class"):
            yield address, pattern.callback.view_class


def first_answering(address: str) -> type | None:
    """Who answers at an address like this one: the first pattern that fits it."""
    typed = re.sub(r"<(?:int:)?\w*(?:pk|id)>|<int:\w+>", "1", address)
    typed = re.sub(r"<(?:\w+:)?\w+>", "x", typed)
    try:
        return getattr(resolve(f"/{typed}").func, "view_class", None)
    except Resolver404:
        return None


def answering(*kinds: type) -> dict[str, type]:
    found = {}
    for address, view in views(get_resolver().url_patterns):
        if address.startswith("admin/") and issubclass(view, kinds):
            found[address] = first_answering(address) or view
    return found


def test_who_saves_second_is_told_in_every_form() -> None:
    found = answering(generic.EditView, edit.EditView)
    silent = {
        address: f"{view.__module__}.{view.__name__}"
        for address, view in found.items()
        if not issubclass(view, TOLD)
    }
    assert len(found) > 20
    assert silent.keys() == EXCEPT.keys()


def test_what_is_sent_twice_is_made_once_in_every_form() -> None:
    found = answering(generic.CreateView, create.CreateView)
    twice = {
        address: f"{view.__module__}.{view.__name__}"
        for address, view in found.items()
        if not issubclass(view, (CreatedOnce, ActView))
    }
    assert len(found) > 20
    assert twice.keys() == UNIQUE.keys()
