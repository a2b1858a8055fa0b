"""Shared fixtures. Areas keep their own in their folders."""

import os

import pytest
from django.core.cache import cache

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    """Throttle state and cached lists must not leak between tests."""
    cache.clear()


@pytest.fixture
def search_index(db, settings, tmp_path):
    """An embedded index of its own; call it to index what is in the database now."""
    from search import backends, finding, lexicons, rebuilding

    def forget():
        backends.forget()
        lexicons.forget()
        finding.forget()

    forget()
    settings.SEARCH_ENGINES = {"default": {"URL": "embedded://", "PATH": tmp_path / "search"}}
    yield rebuilding.rebuild
    forget()
