"""A small site of standing pages, found by the search."""

import pytest

from home.models import HomePage
from tests.factories.home import HomePageFactory, StandardPageFactory


@pytest.fixture
def home(db) -> HomePage:
    return HomePageFactory()


@pytest.fixture
def add(home):
    """Publish a standing page."""

    def add(title, **values):
        return StandardPageFactory(parent=values.pop("parent", home), title=title, **values)

    return add


@pytest.fixture
def broken(settings, tmp_path, search_index):
    """A configured engine that cannot answer: its index was never built."""
    settings.SEARCH_ENGINES = {"default": {"URL": "embedded://", "PATH": tmp_path / "absent"}}
