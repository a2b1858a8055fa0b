"""Shared fixtures. Areas keep their own in their folders."""

import os

import pytest
from django.core.cache import cache

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "portal.settings.test")


@pytest.fixture(autouse=True)
def _fresh_cache() -> None:
    """Throttle state and cached lists must not leak between tests."""
    cache.clear()
