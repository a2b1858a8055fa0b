"""A kind of its own, whose letters say what is in `truth`."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils.translation import get_language, gettext

from home.notices import kinds
from home.notices.kinds import Kind, Said
from portal.users.models import User
from tests.factories.agreements import person

Truth = dict[str, Any]


@pytest.fixture
def truth() -> Truth:
    """What holds when a letter is written, and in which language it was asked."""
    return {"holds": lambda notice: True, "hears": lambda actor: True, "asked_in": []}


@pytest.fixture
def kind(truth: Truth, monkeypatch: pytest.MonkeyPatch) -> Kind:
    """Drawn by the templates of the reminders."""

    def say(_person: Any, notices: Any, day: Any) -> Said:
        truth["asked_in"].append(get_language())
        truth["day"] = day
        found = [notice for notice in notices if truth["holds"](notice)]
        lines = [{"title": one.data["title"], "when": gettext("Late"), "url": "x"} for one in found]
        return Said(found, {"count": len(found), "parts": [{"title": "A", "lines": lines}]})

    monkeypatch.setattr(kinds, "_kinds", {})
    made = Kind("agreement-reminders", "Matters", lambda actor: truth["hears"](actor), say)
    kinds.register(made)
    return made


@pytest.fixture
def reader(db: None) -> User:
    return person(first_name="Sri", last_name="")


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Any) -> Callable[[], Any]:
    """Leaving the block is the commit, after which jobs run."""
    return lambda: django_capture_on_commit_callbacks(execute=True)
