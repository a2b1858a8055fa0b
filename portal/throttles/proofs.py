"""How many codes are sent to one address or number and for one network, and how many wrong ones one
network tries. How many short messages leave at all: `texts`.
"""

from typing import Any

from allauth.core.internal import ratelimit
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from portal import security_log
from portal.throttles import answers, texts

APP = "portal"
AN_HOUR = 3600  # seconds


def refusal(request: HttpRequest, contact: str) -> HttpResponse | None:
    """The answer to who asks too often; None when one more may be sent, which is counted."""
    if "@" not in contact and not texts.has_room(contact):
        return answers.respond(request, 429, AN_HOUR)
    return _counted(request, "proof", contact)


def refusal_of_a_wrong_code(request: HttpRequest) -> HttpResponse | None:
    """The answer to a network that tries too many; None when one more is only counted."""
    return _counted(request, "proof_wrong", "")


def _counted(request: HttpRequest, action: str, key: str) -> HttpResponse | None:
    given: dict[str, Any] = {"app": APP, "action": action, "config": settings.PROOF_LIMITS}
    given["key"] = key
    if ratelimit.consume(request, **given) is not None:
        return None
    security_log.note("tried too often", request=request, limit=action)
    return answers.respond(request, 429, answers.wait_of(request, **given))
