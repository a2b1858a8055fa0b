"""Whether a page shows records of the demo: said once at its top, and not on each card."""

from home.cache import shelf
from home.models import HomePage


def is_shown(record: object = None) -> bool:
    """Whether `record` is of the demo; without one, whether the portal holds the demo's records."""
    if record is None:
        return shelf.kept("demo portal", _has_demo, alone=True)
    return bool(getattr(record, "is_demo", False))


def _has_demo() -> bool:
    return HomePage.objects.filter(is_demo=True).exists()
