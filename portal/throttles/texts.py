"""How many short messages leave: a stranger who asks for codes cannot spend the portal's money.

It holds for everybody then, which a log says; what is counted is what is really sent.
"""

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest

from portal import security_log

APP = "portal"
HOME = "+62"


def may_leave(number: str) -> bool:
    """Whether one more may be sent there, which is counted."""
    return _has_room(number, is_counted=True)


def has_room(number: str) -> bool:
    """The same, not counted: for a page that would promise one."""
    return _has_room(number, is_counted=False)


def _has_room(number: str, *, is_counted: bool) -> bool:
    sending = HttpRequest()  # counts by key need nothing of it but that it is no GET
    sending.method = "POST"
    kinds = ["texts"] if number.startswith(HOME) else ["texts_abroad", "texts"]
    for action in kinds:
        given = {"app": APP, "action": action, "config": settings.TEXT_LIMITS, "key": ""}
        if ratelimit.consume(sending, **given, dry_run=not is_counted) is None:
            security_log.note("too many short messages", limit=action)
            return False
    return True
