"""How the search is doing, for /healthz and for people."""

from typing import Any

from django.utils import timezone

from search import backends
from search.models import Change, IndexState


def health() -> dict[str, Any]:
    """`ok`, engine, documents, and how far the index is behind (`lag_seconds`)."""
    seen = backends.engine().health()
    pending = Change.objects.pending()
    oldest = pending.first()
    lag = (timezone.now() - oldest.created_at).total_seconds() if oldest else 0.0
    return {
        "ok": seen.ok,
        "engine": seen.engine,
        "documents": seen.documents,
        "detail": seen.detail,
        "pending": pending.count(),
        "failed": Change.objects.failed().count(),
        "lag_seconds": round(max(0.0, lag), 1),
        "rebuilt_at": IndexState.current().rebuilt_at,
    }
