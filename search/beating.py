"""The heart of the indexer beats in the shared cache, where monitors hear it."""

import time

from django.core.cache import cache

KEY = "indexer:beat"
EVERY = 15.0  # seconds
SILENT_AFTER = 300  # seconds: building a damaged index anew takes minutes without a beat


def beat() -> None:
    cache.set(KEY, time.time(), SILENT_AFTER)


def silent_seconds() -> float | None:
    """Since the last beat; None when none is heard."""
    at = cache.get(KEY)
    return None if at is None else round(max(0.0, time.time() - at), 1)
