"""How often one network may ask: answering a long list takes a web worker seconds."""

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest

APP = "reconciliation"
PAUSE = 60  # seconds


def may_ask(request: HttpRequest, action: str) -> bool:
    """Counts one more; False for who asked too often. `action`: a key of the setting."""
    limits = settings.RECONCILIATION_LIMITS
    return ratelimit.consume(request, app=APP, action=action, config=limits) is not None
